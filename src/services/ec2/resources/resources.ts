import type { Ask } from '../../../access/questions.ts'
import type { AwsError } from '../../../kernel/aws-error.ts'
import { associationOfInstance } from '../../../store/ec2/instance-profile-associations.ts'
import { findKeyPairById } from '../../../store/ec2/key-pairs.ts'
import { listInstances, type InstanceRow, type RegionOf } from '../../../store/ec2/instances.ts'
import type { Reader } from '../../../store/store.ts'
import { defaultNetwork } from './default-network.ts'
import {
  invalidResourceId,
  noSuchImages,
  noSuchInstances,
  noSuchKeyPair,
  noSuchSecurityGroup,
  noSuchSubnet,
  noSuchVolume,
  noSuchVpc,
} from '../errors.ts'
import { isId } from '../ids.ts'
import { isListedImage, launchImage } from './images.ts'
import { ec2Arn } from '../questions.ts'
import {
  groupKeys,
  imageKeys,
  instanceKeys,
  interfaceKeys,
  keyPairKeys,
  subnetKeys,
  volumeKeys,
} from '../resource-keys.ts'

/** A resource by its id: its type, its ARN, and the error where it is not there. */
export type NamedResource = {
  id: string
  type: string
  arn: string
  missing?: AwsError | undefined
  /** What it has of itself as condition keys; empty where it is not there. */
  keys: NonNullable<Ask['keys']>
}

type Kind = {
  type: string
  missing: (id: string) => AwsError
  exists: (id: string, held: Held) => boolean | Promise<boolean>
}

/** What the account has in the region, read once for a call that names many resources. */
type Held = { db: Reader; of: RegionOf; instances: readonly InstanceRow[] }

const network = (held: Held) => defaultNetwork(held.of)
const live = ({ instances }: Held) => instances.filter(({ state }) => state !== 'terminated')

/** Kinds of resource by the prefix of their ids. */
const kinds: ReadonlyMap<string, Kind> = new Map([
  [
    'i',
    {
      type: 'instance',
      missing: (id) => noSuchInstances([id]),
      exists: (id, held) => held.instances.some((row) => row.id === id),
    },
  ],
  [
    'vol',
    {
      type: 'volume',
      missing: noSuchVolume,
      exists: (id, held) => live(held).some((row) => row.volumeId === id),
    },
  ],
  [
    'eni',
    {
      type: 'network-interface',
      missing: invalidResourceId,
      exists: (id, held) => live(held).some((row) => row.networkInterfaceId === id),
    },
  ],
  [
    'ami',
    {
      type: 'image',
      missing: (id) => noSuchImages([id]),
      exists: (id, held) => isListedImage(held.of.region, id),
    },
  ],
  [
    'key',
    {
      type: 'key-pair',
      missing: noSuchKeyPair,
      exists: async (id, { db, of }) => (await findKeyPairById(db, of, id)) !== undefined,
    },
  ],
  ['vpc', { type: 'vpc', missing: noSuchVpc, exists: (id, held) => network(held).vpcId === id }],
  [
    'subnet',
    {
      type: 'subnet',
      missing: noSuchSubnet,
      exists: (id, held) => network(held).subnets.some((subnet) => subnet.id === id),
    },
  ],
  [
    'sg',
    {
      type: 'security-group',
      missing: noSuchSecurityGroup,
      exists: (id, held) => network(held).groupId === id,
    },
  ],
] satisfies [string, Kind][])

/**
 * The type of a resource by its id, e.g. `instance`; undefined where the prefix is of no kind that is here.
 */
export function resourceType(id: string): string | undefined {
  return kinds.get(id.slice(0, id.indexOf('-')))?.type
}

/** The resources of those ids in the account's region; throws InvalidID for what is no id of a known kind. */
export async function namedResources(
  db: Reader,
  of: RegionOf,
  ids: readonly string[],
  goneBefore: number,
): Promise<NamedResource[]> {
  const held: Held = { db, of, instances: await listInstances(db, of, goneBefore) }
  const resources: NamedResource[] = []
  for (const id of new Set(ids)) {
    const prefix = id.slice(0, id.indexOf('-'))
    const kind = kinds.get(prefix)
    if (kind === undefined || !isId(prefix, id)) throw invalidResourceId(id)
    const exists = await kind.exists(id, held)
    const missing = exists ? undefined : kind.missing(id)
    const keys = exists ? await keysOf(held, kind.type, id) : {}
    resources.push({ id, type: kind.type, arn: await arnOf(held, kind.type, id), missing, keys })
  }
  return resources
}

async function keysOf(held: Held, type: string, id: string): Promise<NamedResource['keys']> {
  const { of, instances, db } = held
  const { vpcArn, subnets } = network(held)
  switch (type) {
    case 'instance': {
      const row = instances.find((one) => one.id === id)!
      const profile = (await associationOfInstance(db, id))?.profileArn
      return { ...instanceKeys(row), 'ec2:InstanceProfile': profile }
    }
    case 'volume':
      return volumeKeys(live(held).find((one) => one.volumeId === id)!)
    case 'network-interface':
      return interfaceKeys(
        of,
        live(held).find((one) => one.networkInterfaceId === id)!,
        vpcArn,
      )
    case 'image':
      return imageKeys(launchImage(of.region, id))
    case 'key-pair': {
      const pair = await findKeyPairById(db, of, id)
      return pair === undefined ? {} : keyPairKeys(pair.name, pair.type)
    }
    case 'subnet':
      return subnetKeys(id, subnets.find((one) => one.id === id)?.zone, vpcArn)
    case 'security-group':
      return groupKeys(id, vpcArn)
    default:
      return { 'ec2:VpcID': id, 'ec2:Tenancy': 'default' }
  }
}

/** AWS: a key pair's ARN has its name, an image's no account. */
async function arnOf({ db, of }: Held, type: string, id: string): Promise<string> {
  if (type === 'image') return `arn:aws:ec2:${of.region}::image/${id}`
  if (type === 'key-pair') return ec2Arn(of, type, (await findKeyPairById(db, of, id))?.name ?? id)
  return ec2Arn(of, type, id)
}
