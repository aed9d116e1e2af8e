import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from './count-rows.ts'
import { entityNamed, pageOfEntities } from './named-entities.ts'
import type { PageOf } from './page.ts'
import type { RoleTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type RoleRow = Selectable<RoleTable>

/** The role of that name in the account, whatever the case; undefined where there is none. */
export function findRoleByName(db: Reader, account: string, name: string): Promise<RoleRow | undefined> {
  return entityNamed(db, 'roles', account, name).selectAll().executeTakeFirst()
}

/** The role under that unique id, `AROA…`, of any account. */
export function findRoleById(db: Reader, id: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The roles under those unique ids, in no order; ids of no role are left out. */
export async function findRolesByIds(db: Reader, ids: readonly string[]): Promise<RoleRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('roles').selectAll().where('id', 'in', ids).execute()
}

/** One page of the account's roles whose path begins with `pathPrefix`, by name without case. */
export function listRoles(db: Reader, account: string, pathPrefix: string, page: PageOf): Promise<RoleRow[]> {
  return pageOfEntities(db, 'roles', account, pathPrefix, page).selectAll().execute()
}

/** How many roles the account has. */
export function countRoles(db: Reader, account: string): Promise<number> {
  return countRows(db, 'roles', account)
}

/** Writes a new role. */
export async function insertRole(tx: Writer, role: Insertable<RoleTable>): Promise<void> {
  await tx.insertInto('roles').values(role).execute()
}

/** Changes columns of a role. */
export async function updateRole(tx: Writer, id: string, change: Updateable<RoleTable>): Promise<void> {
  await tx.updateTable('roles').set(change).where('id', '=', id).execute()
}

/**
 * Removes a role with its tags and what it used; whoever calls has made sure that nothing else hangs on it.
 */
export async function deleteRole(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', id).execute()
  await tx.deleteFrom('actionUses').where('principalId', '=', id).execute()
  await tx.deleteFrom('roles').where('id', '=', id).execute()
}
