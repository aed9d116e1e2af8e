import type { Insertable, Selectable } from 'kysely'
import type { RegionOf } from './instances.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { InstanceProfileAssociationTable } from '../schema/schema-ec2.ts'
import type { Reader, Writer } from '../store.ts'

export type ProfileAssociationRow = Selectable<InstanceProfileAssociationTable>

/** The association under that id in the account's region; undefined where there is none. */
export const findAssociation = prepareRow((db, of: RegionOf, id: string) =>
  associations(db, of).where('id', '=', id),
)

/** The association of an instance; undefined where it has no profile. */
export const associationOfInstance = prepareRow((db, instanceId: string) =>
  db.selectFrom('instanceProfileAssociations').selectAll().where('instanceId', '=', instanceId),
)

/** All associations of the account in a region, oldest first. */
export const listAssociations = prepareRows((db, of: RegionOf) =>
  associations(db, of).orderBy('created').orderBy('id'),
)

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
export const findInstanceProfileById = prepareRow((db, id: string) =>
  db.selectFrom('instanceProfiles').selectAll().where('id', '=', id),
)

function associations(db: Reader, of: RegionOf) {
  return db
    .selectFrom('instanceProfileAssociations')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
}
