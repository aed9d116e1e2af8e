import type { Call } from '../../../access/action.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import type { Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import {
  countUsers,
  deleteUser as removeUser,
  findUserByName,
  insertUser,
  listUsers as readUsers,
  updateUser as changeUser,
  type UserRow,
} from '../../../store/entities/users.ts'
import { action, type IamInput } from '../action.ts'
import { userExists } from '../errors.ts'
import { askToRename } from '../families/renaming.ts'
import { askAboutSubject, askAboutUser, requireSubject, requireUser } from '../families/subject.ts'
import { checkTags, newTags, tagRules } from '../families/tag-rules.ts'
import { askToCreate, listTagsAction, tagAction, untagAction, type Taggable } from '../families/tags.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf } from '../paging.ts'
import { checkBoundary } from '../policy-arns.ts'
import { checkNothingHangsOn } from './user-leftovers.ts'
import { listedUser, readRootUser, wholeUser } from './user-views.ts'

export const createUser = action('CreateUser', {
  access({ input, caller }) {
    const ask = {
      resource: iamArn(caller.account, 'user', input.Path ?? '/', input.UserName!),
      keys: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
    }
    return askToCreate(ask, input.Tags, 'iam:TagUser')
  },
  run: (call) => call.house.store.write(call.caller.account, (tx) => writeUser(tx, call)),
})

async function writeUser(tx: Writer, { input, caller, house, now }: Call<IamInput<'CreateUser'>>) {
  const { account } = caller
  checkTags(tagRules.user, input.Tags)
  const name = input.UserName!
  const boundary = input.PermissionsBoundary
  if ((await findUserByName(tx, account, name)) !== undefined) throw userExists(name)
  if (boundary !== undefined) await checkBoundary(house, tx, account, boundary)
  const user: UserRow = {
    id: entityId(idPrefix.user, house.random),
    account,
    name,
    nameKey: name.toLowerCase(),
    path: input.Path ?? '/',
    created: now,
    boundaryArn: boundary ?? null,
    passwordLastUsed: null,
  }
  const tags = newTags(tagRules.user, account, user.id, input.Tags)
  checkLimit('UsersPerAccount', (await countUsers(tx, account)) + 1)
  await insertUser(tx, user)
  await replaceTags(tx, user.id, tags)
  return { User: wholeUser(user, tags) }
}

export const getUser = action('GetUser', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireSubject(db, call)
    if (subject.kind === 'user') {
      return { User: wholeUser(subject.user, await tagsOf(db, subject.user.id)) }
    }
    return { User: await readRootUser(db, call.caller.account) }
  },
})

export const listUsers = action('ListUsers', {
  access: ({ input, caller }) => ({
    all: [{ resource: iamArn(caller.account, 'user', input.PathPrefix ?? '/', '') }],
  }),
  async run({ input, caller, house }) {
    const all = await readUsers(house.store.read, caller.account, input.PathPrefix ?? '/', pageOf(input))
    const { rows, page } = pageFrom(input, all, (user) => user.nameKey)
    return { Users: rows.map(listedUser), ...page }
  },
})

export const updateUser = action('UpdateUser', {
  async access(call) {
    const { input, caller, house } = call
    const before = await askAboutUser(call, input.UserName!)
    const user = await findUserByName(house.store.read, caller.account, input.UserName!)
    const path = input.NewPath ?? user?.path ?? '/'
    return askToRename(before, iamArn(caller.account, 'user', path, input.NewUserName ?? ''))
  },
  run({ input, caller, house }) {
    const { NewUserName: newName, NewPath: newPath } = input
    return house.store.write(caller.account, async (tx) => {
      const user = await requireUser(tx, caller.account, input.UserName!)
      const name = newName ?? user.name
      const holder = await findUserByName(tx, caller.account, name)
      if (holder !== undefined && holder.id !== user.id) throw userExists(name)
      await changeUser(tx, user.id, { name, nameKey: name.toLowerCase(), path: newPath ?? user.path })
      return {}
    })
  },
})

export const deleteUser = action('DeleteUser', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  run({ input, caller, house }) {
    return house.store.write(caller.account, async (tx) => {
      const user = await requireUser(tx, caller.account, input.UserName!)
      await checkNothingHangsOn(tx, user)
      await removeUser(tx, user.id)
      return {}
    })
  },
})

const taggable: Taggable<{ UserName: string | undefined }> = {
  rules: tagRules.user,
  ask: (call) => askAboutUser(call, call.input.UserName!),
  owner: async (db, { caller, input }) => (await requireUser(db, caller.account, input.UserName!)).id,
}

export const tagUser = tagAction(taggable)
export const untagUser = untagAction(taggable)
export const listUserTags = listTagsAction(taggable)
