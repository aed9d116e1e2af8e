import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import { attachmentsOf } from '../../../store/entities/attachments.ts'
import {
  addMember,
  countGroups,
  deleteGroup as removeGroup,
  findGroupByName,
  groupsOfUser,
  insertGroup,
  listGroups as readGroups,
  listMembers,
  removeMember,
  updateGroup as changeGroup,
  type GroupRow,
} from '../../../store/entities/groups.ts'
import { inlinePoliciesOf } from '../../../store/entities/inline-policies.ts'
import { action } from '../action.ts'
import { groupExists, mustRemoveFirst } from '../errors.ts'
import { askToRename } from '../families/renaming.ts'
import { askAboutGroup, askAboutUser, requireGroup, requireUser } from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf, pageWithin } from '../paging.ts'
import { listedUser } from './user-views.ts'

/** A group as every answer shows it. */
export function shownGroup(group: GroupRow) {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: iamArn(group.account, 'group', group.path, group.name),
    CreateDate: new Date(group.created),
  }
}

export const createGroup = action('CreateGroup', {
  access: ({ input, caller }) => ({
    all: [{ resource: iamArn(caller.account, 'group', input.Path ?? '/', input.GroupName!) }],
  }),
  run({ input, caller: { account }, house, now }) {
    const name = input.GroupName!
    return house.store.write(account, async (tx) => {
      if ((await findGroupByName(tx, account, name)) !== undefined) throw groupExists(name)
      checkLimit('GroupsPerAccount', (await countGroups(tx, account)) + 1)
      const group: GroupRow = {
        id: entityId(idPrefix.group, house.random),
        account,
        name,
        nameKey: name.toLowerCase(),
        path: input.Path ?? '/',
        created: now,
      }
      await insertGroup(tx, group)
      return { Group: shownGroup(group) }
    })
  },
})

export const getGroup = action('GetGroup', {
  access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName!)] }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const group = await requireGroup(db, caller.account, input.GroupName!)
    const members = await listMembers(db, group.id, pageOf(input))
    const { rows, page } = pageFrom(input, members, (user) => user.nameKey)
    return { Group: shownGroup(group), Users: rows.map(listedUser), ...page }
  },
})

export const listGroups = action('ListGroups', {
  access: ({ input, caller }) => ({
    all: [{ resource: iamArn(caller.account, 'group', input.PathPrefix ?? '/', '') }],
  }),
  async run({ input, caller, house }) {
    const all = await readGroups(house.store.read, caller.account, input.PathPrefix ?? '/', pageOf(input))
    const { rows, page } = pageFrom(input, all, (group) => group.nameKey)
    return { Groups: rows.map(shownGroup), ...page }
  },
})

export const updateGroup = action('UpdateGroup', {
  async access(call) {
    const { input, caller, house } = call
    const before = await askAboutGroup(call, input.GroupName!)
    const group = await findGroupByName(house.store.read, caller.account, input.GroupName!)
    const path = input.NewPath ?? group?.path ?? '/'
    return askToRename(before, iamArn(caller.account, 'group', path, input.NewGroupName ?? ''))
  },
  run({ input, caller: { account }, house }) {
    return house.store.write(account, async (tx) => {
      const group = await requireGroup(tx, account, input.GroupName!)
      const name = input.NewGroupName ?? group.name
      const holder = await findGroupByName(tx, account, name)
      if (holder !== undefined && holder.id !== group.id) throw groupExists(name)
      const path = input.NewPath ?? group.path
      await changeGroup(tx, group.id, { name, nameKey: name.toLowerCase(), path })
      return {}
    })
  },
})

export const deleteGroup = action('DeleteGroup', {
  access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName!)] }),
  run({ input, caller, house }) {
    return house.store.write(caller.account, async (tx) => {
      const group = await requireGroup(tx, caller.account, input.GroupName!)
      if ((await listMembers(tx, group.id, { limit: 1 })).length > 0) throw mustRemoveFirst('groups')
      if ((await attachmentsOf(tx, [group.id])).length > 0) throw mustRemoveFirst('attachedPolicies')
      if ((await inlinePoliciesOf(tx, [group.id])).length > 0) throw mustRemoveFirst('inlinePolicies')
      await removeGroup(tx, group.id)
      return {}
    })
  },
})

// AWS: membership is the group's affair, the user is not asked about (Service Authorization Reference); of two that
// are missing the user is named (recorded answers).
export const addUserToGroup = action('AddUserToGroup', {
  access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName!)] }),
  run({ input, caller: { account }, house }) {
    return house.store.write(account, async (tx) => {
      const user = await requireUser(tx, account, input.UserName!)
      const group = await requireGroup(tx, account, input.GroupName!)
      const groups = await groupsOfUser(tx, user.id)
      if (groups.some(({ id }) => id === group.id)) return {}
      checkLimit('GroupsPerUser', groups.length + 1)
      await addMember(tx, account, group.id, user.id)
      return {}
    })
  },
})

/** Removing who is no member is no error, as adding a member is none. */
export const removeUserFromGroup = action('RemoveUserFromGroup', {
  access: async (call) => ({ all: [await askAboutGroup(call, call.input.GroupName!)] }),
  run({ input, caller: { account }, house }) {
    return house.store.write(account, async (tx) => {
      const user = await requireUser(tx, account, input.UserName!)
      const group = await requireGroup(tx, account, input.GroupName!)
      await removeMember(tx, group.id, user.id)
      return {}
    })
  },
})

export const listGroupsForUser = action('ListGroupsForUser', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const user = await requireUser(db, caller.account, input.UserName!)
    const { rows, page } = pageWithin(input, await groupsOfUser(db, user.id), (group) => group.nameKey)
    return { Groups: rows.map(shownGroup), ...page }
  },
})
