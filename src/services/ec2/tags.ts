import type { Tag as Ec2Tag } from '@aws-sdk/client-ec2'
import type { Call } from '../../access/action.ts'
import type { Questions } from '../../access/questions.ts'
import {
  deleteResourceTag,
  deleteResourceTags,
  listResourceTags,
  putResourceTags,
  tagsOfResource,
} from '../../store/ec2/resource-tags.ts'
import type { Reader } from '../../store/store.ts'
import { action } from './action.ts'
import { dryRunSucceeded, invalidValue, missingParameter, tooManyTags } from './errors.ts'
import { applyFilters } from './filters.ts'
import { terminatedVisibleMs } from './instances/known-instances.ts'
import { checkMaxResults, pageOf } from './pages.ts'
import { everything, regionOf, tagList } from './questions.ts'
import { namedResources, resourceType, type NamedResource } from './resources/resources.ts'
import { readTags, tagLimits } from './resources/tag-rules.ts'

type TagInput = { Resources: string[] | undefined; Tags?: Ec2Tag[] | undefined; DryRun?: boolean | undefined }
type TagCall = Pick<Call<TagInput>, 'input' | 'caller' | 'request' | 'house' | 'now'>

/** LIMIT: EC2's: resources and tags one call may name. */
const callLimit = 1000

export const createTags = action('CreateTags', {
  access: (call) => tagQuestions(call, true),
  run(call) {
    const { input, house, caller } = call
    const of = regionOf(call)
    const tags = readTags(input.Tags)
    if (tags.length === 0) throw missingParameter('Tag')
    return house.store.write(caller.account, async (tx) => {
      for (const { id } of await existingResources(tx, call)) {
        const keys = new Set((await tagsOfResource(tx, of, id)).map(({ key }) => key))
        for (const { key } of tags) keys.add(key)
        if (keys.size > tagLimits.perResource) throw tooManyTags()
        await putResourceTags(tx, of, id, tags)
      }
      if (input.DryRun) throw dryRunSucceeded()
      return {}
    })
  },
})

export const deleteTags = action('DeleteTags', {
  // AWS: of the resource its row lists tags alone.
  access: (call) => tagQuestions(call, false),
  run(call) {
    const { input, house, caller } = call
    const of = regionOf(call)
    return house.store.write(caller.account, async (tx) => {
      for (const { id } of await existingResources(tx, call)) {
        // AWS: without tags, all of the resource's go; without a value, the tag goes whatever its value is.
        if (input.Tags === undefined) await deleteResourceTags(tx, of, id)
        for (const { Key = '', Value } of input.Tags ?? []) await deleteResourceTag(tx, of, id, Key, Value)
      }
      if (input.DryRun) throw dryRunSucceeded()
      return {}
    })
  },
})

export const describeTags = action('DescribeTags', {
  access: everything,
  async run(call) {
    const { input, house } = call
    if (input.DryRun) throw dryRunSucceeded()
    checkMaxResults(input.MaxResults)
    const rows = await listResourceTags(house.store.read, regionOf(call))
    const filtered = applyFilters(
      rows.filter(({ resourceId }) => resourceType(resourceId) !== undefined),
      input.Filters,
      {
        key: (row) => row.key,
        value: (row) => row.value,
        'resource-id': (row) => row.resourceId,
        'resource-type': (row) => resourceType(row.resourceId),
      },
      (row) => [row],
    )
    const { items, NextToken } = pageOf(
      house,
      'tags',
      filtered,
      (row) => `${row.resourceId} ${row.key}`,
      input,
    )
    return {
      Tags: items.map(({ resourceId, key, value }) => ({
        Key: key,
        ResourceId: resourceId,
        ResourceType: resourceType(resourceId) as 'instance',
        Value: value,
      })),
      NextToken,
    }
  },
})

/** Each resource is asked about by itself, with the tags it has and those the request carries. */
async function tagQuestions(call: TagCall, withKeys: boolean): Promise<Questions> {
  const { input, house } = call
  const of = regionOf(call)
  const db = house.store.read
  checkResources(input)
  const resources = await namedResources(db, of, input.Resources ?? [], call.now - terminatedVisibleMs)
  const tags = Map.groupBy(
    await listResourceTags(
      db,
      of,
      resources.map(({ id }) => id),
    ),
    ({ resourceId }) => resourceId,
  )
  return {
    all: resources.map(({ id, arn, keys }) => ({
      resource: arn,
      requestTags: input.Tags ?? [],
      resourceTags: tagList(tags.get(id) ?? []),
      keys: withKeys ? { ...keys, 'ec2:Region': of.region } : { 'ec2:Region': of.region },
    })),
  }
}

function checkResources({ Resources = [], Tags = [] }: TagInput): void {
  if (Resources.length === 0) throw missingParameter('resourceIdSet')
  if (Resources.length > callLimit || Tags.length > callLimit) {
    throw invalidValue(`A call may name at most ${callLimit} resources and tags`)
  }
}

async function existingResources(db: Reader, { input, now, ...call }: TagCall): Promise<NamedResource[]> {
  const resources = await namedResources(db, regionOf(call), input.Resources ?? [], now - terminatedVisibleMs)
  for (const { missing } of resources) if (missing !== undefined) throw missing
  return resources
}
