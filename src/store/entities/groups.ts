import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName, listByName } from '../sqlite/named-entities.ts'
import type { PageOf } from '../page.ts'
import { prepareRows } from '../sqlite/prepared.ts'
import type { GroupTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type GroupRow = Selectable<GroupTable>

/** The group of that name in the account, whatever the case; undefined where there is none. */
export const findGroupByName = findByName('groups', (rows) => rows.selectAll())

/** One page of the account's groups whose path begins with `pathPrefix`, by name without case. */
export const listGroups = listByName('groups', (rows) => rows.selectAll())

/** How many groups the account has. */
export function countGroups(db: Reader, account: string): Promise<number> {
  return countRows(db, 'groups', account)
}

/** Writes a new group. */
export async function insertGroup(tx: Writer, group: Insertable<GroupTable>): Promise<void> {
  await tx.insertInto('groups').values(group).execute()
}

/** Changes columns of a group. */
export async function updateGroup(tx: Writer, id: string, change: Updateable<GroupTable>): Promise<void> {
  await tx.updateTable('groups').set(change).where('id', '=', id).execute()
}

/** Removes a group; whoever calls has made sure that nothing hangs on it. */
export async function deleteGroup(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('groups').where('id', '=', id).execute()
}

/** Puts a user into a group; doing it again changes nothing. */
export async function addMember(tx: Writer, account: string, groupId: string, userId: string): Promise<void> {
  await tx
    .insertInto('groupMembers')
    .values({ account, groupId, userId })
    .onConflict((conflict) => conflict.columns(['groupId', 'userId']).doNothing())
    .execute()
}

/** Takes a user out of a group; false where it was not in it. */
export async function removeMember(tx: Writer, groupId: string, userId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('groupMembers')
    .where('groupId', '=', groupId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** One page of a group's users, by name without case. */
export const listMembers = prepareRows((db, groupId: string, page: PageOf) =>
  db
    .selectFrom('groupMembers')
    .innerJoin('users', 'users.id', 'groupMembers.userId')
    .selectAll('users')
    .where('groupMembers.groupId', '=', groupId)
    .where('users.nameKey', '>', page.after ?? '')
    .orderBy('users.nameKey')
    .limit(page.limit),
)

/** All groups of a user, by name without case; a quota bounds how many there are. */
export const groupsOfUser = prepareRows((db, userId: string) =>
  db
    .selectFrom('groupMembers')
    .innerJoin('groups', 'groups.id', 'groupMembers.groupId')
    .selectAll('groups')
    .where('groupMembers.userId', '=', userId)
    .orderBy('groups.nameKey'),
)

/** The names of the groups of many users, by user and by name without case; users of no group are absent. */
export async function groupNamesOfUsers(
  db: Reader,
  userIds: readonly string[],
): Promise<Map<string, string[]>> {
  const byUser = new Map<string, string[]>()
  for (const { userId, name } of await memberships(db, userIds))
    byUser.set(userId, [...(byUser.get(userId) ?? []), name])
  return byUser
}

const memberships = prepareRows((db, userIds: readonly string[]) =>
  db
    .selectFrom('groupMembers')
    .innerJoin('groups', 'groups.id', 'groupMembers.groupId')
    .select(['groupMembers.userId', 'groups.name'])
    .where('groupMembers.userId', 'in', userIds)
    .orderBy('groups.nameKey'),
)
