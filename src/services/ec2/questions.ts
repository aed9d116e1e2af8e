import type { Call } from '../../access/action.ts'
import type { Ask, Questions } from '../../access/questions.ts'
import type { Tag } from '../../access/tag.ts'
import { zoneId } from '../../kernel/ec2-names.ts'
import type { InstanceRow, RegionOf } from '../../store/ec2/instances.ts'
import type { ResourceTagRow } from '../../store/ec2/resource-tags.ts'

/** `arn:aws:ec2:REGION:ACCOUNT:TYPE/ID`. */
export function ec2Arn(of: RegionOf, type: string, id: string): string {
  return `arn:aws:ec2:${of.region}:${of.account}:${type}/${id}`
}

/** The account and region a call is about: the caller's, and the one it was signed for. */
export function regionOf({ caller, request }: Pick<Call<unknown>, 'caller' | 'request'>): RegionOf {
  return { account: caller.account, region: request.region }
}

/** The question of an action without a resource: most Describe operations. */
export function everything({ request }: Pick<Call<unknown>, 'request'>): Questions {
  return { all: [{ keys: { 'ec2:Region': request.region } }] }
}

/** Stored tags as questions and answers carry them. */
export function tagList(rows: readonly Pick<ResourceTagRow, 'key' | 'value'>[]): Required<Tag>[] {
  return rows.map(({ key, value }) => ({ Key: key, Value: value }))
}

/** What a question about an instance that exists needs to know of it. */
export type KnownInstance = {
  row: InstanceRow
  tags: readonly ResourceTagRow[]
  profileArn?: string | undefined
}

/**
 * The question about one instance: its ARN, and where it exists its tags and facts as condition keys.
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon EC2".
 */
export function instanceQuestion(of: RegionOf, id: string, known: KnownInstance | undefined): Ask {
  const resource = ec2Arn(of, 'instance', id)
  if (known === undefined) return { resource, keys: { 'ec2:Region': of.region } }
  const { row } = known
  return {
    resource,
    resourceTags: tagList(known.tags),
    keys: {
      'ec2:Region': of.region,
      'ec2:InstanceID': row.id,
      'ec2:AvailabilityZone': row.zone,
      'ec2:AvailabilityZoneId': zoneId(row.zone),
      'ec2:InstanceProfile': known.profileArn,
      ...machineKeys(row),
    },
  }
}

type Machine = Pick<
  InstanceRow,
  'instanceType' | 'ebsOptimized' | 'httpTokens' | 'httpEndpoint' | 'httpHopLimit' | 'metadataTags'
>

/** The condition keys an instance has by how it was launched. */
export function machineKeys(machine: Machine): Record<string, string> {
  return {
    'ec2:InstanceType': machine.instanceType,
    'ec2:InstanceMarketType': 'on-demand',
    'ec2:EbsOptimized': String(machine.ebsOptimized === 1),
    'ec2:Tenancy': 'default',
    'ec2:RootDeviceType': 'ebs',
    'ec2:MetadataHttpTokens': machine.httpTokens,
    'ec2:MetadataHttpEndpoint': machine.httpEndpoint,
    'ec2:MetadataHttpPutResponseHopLimit': String(machine.httpHopLimit),
    'ec2:InstanceMetadataTags': machine.metadataTags,
  }
}
