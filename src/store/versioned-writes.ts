import { growOrganizationsVersion, readOrganizationsVersion } from './sqlite/meta.ts'
import type { Reader, Store, Writer } from './store.ts'

/** Runs a write and answers once it is committed and lasts. */
export type Transact = <T>(work: (tx: Writer) => Promise<T>) => Promise<T>

/** What writes a store, whatever engine it stands on. */
export type Writes = Pick<
  Store,
  'write' | 'writeData' | 'writeOrganizations' | 'version' | 'organizationsVersion'
> & {
  /** Reads the versions anew, which others may have grown. */
  catchUp(): Promise<void>
}

/** The writes of a store, which grow the versions that every cache goes by; `transact` is the engine's part. */
export async function createWrites(read: Reader, transact: Transact): Promise<Writes> {
  let organizationsVersion = 0
  const versions = new Map<string, number>()
  const note = (account: string, version: number) =>
    void versions.set(account, Math.max(version, versions.get(account) ?? 0))

  const catchUp = async (): Promise<void> => {
    for (const { id, version } of await read.selectFrom('accounts').select(['id', 'version']).execute()) {
      note(id, version)
    }
    organizationsVersion = Math.max(organizationsVersion, await readOrganizationsVersion(read))
  }
  await catchUp()
  return {
    catchUp,
    writeData: transact,
    version: (account) => versions.get(account) ?? 0,
    organizationsVersion: () => organizationsVersion,
    async write(account, work) {
      let version: number | undefined
      const result = await transact(async (tx) => {
        version = (await grow(tx, [account]))[0]?.version
        return work(tx)
      })
      if (version !== undefined) note(account, version)
      return result
    },
    async writeOrganizations(accounts, work) {
      let version = 0
      let grown: { id: string; version: number }[] = []
      const result = await transact(async (tx) => {
        const done = await work(tx)
        // The accounts' rows may have been made just now.
        if (accounts.length > 0) grown = await grow(tx, accounts)
        version = await growOrganizationsVersion(tx)
        return done
      })
      for (const { id, version: now } of grown) note(id, now)
      organizationsVersion = Math.max(organizationsVersion, version)
      return result
    },
  }
}

function grow(tx: Writer, accounts: readonly string[]): Promise<{ id: string; version: number }[]> {
  return tx
    .updateTable('accounts')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', accounts)
    .returning(['id', 'version'])
    .execute()
}
