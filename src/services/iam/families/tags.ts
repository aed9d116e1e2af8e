import type { Action, Call } from '../../../access/action.ts'
import type { Ask, Questions } from '../../../access/questions.ts'
import type { Tag } from '../../../access/tag.ts'
import type { Reader } from '../../../store/store.ts'
import { replaceTags, tagsOf, type TagRow } from '../../../store/entities/tags.ts'
import { pageWithin, type Page } from '../paging.ts'
import { checkTags, mergedTags, remainingTags, tagList, type TagRules } from './tag-rules.ts'

/** What the tag family must know of one kind of entity; `Named` is how its operations name one. */
export type Taggable<Named> = {
  rules: TagRules
  /** What Tag, Untag and List ask about: the entity's ARN, label and tags. */
  ask(call: Call<Named>): Ask | Promise<Ask>
  /**
   * The unique id (or serial or ARN) under which the entity's tags are kept; throws where it does not exist.
   */
  owner(db: Reader, call: Call<Named>): Promise<string>
  /** The same for a change, where not everything that has tags may be changed: AWS's policies. */
  ownerToChange?(db: Reader, call: Call<Named>): Promise<string>
  /** What the list of tags is sorted by; where it is not given, the order in which they were written. */
  listKey?(tag: TagRow): string
}

type TagInput = { Tags: Tag[] | undefined }
type UntagInput = { TagKeys: string[] | undefined }
type ListInput = { Marker?: string | undefined; MaxItems?: number | undefined }

/**
 * What an operation that makes an entity asks about: whoever gives it tags needs the permission to tag
 * (`iam:TagX`) too. AWS: the tags of the request are the resource's as well, which is not there yet
 * (measured on IAM by a client's tests of it).
 */
export function askToCreate(ask: Ask, tags: Tag[] | undefined, tagging: string): Questions {
  const creating = { ...ask, requestTags: tags, resourceTags: tags }
  return { all: tags?.length ? [creating, { ...creating, action: tagging }] : [creating] }
}

/**
 * What an operation asks about that names an entity by its ARN, under which its tags are kept. What does not
 * exist has none.
 */
export async function askAboutArn(db: Reader, arn: string, exists: boolean): Promise<Ask> {
  return { resource: arn, resourceTags: exists ? tagList(await tagsOf(db, arn)) : [] }
}

/** `TagX`: adds tags or writes over them. */
export function tagAction<Named>(kind: Taggable<Named>): Action<Named & TagInput, {}> {
  return {
    async access(call) {
      return { all: [{ ...(await kind.ask(call)), requestTags: call.input.Tags }] }
    },
    run(call) {
      const { account } = call.caller
      checkTags(kind.rules, call.input.Tags)
      return call.house.store.write(account, async (tx) => {
        const owner = await ownerToChange(kind, tx, call)
        const tags = mergedTags(kind.rules, account, owner, await tagsOf(tx, owner), call.input.Tags ?? [])
        await replaceTags(tx, owner, tags)
        return {}
      })
    },
  }
}

/** `UntagX`: removes tags by key; a key that is not there is no error. */
export function untagAction<Named>(kind: Taggable<Named>): Action<Named & UntagInput, {}> {
  return {
    async access(call) {
      const ask = await kind.ask(call)
      return { all: [{ ...ask, keys: { ...ask.keys, 'aws:TagKeys': call.input.TagKeys } }] }
    },
    run(call) {
      return call.house.store.write(call.caller.account, async (tx) => {
        const owner = await ownerToChange(kind, tx, call)
        const tags = remainingTags(kind.rules, await tagsOf(tx, owner), call.input.TagKeys ?? [])
        await replaceTags(tx, owner, tags)
        return {}
      })
    },
  }
}

/**
 * `ListXTags`: in the order the tags were first written. AWS: the reference says by key, lists of live accounts show
 * them as they were given.
 */
export function listTagsAction<Named>(
  kind: Taggable<Named>,
): Action<Named & ListInput, { Tags: { Key: string; Value: string }[] } & Page> {
  return {
    async access(call) {
      return { all: [await kind.ask(call)] }
    },
    async run(call) {
      const db = call.house.store.read
      const tags = await tagsOf(db, await kind.owner(db, call))
      const { listKey } = kind
      const sorted =
        listKey === undefined ? tags : tags.toSorted((one, other) => (listKey(one) < listKey(other) ? -1 : 1))
      const { rows, page } = pageWithin(call.input, sorted, (tag) =>
        String(listKey === undefined ? tag.position : sorted.indexOf(tag)).padStart(10, '0'),
      )
      return { Tags: tagList(rows), ...page }
    },
  }
}

function ownerToChange<Named>(kind: Taggable<Named>, db: Reader, call: Call<Named>): Promise<string> {
  return kind.ownerToChange === undefined ? kind.owner(db, call) : kind.ownerToChange(db, call)
}
