import type { Insertable, Selectable, Updateable } from 'kysely'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { InstanceTable } from '../schema/schema-ec2.ts'
import type { Reader, Writer } from '../store.ts'

export type InstanceRow = Selectable<InstanceTable>

/** Whose instances: one account in one region. */
export type RegionOf = { account: string; region: string }

/** The instance under that id, whoever owns it; undefined where there is none. */
export const findInstance = prepareRow((db, id: string) =>
  db.selectFrom('instances').selectAll().where('id', '=', id),
)

/**
 * The account's instances in a region that are not terminated, or were not yet at `goneBefore`; oldest first.
 */
export const listInstances = prepareRows((db, of: RegionOf, goneBefore: number) =>
  visible(db, of, goneBefore).orderBy('created').orderBy('reservationId').orderBy('launchIndex'),
)

/** Those of the account's instances in a region that have one of the ids and are still to be seen. */
export const findInstances = prepareRows((db, of: RegionOf, ids: readonly string[], goneBefore: number) =>
  visible(db, of, goneBefore).where('id', 'in', ids),
)

/** The instances a client token has launched, whatever became of them. */
export function findInstancesByToken(db: Reader, of: RegionOf, clientToken: string): Promise<InstanceRow[]> {
  return db
    .selectFrom('instances')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('clientToken', '=', clientToken)
    .orderBy('launchIndex')
    .execute()
}

/** The private addresses that are taken in a subnet. */
export async function takenAddresses(db: Reader, of: RegionOf, subnetId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('instances')
    .select('privateIp')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('subnetId', '=', subnetId)
    .where('state', '!=', 'terminated')
    .execute()
  return new Set(rows.map((row) => row.privateIp))
}

/** How many of the account's instances in a region are not terminated. */
export async function countLiveInstances(db: Reader, of: RegionOf): Promise<number> {
  const { count } = await db
    .selectFrom('instances')
    .select((row) => row.fn.countAll().as('count'))
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('state', '!=', 'terminated')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Writes a new instance. */
export async function insertInstance(tx: Writer, instance: Insertable<InstanceTable>): Promise<void> {
  await tx.insertInto('instances').values(instance).execute()
}

/** Changes columns of an instance. */
export async function updateInstance(
  tx: Writer,
  id: string,
  change: Updateable<InstanceTable>,
): Promise<void> {
  await tx.updateTable('instances').set(change).where('id', '=', id).execute()
}

/**
 * Forgets the account's instances in a region that were terminated before that time, with all that hangs on
 * them.
 */
export async function forgetTerminated(tx: Writer, of: RegionOf, before: number): Promise<void> {
  const gone = tx
    .selectFrom('instances')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('state', '=', 'terminated')
    .where('stateSince', '<', before)
  await tx.deleteFrom('resourceTags').where('resourceId', 'in', gone.select('id')).execute()
  await tx.deleteFrom('resourceTags').where('resourceId', 'in', gone.select('volumeId')).execute()
  await tx.deleteFrom('instanceProfileAssociations').where('instanceId', 'in', gone.select('id')).execute()
  await tx
    .deleteFrom('instances')
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where('state', '=', 'terminated')
    .where('stateSince', '<', before)
    .execute()
}

function visible(db: Reader, of: RegionOf, goneBefore: number) {
  return db
    .selectFrom('instances')
    .selectAll()
    .where('account', '=', of.account)
    .where('region', '=', of.region)
    .where((row) => row.or([row('state', '!=', 'terminated'), row('stateSince', '>=', goneBefore)]))
}
