import type { SecurityGroup, Subnet, Vpc } from '@aws-sdk/client-ec2'
import type { Call } from '../../../access/action.ts'
import { takenAddresses } from '../../../store/ec2/instances.ts'
import { listResourceTags, type ResourceTagRow } from '../../../store/ec2/resource-tags.ts'
import { action } from '../action.ts'
import { defaultNetwork, usableAddresses } from './default-network.ts'
import { dryRunSucceeded, noSuchSecurityGroup, noSuchSubnet, noSuchVpc } from '../errors.ts'
import { applyFilters } from '../filters.ts'
import { checkMaxResults, pageOf } from '../pages.ts'
import { everything, regionOf, tagList } from '../questions.ts'

type Where = Pick<Call<unknown>, 'caller' | 'request' | 'house'>

export const describeVpcs = action('DescribeVpcs', {
  access: everything,
  async run(call) {
    const { input, house } = call
    checkMaxResults(input.MaxResults)
    const { vpcId, cidr } = defaultNetwork(regionOf(call))
    const missing = input.VpcIds?.find((id) => id !== vpcId)
    if (missing !== undefined) throw noSuchVpc(missing)
    if (input.DryRun) throw dryRunSucceeded()
    const tags = await tagsById(call)
    const vpc: Vpc = {
      CidrBlock: cidr,
      CidrBlockAssociationSet: [
        {
          AssociationId: vpcId.replace('vpc-', 'vpc-cidr-assoc-'),
          CidrBlock: cidr,
          CidrBlockState: { State: 'associated' },
        },
      ],
      DhcpOptionsId: vpcId.replace('vpc-', 'dopt-'),
      InstanceTenancy: 'default',
      IsDefault: true,
      OwnerId: call.caller.account,
      State: 'available',
      VpcId: vpcId,
      Tags: shownTags(tags, vpcId),
    }
    const filtered = applyFilters(
      [vpc],
      input.Filters,
      {
        cidr: (found) => found.CidrBlock,
        'cidr-block-association.cidr-block': (found) => found.CidrBlock,
        'dhcp-options-id': (found) => found.DhcpOptionsId,
        'is-default': () => 'true',
        isDefault: () => 'true',
        'owner-id': (found) => found.OwnerId,
        state: (found) => found.State,
        'vpc-id': (found) => found.VpcId,
      },
      ({ VpcId }) => tags.get(VpcId!) ?? [],
    )
    const { items, NextToken } = pageOf(house, 'vpcs', filtered, ({ VpcId }) => VpcId ?? '', input)
    return { Vpcs: items, NextToken }
  },
})

export const describeSubnets = action('DescribeSubnets', {
  access: everything,
  async run(call) {
    const { input, house } = call
    checkMaxResults(input.MaxResults)
    const tags = await tagsById(call)
    const subnets = await subnetsOf(call, tags)
    const missing = input.SubnetIds?.find((id) => !subnets.some(({ SubnetId }) => SubnetId === id))
    if (missing !== undefined) throw noSuchSubnet(missing)
    if (input.DryRun) throw dryRunSucceeded()
    const named = subnets.filter(
      ({ SubnetId }) => !input.SubnetIds?.length || input.SubnetIds.includes(SubnetId!),
    )
    const filtered = applyFilters(
      named,
      input.Filters,
      {
        'availability-zone': (found) => found.AvailabilityZone,
        availabilityZone: (found) => found.AvailabilityZone,
        'availability-zone-id': (found) => found.AvailabilityZoneId,
        'available-ip-address-count': (found) => String(found.AvailableIpAddressCount),
        cidr: (found) => found.CidrBlock,
        'cidr-block': (found) => found.CidrBlock,
        cidrBlock: (found) => found.CidrBlock,
        'default-for-az': () => 'true',
        defaultForAz: () => 'true',
        'map-public-ip-on-launch': () => 'false',
        'owner-id': (found) => found.OwnerId,
        state: (found) => found.State,
        'subnet-arn': (found) => found.SubnetArn,
        'subnet-id': (found) => found.SubnetId,
        'vpc-id': (found) => found.VpcId,
      },
      ({ SubnetId }) => tags.get(SubnetId!) ?? [],
    )
    const { items, NextToken } = pageOf(house, 'subnets', filtered, ({ SubnetId }) => SubnetId ?? '', input)
    return { Subnets: items, NextToken }
  },
})

async function subnetsOf(call: Where, tags: TagsById): Promise<Subnet[]> {
  const of = regionOf(call)
  const { subnets, vpcId } = defaultNetwork(of)
  const described: Subnet[] = []
  for (const subnet of subnets) {
    const taken = await takenAddresses(call.house.store.read, of, subnet.id)
    described.push({
      AssignIpv6AddressOnCreation: false,
      AvailabilityZone: subnet.zone,
      AvailabilityZoneId: subnet.zoneId,
      AvailableIpAddressCount: usableAddresses(subnet) - taken.size,
      CidrBlock: subnet.cidr,
      DefaultForAz: true,
      EnableDns64: false,
      Ipv6CidrBlockAssociationSet: [],
      Ipv6Native: false,
      // No instance here has an address that the world could reach.
      MapPublicIpOnLaunch: false,
      OwnerId: of.account,
      PrivateDnsNameOptionsOnLaunch: {
        HostnameType: 'ip-name',
        EnableResourceNameDnsARecord: false,
        EnableResourceNameDnsAAAARecord: false,
      },
      State: 'available',
      SubnetArn: subnet.arn,
      SubnetId: subnet.id,
      VpcId: vpcId,
      Tags: shownTags(tags, subnet.id),
    })
  }
  return described
}

export const describeSecurityGroups = action('DescribeSecurityGroups', {
  access: everything,
  async run(call) {
    const { input, house } = call
    checkMaxResults(input.MaxResults)
    const { groupId, groupArn, vpcId } = defaultNetwork(regionOf(call))
    const missing =
      input.GroupIds?.find((id) => id !== groupId) ?? input.GroupNames?.find((name) => name !== 'default')
    if (missing !== undefined) throw noSuchSecurityGroup(missing)
    if (input.DryRun) throw dryRunSucceeded()
    const tags = await tagsById(call)
    // Source: Amazon VPC User Guide, "Default security groups": in from itself, out to everywhere.
    const group: SecurityGroup = {
      Description: 'default VPC security group',
      GroupId: groupId,
      GroupName: 'default',
      IpPermissions: [
        {
          IpProtocol: '-1',
          IpRanges: [],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [{ GroupId: groupId, UserId: call.caller.account }],
        },
      ],
      IpPermissionsEgress: [
        {
          IpProtocol: '-1',
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          Ipv6Ranges: [],
          PrefixListIds: [],
          UserIdGroupPairs: [],
        },
      ],
      OwnerId: call.caller.account,
      SecurityGroupArn: groupArn,
      VpcId: vpcId,
      Tags: shownTags(tags, groupId),
    }
    const filtered = applyFilters(
      [group],
      input.Filters,
      {
        description: (found) => found.Description,
        'group-id': (found) => found.GroupId,
        'group-name': (found) => found.GroupName,
        'owner-id': (found) => found.OwnerId,
        'vpc-id': (found) => found.VpcId,
      },
      ({ GroupId }) => tags.get(GroupId!) ?? [],
    )
    const { items, NextToken } = pageOf(house, 'groups', filtered, ({ GroupId }) => GroupId ?? '', input)
    return { SecurityGroups: items, NextToken }
  },
})

type TagsById = ReadonlyMap<string, readonly ResourceTagRow[]>

async function tagsById(call: Where): Promise<TagsById> {
  return Map.groupBy(
    await listResourceTags(call.house.store.read, regionOf(call)),
    ({ resourceId }) => resourceId,
  )
}

/** Absent where there are none. */
function shownTags(tags: TagsById, id: string) {
  const own = tags.get(id)
  return own && tagList(own)
}
