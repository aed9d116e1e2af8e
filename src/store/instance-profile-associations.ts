import type { Insertable, Selectable } from 'kysely'
import type { InstanceProfileRow } from './instance-profiles.ts'
import type { RegionOf } from './instances.ts'
import type { InstanceProfileAssociationTable } from './schema-ec2.ts'
import type { Reader, Writer } from './store.ts'

export type ProfileAssociationRow = Selectable<InstanceProfileAssociationTable>

/** The association under that id in the account's region; undefined where there is none. */
export function findAssociation(
  db: Reader,
  of: RegionOf,
  id: string,
): Promise<ProfileAssociationRow | undefined> {
  return associations(db, of).where('id', '=', id).executeTakeFirst()
}

/** The association of an instance; undefined where it has no profile. */
export function associationOfInstance(
  db: Reader,
  instanceId: string,
): Promise<ProfileAssociationRow | undefined> {
  return db
    .selectFrom('instanceProfileAssociations')
    .selectAll()
    .where('instanceId', '=', instanceId)
    .executeTakeFirst()
}

/** All associations of the account in a region, oldest first. */
export function listAssociations(db: Reader, of: RegionOf): Promise<ProfileAssociationRow[]> {
  return associations(db, of).orderBy('created').orderBy('id').execute()
}

/** Gives an instance its profile. */
export async function insertAssociation(
  tx: Writer,
  association: Insertable<InstanceProfileAssociationTable>,
): Promise<void> {
  await tx.insertInto('instanceProfileAssociations').values(association).execute()
}

/** Takes an instance's profile away. */
export async function deleteAssociation(tx: Writer, instanceId: string): Promise<void> {
  await tx.deleteFrom('instanceProfileAssociations').where('instanceId', '=', instanceId).execute()
}

/** The instance profile under that unique id, `AIPA…`; undefined where it was deleted. */
export function findInstanceProfileById(db: Reader, id: string): Promise<InstanceProfileRow | undefined> {
  return db.selectFrom('instanceProfiles').selectAll().where('id', '=', id).executeTakeFirst()
}

function associations(db: Reader, of: RegionOf) {
  return db
    .selectFrom('instanceProfileAssociations')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
}
