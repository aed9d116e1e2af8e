import type { Tag } from '@aws-sdk/client-athena'
import { invalidTag, tooManyTags } from './errors.ts'

/** LIMIT: Athena's own, for each workgroup. */
export const tagsLimit = 50

/** The tags of a request, checked: no key twice, none of AWS's own, not more than a workgroup can have. */
export function readTags(tags: readonly Tag[] | undefined): { key: string; value: string }[] {
  const read = (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))
  const keys = new Set(read.map(({ key }) => key))
  if (keys.size < read.length) throw invalidTag('Duplicate tag keys found.')
  if (read.some(({ key }) => /^aws:/i.test(key))) throw invalidTag('Tag keys must not begin with aws:')
  if (read.length > tagsLimit) throw tooManyTags(tagsLimit)
  return read
}
