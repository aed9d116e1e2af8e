import { architectureOf, privateDnsName } from '../../../kernel/ec2-names.ts'
import type { InstanceRow } from '../../../store/ec2/instances.ts'
import type { FilterTable } from '../filters.ts'
import { launchImage } from '../resources/images.ts'
import { securityGroupsOf, stateOf, type InstanceFacts } from './instance-view.ts'

const of =
  (look: (row: InstanceRow) => string | readonly string[] | undefined) =>
  ({ row }: InstanceFacts) =>
    look(row)

/** For what a terminated instance has lost. */
const ofLiving = (look: (row: InstanceRow) => string | readonly string[]) =>
  of((row) => (row.state === 'terminated' ? undefined : look(row)))

const isoDate = (time: number) => new Date(time).toISOString()
const groupIds = ofLiving((row) => securityGroupsOf(row).map(({ GroupId }) => GroupId))
const groupNames = ofLiving((row) => securityGroupsOf(row).map(({ GroupName }) => GroupName))
const dnsName = ofLiving((row) => privateDnsName(row.region, row.privateIp))

/** What DescribeInstances can be filtered by. Source: Amazon EC2 API reference, DescribeInstances. */
export const instanceFilters: FilterTable<InstanceFacts> = {
  architecture: of((row) => architectureOf(row.instanceType)),
  'availability-zone': of((row) => row.zone),
  'block-device-mapping.attach-time': ofLiving((row) => isoDate(row.created)),
  'block-device-mapping.delete-on-termination': ofLiving(() => 'true'),
  'block-device-mapping.device-name': ofLiving((row) => launchImage(row.region, row.imageId).rootDevice),
  'block-device-mapping.status': ofLiving(() => 'attached'),
  'block-device-mapping.volume-id': ofLiving((row) => row.volumeId),
  'client-token': of((row) => row.clientToken ?? undefined),
  'dns-name': () => undefined,
  hypervisor: () => 'xen',
  'iam-instance-profile.arn': ({ association }) => association?.profileArn,
  'iam-instance-profile.id': ({ association }) => association?.profileId,
  'iam-instance-profile.name': ({ association }) => association?.profileArn.split('/').at(-1),
  'image-id': of((row) => row.imageId),
  'instance-id': of((row) => row.id),
  'instance-lifecycle': () => undefined,
  'instance-state-code': of((row) => String(stateOf(row.state).Code)),
  'instance-state-name': of((row) => row.state),
  'instance-type': of((row) => row.instanceType),
  'instance.group-id': groupIds,
  'instance.group-name': groupNames,
  'ip-address': () => undefined,
  'key-name': of((row) => row.keyName ?? undefined),
  'launch-index': of((row) => String(row.launchIndex)),
  'launch-time': of((row) => isoDate(row.launched)),
  'metadata-options.http-endpoint': of((row) => row.httpEndpoint),
  'metadata-options.http-put-response-hop-limit': of((row) => String(row.httpHopLimit)),
  'metadata-options.http-tokens': of((row) => row.httpTokens),
  'metadata-options.instance-metadata-tags': of((row) => row.metadataTags),
  'monitoring-state': of((row) => (row.monitoring === 1 ? 'enabled' : 'disabled')),
  'network-interface.addresses.private-ip-address': ofLiving((row) => row.privateIp),
  'network-interface.mac-address': ofLiving((row) => row.mac),
  'network-interface.network-interface-id': ofLiving((row) => row.networkInterfaceId),
  'network-interface.private-ip-address': ofLiving((row) => row.privateIp),
  'network-interface.subnet-id': ofLiving((row) => row.subnetId),
  'network-interface.vpc-id': ofLiving((row) => row.vpcId),
  'owner-id': of((row) => row.account),
  'private-dns-name': dnsName,
  'network-interface.private-dns-name': dnsName,
  'private-ip-address': ofLiving((row) => row.privateIp),
  'reservation-id': of((row) => row.reservationId),
  'root-device-name': of((row) => launchImage(row.region, row.imageId).rootDevice),
  'root-device-type': () => 'ebs',
  'source-dest-check': () => 'true',
  'state-reason-code': of((row) => row.stateReasonCode ?? undefined),
  'subnet-id': ofLiving((row) => row.subnetId),
  tenancy: () => 'default',
  'virtualization-type': () => 'hvm',
  'vpc-id': ofLiving((row) => row.vpcId),
}
