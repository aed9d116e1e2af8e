import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { growOrganizationsVersion, readOrganizationsVersion } from './meta.ts'
import type { Schema } from '../schema/schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store, Writer } from '../store.ts'
import { openTrailFile, type Warn } from '../records/trail-file.ts'
import { diskFault } from './store-faults.ts'
import { createWalSync } from './wal-sync.ts'
import { trailBytesByDefault } from '../records/trail-size.ts'

/** How to open a store. */
export type SqliteOptions = {
  /** The bytes that its trail may take up on the disk. */
  trailBytes?: number | undefined
  /** Where lines for the operator go. */
  warn?: Warn | undefined
  /** Throws where nothing may be written any more; asked before each commit. */
  mayCommit?: (() => void) | undefined
}

// LIMIT: a log that a long reader has let grow is cut back to this when it is begun anew.
const walBytes = 64 * 1024 * 1024

/**
 * Opens the embedded store in one file. Every commit is on the disk before it is acknowledged; commits that wait for
 * the disk share one sync of the write-ahead log and do not stop the event loop (docs/decisions/0002-store.md). One
 * connection writes, one reads, so a reader never sees a half-done write.
 */
export async function openSqliteStore(
  file: string,
  { trailBytes = trailBytesByDefault, warn = () => {}, mayCommit = () => {} }: SqliteOptions = {},
): Promise<Store> {
  const writing = connect(file)
  writing.exec('pragma journal_mode = wal')
  // SQLite itself syncs only what a checkpoint needs; `durable` is what commits wait for.
  writing.exec(`pragma synchronous = normal; pragma journal_size_limit = ${walBytes}`)
  const write = new Kysely<Schema>({ dialect: sqliteDialect(writing) })
  await migrate(write)
  const durable = createWalSync(`${file}-wal`)
  await durable()
  const reading = connect(file)
  reading.exec('pragma query_only = on')
  const read = new Kysely<Schema>({ dialect: sqliteDialect(reading) })

  const trail = openTrailFile(`${file}-trail`, trailBytes, warn)

  let organizationsVersion = await readOrganizationsVersion(read)
  const versions = new Map<string, number>()
  for (const { id, version } of await read.selectFrom('accounts').select(['id', 'version']).execute()) {
    versions.set(id, version)
  }

  const grow = (account: string, version: number) =>
    void versions.set(account, Math.max(version, versions.get(account) ?? 0))

  let closed = false
  let fault: Error | undefined
  /** One that is committed and may be seen, and not durable yet. */
  const commit = <T>(work: (tx: Writer) => Promise<T>): Promise<T> =>
    write.transaction().execute(async (tx) => {
      const result = await work(tx)
      mayCommit()
      return result
    })
  /** Runs a write to its durable end, and tells the disk's part in it where it fails. */
  const lasting = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      const result = await write()
      await durable()
      fault = undefined
      return result
    } catch (cause) {
      const found = diskFault(file, cause)
      if (found === undefined) throw cause
      throw (fault = found)
    }
  }
  return {
    read,
    writeData: (work) => lasting(() => commit(work)),
    fault: () => fault,
    write: (account, work) =>
      lasting(async () => {
        let version = 0
        const result = await commit(async (tx) => {
          const row = await tx
            .updateTable('accounts')
            .set((row) => ({ version: row('version', '+', 1) }))
            .where('id', '=', account)
            .returning('version')
            .executeTakeFirst()
          version = row?.version ?? 0
          return work(tx)
        })
        if (version > 0) grow(account, version)
        return result
      }),
    writeOrganizations: (accounts, work) =>
      lasting(async () => {
        let version = 0
        const grown: { id: string; version: number }[] = []
        const result = await commit(async (tx) => {
          const done = await work(tx)
          // The accounts' rows may have been made just now.
          if (accounts.length > 0) {
            const rows = tx
              .updateTable('accounts')
              .set((row) => ({ version: row('version', '+', 1) }))
              .where('id', 'in', accounts)
            grown.push(...(await rows.returning(['id', 'version']).execute()))
          }
          version = await growOrganizationsVersion(tx)
          return done
        })
        for (const { id, version: now } of grown) grow(id, now)
        organizationsVersion = Math.max(organizationsVersion, version)
        return result
      }),
    organizationsVersion: () => organizationsVersion,
    version: (account) => versions.get(account) ?? 0,
    trail,
    async close() {
      if (closed) return
      closed = true
      trail.close()
      durable.close()
      await read.destroy()
      await write.destroy()
    },
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  database.exec('pragma busy_timeout = 5000')
  database.exec('pragma foreign_keys = on')
  return database
}
