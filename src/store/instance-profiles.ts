import type { Insertable, Selectable } from 'kysely'
import { countRows } from './count-rows.ts'
import { entityNamed, pageOfEntities } from './named-entities.ts'
import type { PageOf } from './page.ts'
import type { InstanceProfileTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type InstanceProfileRow = Selectable<InstanceProfileTable>

/** The instance profile of that name in the account, whatever the case; undefined where there is none. */
export function findInstanceProfile(
  db: Reader,
  account: string,
  name: string,
): Promise<InstanceProfileRow | undefined> {
  return entityNamed(db, 'instanceProfiles', account, name).selectAll().executeTakeFirst()
}

/** One page of the account's instance profiles whose path begins with `pathPrefix`, by name without case. */
export function listInstanceProfiles(
  db: Reader,
  account: string,
  pathPrefix: string,
  page: PageOf,
): Promise<InstanceProfileRow[]> {
  return pageOfEntities(db, 'instanceProfiles', account, pathPrefix, page).selectAll().execute()
}

/** The instance profiles that hold any of those roles (unique ids), by name without case. */
export async function instanceProfilesOfRoles(
  db: Reader,
  account: string,
  roleIds: readonly string[],
): Promise<InstanceProfileRow[]> {
  if (roleIds.length === 0) return []
  return db
    .selectFrom('instanceProfiles')
    .selectAll()
    .where('account', '=', account)
    .where('roleId', 'in', roleIds)
    .orderBy('nameKey')
    .execute()
}

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
