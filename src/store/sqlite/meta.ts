import type { Reader, Store, Writer } from '../store.ts'

/** A value the store keeps about itself; undefined where it was never written. */
export async function readMeta(db: Reader | Writer, key: string): Promise<string | undefined> {
  return (await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst())?.value
}

/** Writes a value the store keeps about itself. */
export async function writeMeta(tx: Writer, key: string, value: string): Promise<void> {
  await tx
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** The epoch of sessions: those sealed under an older one are dead. */
export async function readEpoch(store: Store): Promise<number> {
  return Number((await readMeta(store.read, 'epoch')) ?? 0)
}

const organizationsVersion = 'organizations-version'

/** How often the organizations have changed. */
export async function readOrganizationsVersion(db: Reader | Writer): Promise<number> {
  return Number((await readMeta(db, organizationsVersion)) ?? 0)
}

/** Counts one more change of the organizations; answers their version from now on. */
export async function growOrganizationsVersion(tx: Writer): Promise<number> {
  const version = (await readOrganizationsVersion(tx)) + 1
  await writeMeta(tx, organizationsVersion, String(version))
  return version
}
