import type { Selectable } from 'kysely'
import { deleteOrganizationTags } from './organizations.ts'
import type { OrganizationalUnitTable } from '../schema/schema-organizations.ts'
import type { Reader, Writer } from '../store.ts'

export type OrganizationalUnitRow = Selectable<OrganizationalUnitTable>

/** The unit under that id in that organization. */
export function findOrganizationalUnit(
  db: Reader | Writer,
  organizationId: string,
  id: string,
): Promise<OrganizationalUnitRow | undefined> {
  return db
    .selectFrom('organizationalUnits')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The units of an organization by id; only those right under `parentId` where given. */
export function listOrganizationalUnits(
  db: Reader | Writer,
  organizationId: string,
  parentId?: string,
): Promise<OrganizationalUnitRow[]> {
  const all = db.selectFrom('organizationalUnits').selectAll().where('organizationId', '=', organizationId)
  return (parentId === undefined ? all : all.where('parentId', '=', parentId)).orderBy('id').execute()
}

/** Writes a new unit. */
export async function insertOrganizationalUnit(tx: Writer, row: OrganizationalUnitRow): Promise<void> {
  await tx.insertInto('organizationalUnits').values(row).execute()
}

/** Gives a unit another name. */
export async function renameOrganizationalUnit(tx: Writer, id: string, name: string): Promise<void> {
  await tx.updateTable('organizationalUnits').set({ name }).where('id', '=', id).execute()
}

/** Removes an empty unit with its attachments and tags. */
export async function deleteOrganizationalUnit(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<void> {
  await tx
    .deleteFrom('organizationAttachments')
    .where('organizationId', '=', organizationId)
    .where('targetId', '=', id)
    .execute()
  await deleteOrganizationTags(tx, organizationId, id)
  await tx.deleteFrom('organizationalUnits').where('id', '=', id).execute()
}
