import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName, listByName } from '../sqlite/named-entities.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { RoleTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type RoleRow = Selectable<RoleTable>

/** The role of that name in the account, whatever the case; undefined where there is none. */
export const findRoleByName = findByName('roles', (rows) => rows.selectAll())

/** The role under that unique id, `AROA…`, of any account. */
export const findRoleById = prepareRow((db, id: string) =>
  db.selectFrom('roles').selectAll().where('id', '=', id),
)

/** The roles under those unique ids, in no order; ids of no role are left out. */
export const findRolesByIds = prepareRows((db, ids: readonly string[]) =>
  db.selectFrom('roles').selectAll().where('id', 'in', ids),
)

/** One page of the account's roles whose path begins with `pathPrefix`, by name without case. */
export const listRoles = listByName('roles', (rows) => rows.selectAll())

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
