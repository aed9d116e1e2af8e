import type { Insertable, Selectable, Updateable } from 'kysely'
import { deleteConsoleSessionsOf } from './console-sessions.ts'
import { countRows } from './count-rows.ts'
import { entityNamed, pageOfEntities } from './named-entities.ts'
import type { PageOf } from './page.ts'
import type { UserTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type UserRow = Selectable<UserTable>

/** The user of that name in the account, whatever the case; undefined where there is none. */
export function findUserByName(db: Reader, account: string, name: string): Promise<UserRow | undefined> {
  return entityNamed(db, 'users', account, name).selectAll().executeTakeFirst()
}

/** The user under that unique id, `AIDA…`, of any account. */
export function findUserById(db: Reader, id: string): Promise<UserRow | undefined> {
  return db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The users under those unique ids, in no order; ids of no user are left out. */
export async function findUsersByIds(db: Reader, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('users').selectAll().where('id', 'in', ids).execute()
}

/** One page of the account's users whose path begins with `pathPrefix`, by name without case. */
export function listUsers(db: Reader, account: string, pathPrefix: string, page: PageOf): Promise<UserRow[]> {
  return pageOfEntities(db, 'users', account, pathPrefix, page).selectAll().execute()
}

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
