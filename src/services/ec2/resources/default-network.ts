import { zoneId } from '../../../kernel/ec2-names.ts'
import type { RegionOf } from '../../../store/ec2/instances.ts'
import { derivedId } from '../ids.ts'
import { ec2Arn } from '../questions.ts'
import { zonesOf } from './regions.ts'

/** A subnet of the default network: one a zone, each with 4,096 addresses. */
export type DefaultSubnet = {
  id: string
  arn: string
  zone: string
  zoneId: string
  cidr: string
  /** The first address as a number. */
  base: number
  size: number
}

/**
 * The network every account has in every region without making it: one VPC, a subnet in each zone and a
 * security group, all called default. Source: Amazon VPC User Guide, "Default VPC components".
 */
export type DefaultNetwork = {
  vpcId: string
  vpcArn: string
  cidr: string
  subnets: DefaultSubnet[]
  groupId: string
  groupArn: string
}

const firstAddress = ((172 << 24) | (31 << 16)) >>> 0
const subnetSize = 4096

/** The default network of an account in a region. Its ids follow from both, so nothing is stored. */
export function defaultNetwork(of: RegionOf): DefaultNetwork {
  const vpcId = derivedId('vpc', of.account, of.region)
  const groupId = derivedId('sg', of.account, of.region)
  const subnets = zonesOf(of.region).map(({ ZoneName: zone = '' }, index) => {
    const id = derivedId('subnet', of.account, zone)
    const base = firstAddress + index * subnetSize
    return {
      id,
      arn: ec2Arn(of, 'subnet', id),
      zone,
      zoneId: zoneId(zone),
      cidr: `${addressText(base)}/20`,
      base,
      size: subnetSize,
    }
  })
  return {
    vpcId,
    vpcArn: ec2Arn(of, 'vpc', vpcId),
    cidr: '172.31.0.0/16',
    subnets,
    groupId,
    groupArn: ec2Arn(of, 'security-group', groupId),
  }
}

// LIMIT: AWS keeps the first four addresses of a subnet and the last one.
const reservedAtStart = 4
const reservedAtEnd = 1

/** How many addresses of a subnet instances can have. */
export function usableAddresses(subnet: DefaultSubnet): number {
  return subnet.size - reservedAtStart - reservedAtEnd
}

/** Whether an address may be given to an instance in the subnet. */
export function isUsable(subnet: DefaultSubnet, address: string): boolean {
  const number = addressNumber(address)
  if (number === undefined) return false
  const offset = number - subnet.base
  return offset >= reservedAtStart && offset < subnet.size - reservedAtEnd
}

/** A free address of the subnet, looked for from a given place on; undefined where all are taken. */
export function freeAddress(
  subnet: DefaultSubnet,
  taken: ReadonlySet<string>,
  start: number,
): string | undefined {
  const usable = usableAddresses(subnet)
  for (let step = 0; step < usable; step++) {
    const address = addressText(subnet.base + reservedAtStart + ((start + step) % usable))
    if (!taken.has(address)) return address
  }
  return undefined
}

function addressText(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}

function addressNumber(address: string): number | undefined {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0)
}
