import type { Call } from '../../../access/action.ts'
import { fromBase64 } from '../../../kernel/bytes.ts'
import { architectureOf } from '../../../kernel/ec2-names.ts'
import type { RegionOf } from '../../../store/ec2/instances.ts'
import type { Ec2Input } from '../action.ts'
import { defaultNetwork, type DefaultNetwork, type DefaultSubnet } from '../resources/default-network.ts'
import {
  invalidCombination,
  invalidInstanceType,
  invalidValue,
  invalidZone,
  missingParameter,
  noSuchSecurityGroup,
  noSuchSubnet,
  unsupportedParameter,
} from '../errors.ts'
import { launchImage, type LaunchImage } from '../resources/images.ts'
import { checkCredits } from './credit-specifications.ts'
import { isInstanceType } from './instance-types.ts'
import { defaultMetadataOptions, readMetadataOptions, type MetadataOptions } from './metadata-options.ts'
import { regionOf } from '../questions.ts'
import { readTagSpecifications, type Tag } from '../resources/tag-rules.ts'
import { readRootVolume, type RootVolume } from './root-volume.ts'

type Input = Ec2Input<'RunInstances'>

/** A launch with its parameters read and judged; whether what it names exists is asked later. */
export type LaunchRequest = {
  of: RegionOf
  network: DefaultNetwork
  minCount: number
  maxCount: number
  image: LaunchImage
  instanceType: string
  keyName?: string | undefined
  /** Undefined where the request named a subnet that is not there. */
  subnet: DefaultSubnet | undefined
  subnetId: string
  groupIds: string[]
  privateIp?: string | undefined
  userData: string | null
  metadata: MetadataOptions
  volume: RootVolume
  tags: ReadonlyMap<string, Tag[]>
  ebsOptimized: number
  monitoring: number
  disableTermination: number
  disableStop: number
  shutdownBehavior: 'stop' | 'terminate'
}

/** LIMIT: instances one launch may ask for; the quota of a region is the same. */
export const instancesLimit = 1000

/** LIMIT: user data before base64. Source: Amazon EC2 User Guide, "User data is limited to 16 KB". */
const userDataLimitBytes = 16_384

const taggable = ['instance', 'volume', 'network-interface']

// What this server has no meaning for; a launch that asks for it is refused rather than given less than it
// asked for.
const unsupported = [
  'AdditionalInfo',
  'ElasticGpuSpecification',
  'ElasticInferenceAccelerators',
  'InstanceMarketOptions',
  'Ipv6AddressCount',
  'Ipv6Addresses',
  'KernelId',
  'LaunchTemplate',
  'LicenseSpecifications',
  'RamdiskId',
  'SecondaryInterfaces',
] as const satisfies readonly (keyof Input)[]

/** Reads RunInstances' parameters. Throws EC2's errors for those that are wrong by themselves. */
export function readLaunch(call: Pick<Call<Input>, 'input' | 'caller' | 'request'>): LaunchRequest {
  const { input } = call
  const of = regionOf(call)
  refuseUnsupported(input)
  const network = defaultNetwork(of)
  const instanceType = input.InstanceType ?? 'm1.small'
  if (!isInstanceType(instanceType)) throw invalidInstanceType(instanceType)
  if (input.ImageId === undefined) throw missingParameter('ImageId')
  checkCredits(input.CreditSpecification?.CpuCredits, instanceType)
  const image = launchImage(of.region, input.ImageId)
  if (image.architecture !== undefined && image.architecture !== architectureOf(instanceType)) {
    throw invalidValue(
      `The architecture '${architectureOf(instanceType)}' of the specified instance type does not match the` +
        ` architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have` +
        ` matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to` +
        ` discover the architecture of the instance type or AMI.`,
    )
  }
  return {
    of,
    network,
    ...readCounts(input),
    image,
    instanceType,
    keyName: input.KeyName,
    ...readPlace(input, network),
    userData: readUserData(input.UserData),
    metadata: readMetadataOptions(input.MetadataOptions, defaultMetadataOptions),
    volume: readRootVolume(input.BlockDeviceMappings, image.rootDevice),
    tags: readTagSpecifications(input.TagSpecifications, taggable),
    ebsOptimized: Number(input.EbsOptimized ?? false),
    monitoring: Number(input.Monitoring?.Enabled ?? false),
    disableTermination: Number(input.DisableApiTermination ?? false),
    disableStop: Number(input.DisableApiStop ?? false),
    shutdownBehavior: readShutdownBehavior(input.InstanceInitiatedShutdownBehavior),
  }
}

function refuseUnsupported(input: Input): void {
  for (const name of unsupported) {
    const value = input[name]
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) throw unsupportedParameter(name)
  }
  if (input.HibernationOptions?.Configured) throw unsupportedParameter('HibernationOptions')
  if (input.EnclaveOptions?.Enabled) throw unsupportedParameter('EnclaveOptions')
  const { Tenancy = 'default', GroupName, HostId } = input.Placement ?? {}
  if (Tenancy !== 'default') throw unsupportedParameter('Placement.Tenancy')
  if (GroupName) throw unsupportedParameter('Placement.GroupName')
  if (HostId) throw unsupportedParameter('Placement.HostId')
}

function readCounts({ MinCount, MaxCount }: Input): { minCount: number; maxCount: number } {
  if (MinCount === undefined) throw missingParameter('MinCount')
  if (MaxCount === undefined) throw missingParameter('MaxCount')
  if (MinCount < 1)
    throw invalidValue(`Value (${MinCount}) for parameter minCount is invalid. Must be at least 1.`)
  if (MaxCount < MinCount) {
    throw invalidValue(
      `Value (${MaxCount}) for parameter maxCount is invalid. Must not be less than minCount.`,
    )
  }
  return { minCount: MinCount, maxCount: MaxCount }
}

type Place = Pick<LaunchRequest, 'subnet' | 'subnetId' | 'groupIds' | 'privateIp'>

/** The network of a launch: by its own parameters, or by one network interface. */
function readPlace(input: Input, network: DefaultNetwork): Place {
  const interfaces = input.NetworkInterfaces ?? []
  if (interfaces.length > 1) throw unsupportedParameter('NetworkInterface.2')
  const card = interfaces[0]
  if (card !== undefined && (input.SubnetId ?? input.SecurityGroupIds?.[0] ?? input.SecurityGroups?.[0])) {
    throw invalidCombination(
      'Network interfaces and an instance-level subnet ID or security groups may not be specified on the same request',
    )
  }
  if (card?.AssociatePublicIpAddress)
    throw unsupportedParameter('NetworkInterface.1.AssociatePublicIpAddress')
  if (card?.NetworkInterfaceId) throw unsupportedParameter('NetworkInterface.1.NetworkInterfaceId')
  // AWS: an empty zone is no zone; Terraform sends one with every launch.
  const zone = input.Placement?.AvailabilityZone || undefined
  if (zone !== undefined && !network.subnets.some((subnet) => subnet.zone === zone)) throw invalidZone(zone)
  const wanted = input.SubnetId ?? card?.SubnetId
  const subnet = network.subnets.find(({ id, zone: its }) =>
    wanted !== undefined ? id === wanted : zone === undefined || its === zone,
  )
  if (subnet !== undefined && zone !== undefined && subnet.zone !== zone) {
    throw invalidValue(`The specified subnet '${subnet.id}' is not in the availability zone '${zone}'`)
  }
  const named = (input.SecurityGroups ?? []).map((name) => (name === 'default' ? network.groupId : name))
  const ids = [...new Set([...(input.SecurityGroupIds ?? []), ...(card?.Groups ?? []), ...named])]
  return {
    subnet,
    subnetId: wanted ?? subnet?.id ?? '',
    groupIds: ids.length === 0 ? [network.groupId] : ids,
    privateIp: input.PrivateIpAddress ?? card?.PrivateIpAddress,
  }
}

/** Throws where the subnet or a group of the request is not there. */
export function existingPlace({ subnet, subnetId, groupIds, network }: LaunchRequest): DefaultSubnet {
  if (subnet === undefined) throw noSuchSubnet(subnetId)
  for (const id of groupIds) if (id !== network.groupId) throw noSuchSecurityGroup(id)
  return subnet
}

/** User data in base64, as it is kept. Throws InvalidParameterValue where it is not base64 or too long. */
export function readUserData(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  const bytes = fromBase64(text)
  if (bytes === undefined) throw invalidValue('Invalid BASE64 encoding of user data.')
  if (bytes.length > userDataLimitBytes) throw invalidValue('User data is limited to 16384 bytes')
  return text
}

/** What an instance does when it shuts itself down. */
export function readShutdownBehavior(text: string | undefined): 'stop' | 'terminate' {
  if (text === undefined || text === 'stop') return 'stop'
  if (text === 'terminate') return 'terminate'
  throw invalidValue(`Value (${text}) for parameter instanceInitiatedShutdownBehavior is invalid.`)
}
