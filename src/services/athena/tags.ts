import type { Call } from '../../access/action.ts'
import { deleteResourceTag, putResourceTags, tagsOfResource } from '../../store/ec2/resource-tags.ts'
import type { Reader } from '../../store/store.ts'
import { action } from './action.ts'
import { noSuchResource, tooManyTags } from './errors.ts'
import { pageOf } from './pages.ts'
import { readTags, tagsLimit } from './tag-rules.ts'
import { nameOfWorkGroup, regionOf, workGroupQuestion } from './work-group-arns.ts'
import { knownWorkGroup } from './work-groups.ts'

type ArnCall = Pick<Call<{ ResourceARN: string | undefined }>, 'input' | 'caller' | 'request' | 'house'>

export const tagResource = action('TagResource', {
  async access(call) {
    const ask = await workGroupQuestion(call, call.input.ResourceARN ?? '')
    return { all: [{ ...ask, requestTags: call.input.Tags }] }
  },
  run(call) {
    const { input, house, caller } = call
    const of = regionOf(call)
    const tags = readTags(input.Tags)
    return house.store.write(caller.account, async (tx) => {
      const arn = await existingArn(tx, call)
      const keys = new Set((await tagsOfResource(tx, of, arn)).map(({ key }) => key))
      for (const { key } of tags) keys.add(key)
      if (keys.size > tagsLimit) throw tooManyTags(tagsLimit)
      await putResourceTags(tx, of, arn, tags)
      return {}
    })
  },
})

export const untagResource = action('UntagResource', {
  async access(call) {
    const ask = await workGroupQuestion(call, call.input.ResourceARN ?? '')
    return { all: [{ ...ask, keys: { 'aws:TagKeys': call.input.TagKeys } }] }
  },
  run(call) {
    const { input, house, caller } = call
    return house.store.write(caller.account, async (tx) => {
      const arn = await existingArn(tx, call)
      for (const key of input.TagKeys ?? []) await deleteResourceTag(tx, regionOf(call), arn, key)
      return {}
    })
  },
})

export const listTagsForResource = action('ListTagsForResource', {
  access: async (call) => ({ all: [await workGroupQuestion(call, call.input.ResourceARN ?? '')] }),
  async run(call) {
    const { input, house } = call
    const db = house.store.read
    const rows = await tagsOfResource(db, regionOf(call), await existingArn(db, call))
    const { items, NextToken } = pageOf(house, rows, ({ key }) => key, input, 75)
    return { Tags: items.map(({ key, value }) => ({ Key: key, Value: value })), NextToken }
  },
})

async function existingArn(db: Reader, call: ArnCall): Promise<string> {
  const arn = call.input.ResourceARN ?? ''
  const of = regionOf(call)
  const name = nameOfWorkGroup(of, arn)
  if (name === undefined || !(await knownWorkGroup(db, of, name))) throw noSuchResource(arn)
  return arn
}
