import { findOrganizationalUnit } from '../../../store/organizations/organizational-units.ts'
import {
  deleteOrganizationTags,
  findMember,
  listOrganizationTags,
  putOrganizationTags,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { invalidInput, noSuchTarget, violates } from '../errors.ts'
import { findPolicy } from '../find-policy.ts'
import { tagsLimit } from '../limits.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { askAbout, ownerFor } from '../standing.ts'
import { readTags } from './tag-rules.ts'

export const tagResource = changing('TagResource', {
  reach: 'management',
  asks: (call) => askAboutResource(call, call.input.ResourceId!, { requestTags: call.input.Tags }),
  async run({ input }, organization, tx) {
    const id = input.ResourceId!
    const tags = readTags(input.Tags)
    await requireTaggable(tx, organization, id)
    const keys = new Set((await listOrganizationTags(tx, organization.id, id)).map(({ key }) => key))
    for (const { key } of tags) keys.add(key)
    if (keys.size > tagsLimit) throw violates('MAX_TAG_LIMIT_EXCEEDED')
    await putOrganizationTags(tx, organization.id, id, tags)
    return {}
  },
})

export const untagResource = changing('UntagResource', {
  reach: 'management',
  asks: (call) =>
    askAboutResource(call, call.input.ResourceId!, { keys: { 'aws:TagKeys': call.input.TagKeys } }),
  async run({ input }, organization, tx) {
    const id = input.ResourceId!
    const keys = input.TagKeys ?? []
    if (keys.some((key) => /^aws:/i.test(key))) throw invalidInput('INVALID_SYSTEM_TAGS_PARAMETER')
    await requireTaggable(tx, organization, id)
    await deleteOrganizationTags(tx, organization.id, id, keys)
    return {}
  },
})

export const listTagsForResource = reading('ListTagsForResource', {
  reach: 'delegates',
  asks: (call) => askAboutResource(call, call.input.ResourceId!, {}),
  async run({ input, house }, organization, db) {
    const id = input.ResourceId!
    await requireTaggable(db, organization, id)
    const rows = await listOrganizationTags(db, organization.id, id)
    const { items, NextToken } = pageOf(house, rows, ({ key }) => key, { ...input, MaxResults: tagsLimit })
    return { Tags: items.map(({ key, value }) => ({ Key: key, Value: value })), NextToken }
  },
})

async function askAboutResource(
  call: Call<unknown>,
  id: string,
  more: Omit<Ask, 'resource'>,
): Promise<Ask[]> {
  if (!id.startsWith('p-')) return askAbout(call, [id], more)
  const owner = await ownerFor(call)
  const policy = owner && (await findPolicy(call.house.store.read, owner.organizationId, id))
  return askAbout(call, [id], { ...more, keys: { ...more.keys, 'organizations:PolicyType': policy?.type } })
}

/** Throws TargetNotFoundException for what is not there, and refuses AWS's own policies. */
async function requireTaggable(
  db: Reader | Writer,
  organization: OrganizationRow,
  id: string,
): Promise<void> {
  if (id === organization.rootId || id === organization.resourcePolicyId) return
  if (id.startsWith('ou-') && (await findOrganizationalUnit(db, organization.id, id)) !== undefined) return
  if (/^\d{12}$/.test(id) && (await findMember(db, organization.id, id)) !== undefined) return
  const policy = await findPolicy(db, organization.id, id)
  if (policy === undefined) throw noSuchTarget()
  if (policy.awsManaged) throw invalidInput('TARGET_NOT_SUPPORTED')
}
