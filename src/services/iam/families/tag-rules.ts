import type { Tag } from '../../../access/tag.ts'
import type { TagRow } from '../../../store/entities/tags.ts'
import { duplicateTagKeys, duplicateTagKeysIgnoringCase, reservedTagKey, tooManyTags } from '../errors.ts'
import { tagsPerEntity } from '../limits.ts'

/** How one kind of entity compares its tag keys. Source: IAM User Guide, "Tags for IAM resources". */
export type TagRules = { ignoreCase: boolean }

export const tagRules = {
  user: { ignoreCase: true },
  role: { ignoreCase: true },
  policy: { ignoreCase: false },
  instanceProfile: { ignoreCase: false },
  mfaDevice: { ignoreCase: false },
  serverCertificate: { ignoreCase: false },
  oidcProvider: { ignoreCase: false },
  samlProvider: { ignoreCase: false },
} as const satisfies Record<string, TagRules>

/** Tags as AWS answers them. */
export function tagList(rows: readonly TagRow[]): { Key: string; Value: string }[] {
  return rows.map(({ key, value }) => ({ Key: key, Value: value }))
}

/** The same for the answers in which AWS leaves an empty list out. */
export function tagsIfAny(rows: readonly TagRow[]): { Key: string; Value: string }[] | undefined {
  return rows.length === 0 ? undefined : tagList(rows)
}

/** The rows of a new entity's tags; refuses doubles, reserved keys and too many. */
export function newTags(
  rules: TagRules,
  account: string,
  ownerId: string,
  tags: readonly Tag[] | undefined,
): TagRow[] {
  return mergedTags(rules, account, ownerId, [], tags ?? [])
}

/**
 * An entity's tags after these were written over them: a key keeps its place and takes the new spelling, new
 * keys go to the end.
 */
export function mergedTags(
  rules: TagRules,
  account: string,
  ownerId: string,
  old: readonly TagRow[],
  tags: readonly Tag[],
): TagRow[] {
  checkTags(rules, tags)
  const rows = [...old]
  let position = Math.max(-1, ...old.map((row) => row.position))
  for (const { Key: key = '', Value: value = '' } of tags) {
    const at = rows.findIndex((row) => folded(rules, row.key) === folded(rules, key))
    const place = at === -1 ? ++position : rows[at]!.position
    rows[at === -1 ? rows.length : at] = { account, ownerId, key, value, position: place }
  }
  if (rows.length > tagsPerEntity) throw tooManyTags()
  return rows
}

/** An entity's tags without those keys; keys it does not have are no error. */
export function remainingTags(rules: TagRules, old: readonly TagRow[], keys: readonly string[]): TagRow[] {
  const gone = new Set(keys.map((key) => folded(rules, key)))
  return old.filter((row) => !gone.has(folded(rules, row.key)))
}

/**
 * Refuses (InvalidInput 400) doubles and keys of AWS. AWS: tags are looked at before what they are for (seen live on
 * IAM).
 */
export function checkTags(rules: TagRules, tags: readonly Tag[] | undefined = []): void {
  const seen = new Set(tags.map(({ Key }) => folded(rules, Key ?? '')))
  if (seen.size < tags.length) throw rules.ignoreCase ? duplicateTagKeysIgnoringCase() : duplicateTagKeys()
  if (tags.some(({ Key }) => Key?.toLowerCase().startsWith('aws:'))) throw reservedTagKey()
}

function folded(rules: TagRules, key: string): string {
  return rules.ignoreCase ? key.toLowerCase() : key
}
