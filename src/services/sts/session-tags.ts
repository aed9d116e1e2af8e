import type { Session } from '../../access/identity/session.ts'
import type { Tag } from '../../access/tag.ts'
import {
  duplicateTagKeys,
  reservedTagKey,
  tagConflictsWithTransitive,
  transitiveKeyNotPassed,
} from './errors.ts'

type TagInput = { Tags?: Tag[] | undefined; TransitiveTagKeys?: string[] | undefined }

/** A session's tags as they are sealed into it: those passed and those inherited, and which of them go on. */
export type SessionTags = {
  tags?: Record<string, string> | undefined
  transitiveTagKeys?: string[] | undefined
}

/** The transitive tags that a role session hands on to the roles it assumes. */
export function inheritedTags(session: Session | undefined): Tag[] {
  const keys = session?.transitiveTagKeys
  if (session?.tags === undefined || keys === undefined) return []
  const wanted = new Set(keys.map((key) => key.toLowerCase()))
  return Object.entries(session.tags)
    .filter(([key]) => wanted.has(key.toLowerCase()))
    .map(([Key, Value]) => ({ Key, Value }))
}

/**
 * Checks the tags of a call against each other and against the calling session's transitive ones.
 * Source: IAM User Guide, "Passing session tags in AWS STS".
 */
export function sessionTags(input: TagInput, inherited: readonly Tag[]): SessionTags {
  const passed = input.Tags ?? []
  const keys = new Set<string>()
  for (const { Key = '' } of passed) {
    const key = Key.toLowerCase()
    if (keys.has(key)) throw duplicateTagKeys()
    if (key.startsWith('aws:')) throw reservedTagKey()
    keys.add(key)
  }
  if (inherited.some(({ Key = '' }) => keys.has(Key.toLowerCase()))) throw tagConflictsWithTransitive()
  const transitive = input.TransitiveTagKeys ?? []
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) throw transitiveKeyNotPassed()
  if (passed.length + inherited.length === 0) return {}
  const all = [...inherited, ...passed].map(({ Key = '', Value = '' }): [string, string] => [Key, Value])
  const handedOn = [...inherited.map(({ Key = '' }) => Key), ...transitive]
  return { tags: Object.fromEntries(all), transitiveTagKeys: handedOn.length === 0 ? undefined : handedOn }
}
