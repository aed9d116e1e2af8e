import type { Tag as Ec2Tag, TagSpecification } from '@aws-sdk/client-ec2'
import {
  duplicateTagKey,
  invalidValue,
  reservedTagKey,
  tagKeyTooLong,
  tagValueTooLong,
  tooManyTags,
} from '../errors.ts'

export type Tag = { key: string; value: string }

/** LIMIT: EC2's own. Source: Amazon EC2 User Guide, "Tag restrictions". */
export const tagLimits = { perResource: 50, keyLength: 128, valueLength: 256 }

/**
 * The tags of a request, checked: lengths, the reserved prefix, no key twice, not more than a resource can
 * have.
 */
export function readTags(tags: readonly Ec2Tag[] | undefined): Tag[] {
  const read = (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))
  const seen = new Set<string>()
  for (const { key, value } of read) {
    if (key === '') throw invalidValue('Tag key cannot be empty')
    if (key.length > tagLimits.keyLength) throw tagKeyTooLong()
    if (value.length > tagLimits.valueLength) throw tagValueTooLong()
    if (/^aws:/i.test(key)) throw reservedTagKey()
    if (seen.has(key)) throw duplicateTagKey(key)
    seen.add(key)
  }
  if (read.length > tagLimits.perResource) throw tooManyTags()
  return read
}

/**
 * The tags of `TagSpecifications` by resource type; only the types the operation creates may be named, each
 * once.
 */
export function readTagSpecifications(
  specifications: readonly TagSpecification[] | undefined,
  created: readonly string[],
): ReadonlyMap<string, Tag[]> {
  const byType = new Map<string, Tag[]>()
  for (const { ResourceType = '', Tags } of specifications ?? []) {
    if (!created.includes(ResourceType)) {
      throw invalidValue(`'${ResourceType}' is not a valid taggable resource type for this operation.`)
    }
    if (byType.has(ResourceType)) {
      throw invalidValue(`The same resource type may not be specified more than once in tag specifications`)
    }
    byType.set(ResourceType, readTags(Tags))
  }
  return byType
}
