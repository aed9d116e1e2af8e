import type { Insertable, Selectable, Updateable } from 'kysely'
import type { PageOf } from '../page.ts'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { MfaDeviceTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type MfaDeviceRow = Selectable<MfaDeviceTable>

/** The virtual device of that serial number, its ARN, of any account. */
export const findMfaDevice = prepareRow((db, serial: string) =>
  db.selectFrom('mfaDevices').selectAll().where('serial', '=', serial),
)

/**
 * The devices a holder has enabled: a user's unique id, or the account's id for root. By serial number; a
 * quota bounds how many.
 */
export const devicesOf = prepareRows((db, account: string, holderId: string) =>
  db
    .selectFrom('mfaDevices')
    .selectAll()
    .where('account', '=', account)
    .where('userId', '=', holderId)
    .orderBy('serial'),
)

/**
 * One page of the account's devices by serial number; `assigned` picks those that somebody holds, or nobody.
 */
export function listMfaDevices(
  db: Reader,
  account: string,
  assigned: boolean | undefined,
  page: PageOf,
): Promise<MfaDeviceRow[]> {
  return db
    .selectFrom('mfaDevices')
    .selectAll()
    .where('account', '=', account)
    .where('serial', '>', page.after ?? '')
    .$if(assigned !== undefined, (query) => query.where('userId', assigned ? 'is not' : 'is', null))
    .orderBy('serial')
    .limit(page.limit)
    .execute()
}

/** How many devices the account has, and how many of them somebody holds. */
export async function countMfaDevices(db: Reader, account: string): Promise<{ all: number; inUse: number }> {
  const { all, inUse } = await db
    .selectFrom('mfaDevices')
    .select((row) => [row.fn.countAll().as('all'), row.fn.count('userId').as('inUse')])
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return { all: Number(all), inUse: Number(inUse) }
}

/** Writes a new device, its seed already sealed. */
export async function insertMfaDevice(tx: Writer, device: Insertable<MfaDeviceTable>): Promise<void> {
  await tx.insertInto('mfaDevices').values(device).execute()
}

/** Changes who holds a device. */
export async function updateMfaDevice(
  tx: Writer,
  serial: string,
  change: Updateable<MfaDeviceTable>,
): Promise<void> {
  await tx.updateTable('mfaDevices').set(change).where('serial', '=', serial).execute()
}

/** Removes a device and its tags. */
export async function deleteMfaDevice(tx: Writer, serial: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', serial).execute()
  await tx.deleteFrom('mfaDevices').where('serial', '=', serial).execute()
}

/**
 * Uses up a time step of a device: true once, false where that step or a later one was used before. A step after
 * `latest` was used while the clock ran ahead, and does not count. It is one statement, so of two requests that show
 * the same code one is refused.
 */
export async function useStep(
  tx: Writer,
  serial: string,
  step: number,
  latest = Number.MAX_SAFE_INTEGER,
): Promise<boolean> {
  const result = await tx
    .updateTable('mfaDevices')
    .set({ lastStep: step })
    .where('serial', '=', serial)
    .where((row) => row.or([row('lastStep', '<', step), row('lastStep', '>', latest)]))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
