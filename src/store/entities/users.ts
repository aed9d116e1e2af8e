import type { Insertable, Selectable, Updateable } from 'kysely'
import { deleteConsoleSessionsOf } from '../signin/console-sessions.ts'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName, listByName } from '../sqlite/named-entities.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { UserTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type UserRow = Selectable<UserTable>

/** The user of that name in the account, whatever the case; undefined where there is none. */
export const findUserByName = findByName('users', (rows) => rows.selectAll())

/** The user under that unique id, `AIDA…`, of any account. */
export const findUserById = prepareRow((db, id: string) =>
  db.selectFrom('users').selectAll().where('id', '=', id),
)

/** The users under those unique ids, in no order; ids of no user are left out. */
export const findUsersByIds = prepareRows((db, ids: readonly string[]) =>
  db.selectFrom('users').selectAll().where('id', 'in', ids),
)

/** One page of the account's users whose path begins with `pathPrefix`, by name without case. */
export const listUsers = listByName('users', (rows) => rows.selectAll())

/** How many users the account has. */
export function countUsers(db: Reader, account: string): Promise<number> {
  return countRows(db, 'users', account)
}

/** Writes a new user. */
export async function insertUser(tx: Writer, user: Insertable<UserTable>): Promise<void> {
  await tx.insertInto('users').values(user).execute()
}

/** Changes columns of a user. */
export async function updateUser(tx: Writer, id: string, change: Updateable<UserTable>): Promise<void> {
  await tx.updateTable('users').set(change).where('id', '=', id).execute()
}

/**
 * Removes a user with its tags and what it used; whoever calls has made sure that nothing else hangs on it.
 */
export async function deleteUser(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', id).execute()
  await tx.deleteFrom('actionUses').where('principalId', '=', id).execute()
  await deleteConsoleSessionsOf(tx, id)
  await tx.deleteFrom('users').where('id', '=', id).execute()
}
