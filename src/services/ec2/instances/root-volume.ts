import type { BlockDeviceMapping } from '@aws-sdk/client-ec2'
import { invalidValue, unsupportedParameter } from '../errors.ts'

/** The one disk an instance has. */
export type RootVolume = {
  sizeGib: number
  type: string
  encrypted: number
  /** As asked for; undefined where the launch leaves it to the type. */
  iops?: number | undefined
  throughput?: number | undefined
}

const defaultVolume: RootVolume = { sizeGib: 8, type: 'gp3', encrypted: 0 }

/** LIMIT: the largest volume in GiB. Source: Amazon EBS User Guide, volume types. */
const largestGib = 16_384

/** What a volume here can be told; whatever else is asked of it (a key, a rate …) is refused, never dropped. */
const readMembers: ReadonlySet<string> = new Set([
  'DeleteOnTermination',
  'Encrypted',
  'Iops',
  'SnapshotId',
  'Throughput',
  'VolumeSize',
  'VolumeType',
])

const types = ['gp2', 'gp3', 'io1', 'io2', 'st1', 'sc1', 'standard']

/** The root volume a launch asks for. LIMIT: instances here have one disk, so a second mapping is refused. */
export function readRootVolume(
  mappings: readonly BlockDeviceMapping[] | undefined,
  rootDevice: string,
): RootVolume {
  const [mapping, ...more] = mappings ?? []
  if (mapping === undefined) return defaultVolume
  if (more.length > 0 || (mapping.DeviceName !== undefined && mapping.DeviceName !== rootDevice)) {
    throw unsupportedParameter('BlockDeviceMapping (other than of the root device)')
  }
  const ebs = mapping.Ebs
  if (mapping.VirtualName ?? mapping.NoDevice ?? ebs?.SnapshotId)
    throw unsupportedParameter('BlockDeviceMapping')
  if (ebs?.DeleteOnTermination === false) throw unsupportedParameter('Ebs.DeleteOnTermination=false')
  const unread = Object.entries(ebs ?? {}).find(
    ([name, value]) => value !== undefined && !readMembers.has(name),
  )
  if (unread !== undefined) throw unsupportedParameter(`Ebs.${unread[0]}`)
  const sizeGib = ebs?.VolumeSize ?? defaultVolume.sizeGib
  if (sizeGib < 1 || sizeGib > largestGib)
    throw invalidValue(`Volume of ${sizeGib}GiB is out of the allowed range`)
  const type = ebs?.VolumeType ?? defaultVolume.type
  if (!types.includes(type)) throw invalidValue(`The volume type '${type}' is invalid.`)
  const { Iops: iops, Throughput: throughput } = ebs ?? {}
  return { sizeGib, type, encrypted: Number(ebs?.Encrypted ?? false), iops, throughput }
}
