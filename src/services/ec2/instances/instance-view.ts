import type { Instance, InstanceNetworkInterface, InstanceState, Reservation } from '@aws-sdk/client-ec2'
import { architectureOf, privateDnsName, zoneId } from '../../../kernel/ec2-names.ts'
import type { ProfileAssociationRow } from '../../../store/ec2/instance-profile-associations.ts'
import type { InstanceRow } from '../../../store/ec2/instances.ts'
import type { ResourceTagRow } from '../../../store/ec2/resource-tags.ts'
import { launchImage } from '../resources/images.ts'
import { describeMetadataOptions } from './metadata-options.ts'
import { tagList } from '../questions.ts'

/** Codes of instance states. Source: Amazon EC2 API reference, InstanceState. */
const stateCodes = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const

/** AWS: launch and attach times have no fraction of a second. */
function wholeSecond(time: number): Date {
  return new Date(time - (time % 1000))
}

/** A state as answers write it. */
export function stateOf(name: keyof typeof stateCodes): InstanceState {
  return { Code: stateCodes[name], Name: name }
}

/** All that an answer shows of one instance. */
export type InstanceFacts = {
  row: InstanceRow
  tags: readonly ResourceTagRow[]
  association?: ProfileAssociationRow | undefined
  /** Where it is not the stored one: a launch is answered with `pending`. */
  state?: InstanceState
}

/** An instance as DescribeInstances and RunInstances show it. */
export function describeInstance({ row, tags, association, state }: InstanceFacts): Instance {
  const gone = row.state === 'terminated'
  return {
    AmiLaunchIndex: row.launchIndex,
    ImageId: row.imageId,
    InstanceId: row.id,
    InstanceType: row.instanceType as Instance['InstanceType'],
    KeyName: row.keyName ?? undefined,
    LaunchTime: wholeSecond(row.launched),
    Monitoring: { State: row.monitoring === 1 ? 'enabled' : 'disabled' },
    Placement: {
      AvailabilityZone: row.zone,
      AvailabilityZoneId: zoneId(row.zone),
      GroupName: '',
      Tenancy: 'default',
    },
    PrivateDnsName: gone ? '' : privateDnsName(row.region, row.privateIp),
    PublicDnsName: '',
    ProductCodes: [],
    State: state ?? stateOf(row.state),
    StateTransitionReason: row.stateTransitionReason ?? '',
    StateReason:
      row.stateReasonCode === null
        ? undefined
        : { Code: row.stateReasonCode, Message: row.stateReasonMessage ?? undefined },
    ...(gone ? { BlockDeviceMappings: [], NetworkInterfaces: [], SecurityGroups: [] } : attachmentsOf(row)),
    Architecture: architectureOf(row.instanceType),
    ClientToken: row.clientToken ?? '',
    EbsOptimized: row.ebsOptimized === 1,
    EnaSupport: true,
    Hypervisor: 'xen',
    IamInstanceProfile: association && { Arn: association.profileArn, Id: association.profileId },
    RootDeviceName: launchImage(row.region, row.imageId).rootDevice,
    RootDeviceType: 'ebs',
    Tags: tags.length === 0 ? undefined : tagList(tags),
    VirtualizationType: 'hvm',
    CpuOptions: undefined,
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    MetadataOptions: describeMetadataOptions(row),
    EnclaveOptions: { Enabled: false },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: wholeSecond(row.created),
    PrivateDnsNameOptions: gone
      ? undefined
      : {
          HostnameType: 'ip-name',
          EnableResourceNameDnsARecord: false,
          EnableResourceNameDnsAAAARecord: false,
        },
    MaintenanceOptions: { AutoRecovery: 'default' },
    CurrentInstanceBootMode: 'legacy-bios',
  }
}

/** What a terminated instance has no more: its network and its disk. */
function attachmentsOf(row: InstanceRow): Partial<Instance> {
  const groups = securityGroupsOf(row)
  return {
    PrivateIpAddress: row.privateIp,
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    SecurityGroups: groups,
    SourceDestCheck: true,
    BlockDeviceMappings: [
      {
        DeviceName: launchImage(row.region, row.imageId).rootDevice,
        Ebs: {
          AttachTime: wholeSecond(row.created),
          DeleteOnTermination: true,
          Status: 'attached',
          VolumeId: row.volumeId,
        },
      },
    ],
    NetworkInterfaces: [networkInterfaceOf(row, groups)],
  }
}

function networkInterfaceOf(
  row: InstanceRow,
  groups: { GroupId: string; GroupName: string }[],
): InstanceNetworkInterface {
  const dnsName = privateDnsName(row.region, row.privateIp)
  return {
    Attachment: {
      AttachTime: wholeSecond(row.created),
      AttachmentId: row.attachmentId,
      DeleteOnTermination: true,
      DeviceIndex: 0,
      Status: 'attached',
      NetworkCardIndex: 0,
    },
    Description: '',
    Groups: groups,
    Ipv6Addresses: [],
    MacAddress: row.mac,
    NetworkInterfaceId: row.networkInterfaceId,
    OwnerId: row.account,
    PrivateDnsName: dnsName,
    PrivateIpAddress: row.privateIp,
    PrivateIpAddresses: [{ Primary: true, PrivateDnsName: dnsName, PrivateIpAddress: row.privateIp }],
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: row.subnetId,
    VpcId: row.vpcId,
    InterfaceType: 'interface',
  }
}

/** The security groups of an instance; the default group is the only one there is. */
export function securityGroupsOf(row: InstanceRow): { GroupId: string; GroupName: string }[] {
  return (JSON.parse(row.securityGroupIds) as string[]).map((id) => ({ GroupId: id, GroupName: 'default' }))
}

/** Instances put together by the launch they came from, in the order given. */
export function reservationsOf(instances: readonly InstanceFacts[]): Reservation[] {
  const reservations = new Map<string, Reservation & { Instances: Instance[] }>()
  for (const facts of instances) {
    const { reservationId, account } = facts.row
    let reservation = reservations.get(reservationId)
    if (reservation === undefined) {
      reservation = { ReservationId: reservationId, OwnerId: account, Groups: [], Instances: [] }
      reservations.set(reservationId, reservation)
    }
    reservation.Instances.push(describeInstance(facts))
  }
  return [...reservations.values()]
}
