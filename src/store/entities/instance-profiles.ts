import type { Insertable, Selectable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName, listByName } from '../sqlite/named-entities.ts'
import { prepareRows } from '../sqlite/prepared.ts'
import type { InstanceProfileTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type InstanceProfileRow = Selectable<InstanceProfileTable>

/** The instance profile of that name in the account, whatever the case; undefined where there is none. */
export const findInstanceProfile = findByName('instanceProfiles', (rows) => rows.selectAll())

/** One page of the account's instance profiles whose path begins with `pathPrefix`, by name without case. */
export const listInstanceProfiles = listByName('instanceProfiles', (rows) => rows.selectAll())

/** The instance profiles that hold any of those roles (unique ids), by name without case. */
export const instanceProfilesOfRoles = prepareRows((db, account: string, roleIds: readonly string[]) =>
  db
    .selectFrom('instanceProfiles')
    .selectAll()
    .where('account', '=', account)
    .where('roleId', 'in', roleIds)
    .orderBy('nameKey'),
)

/** How many instance profiles the account has. */
export function countInstanceProfiles(db: Reader, account: string): Promise<number> {
  return countRows(db, 'instanceProfiles', account)
}

/** Writes a new instance profile. */
export async function insertInstanceProfile(
  tx: Writer,
  profile: Insertable<InstanceProfileTable>,
): Promise<void> {
  await tx.insertInto('instanceProfiles').values(profile).execute()
}

/** Puts a role into an instance profile, or takes it out with null. */
export async function setInstanceProfileRole(tx: Writer, id: string, roleId: string | null): Promise<void> {
  await tx.updateTable('instanceProfiles').set({ roleId }).where('id', '=', id).execute()
}

/** Removes an instance profile and its tags. */
export async function deleteInstanceProfile(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', id).execute()
  await tx.deleteFrom('instanceProfiles').where('id', '=', id).execute()
}
