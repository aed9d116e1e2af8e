import type { Insertable, Selectable, Updateable } from 'kysely'
import type { RegionOf } from '../ec2/instances.ts'
import type { WorkGroupTable } from '../schema/schema-athena.ts'
import type { Reader, Writer } from '../store.ts'

export type WorkGroupRow = Selectable<WorkGroupTable>

/** The workgroup of that name in the account's region; undefined where none was written. */
export function findWorkGroup(db: Reader, of: RegionOf, name: string): Promise<WorkGroupRow | undefined> {
  return workGroups(db, of).where('name', '=', name).executeTakeFirst()
}

/** All workgroups of the account in a region, by name. */
export function listWorkGroupRows(db: Reader, of: RegionOf): Promise<WorkGroupRow[]> {
  return workGroups(db, of).orderBy('name').execute()
}

/** Writes a new workgroup. */
export async function insertWorkGroup(tx: Writer, row: Insertable<WorkGroupTable>): Promise<void> {
  await tx.insertInto('workGroups').values(row).execute()
}

/** Changes columns of a workgroup. */
export async function updateWorkGroupRow(
  tx: Writer,
  of: RegionOf,
  name: string,
  change: Updateable<WorkGroupTable>,
): Promise<void> {
  await tx
    .updateTable('workGroups')
    .set(change)
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('name', '=', name)
    .execute()
}

/** Removes a workgroup; its tags are removed by whoever knows its ARN. */
export async function deleteWorkGroupRow(tx: Writer, of: RegionOf, name: string): Promise<void> {
  await tx
    .deleteFrom('workGroups')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('name', '=', name)
    .execute()
}

function workGroups(db: Reader, of: RegionOf) {
  return db
    .selectFrom('workGroups')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
}
