import type { Tag } from '@aws-sdk/client-organizations'
import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { invalidInput, violates } from '../errors.ts'
import { tagsLimit } from '../limits.ts'
import { ownerFor } from '../standing.ts'

/** The tags of a request, checked: no key twice, none of AWS's own, not more than a resource can have. */
export function readTags(tags: readonly Tag[] | undefined): { key: string; value: string }[] {
  const read = (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))
  if (new Set(read.map(({ key }) => key)).size < read.length) throw invalidInput('DUPLICATE_TAG_KEY')
  if (read.some(({ key }) => /^aws:/i.test(key))) throw invalidInput('INVALID_SYSTEM_TAGS_PARAMETER')
  if (read.length > tagsLimit) throw violates('MAX_TAG_LIMIT_EXCEEDED')
  return read
}

/** AWS: who makes something with tags must be allowed to tag it, whatever its id will be. */
export async function tagPermission(
  call: Call<unknown>,
  tags: readonly Tag[] | undefined,
  kind: 'account' | 'ou' | 'policy' | 'resourcepolicy',
): Promise<Ask[]> {
  if (tags === undefined || tags.length === 0) return []
  const owner = await ownerFor(call)
  const within = owner === undefined ? '' : `::${owner.managementAccount}:${kind}/${owner.organizationId}/`
  const resource = owner === undefined ? '*' : `arn:aws:organizations${within}*`
  return [{ action: 'organizations:TagResource', resource, requestTags: tags }]
}
