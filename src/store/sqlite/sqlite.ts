import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { migrate } from './migrate.ts'
import { growOrganizationsVersion, readOrganizationsVersion } from './meta.ts'
import type { Schema } from '../schema/schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store, Writer } from '../store.ts'
import { openTrailFile, type Warn } from '../records/trail-file.ts'
import { trailBytesByDefault } from '../records/trail-size.ts'

/** How to open a store: the bytes that its trail may take up, and where lines for the operator go. */
export type SqliteOptions = { trailBytes?: number | undefined; warn?: Warn | undefined }

/**
 * Opens the embedded store in one file. Every commit is on the disk before it is acknowledged
 * (write-ahead log, synchronous=FULL). One connection writes, one reads, so a reader never sees a half-done
 * write.
 */
export async function openSqliteStore(
  file: string,
  { trailBytes = trailBytesByDefault, warn = () => {} }: SqliteOptions = {},
): Promise<Store> {
  const writing = connect(file)
  writing.exec('pragma journal_mode = wal')
  writing.exec('pragma synchronous = full')
  const write = new Kysely<Schema>({ dialect: sqliteDialect(writing) })
  await migrate(write)
  const reading = connect(file)
  reading.exec('pragma query_only = on')
  const read = new Kysely<Schema>({ dialect: sqliteDialect(reading) })

  const trail = openTrailFile(`${file}-trail`, trailBytes, warn)

  let organizationsVersion = await readOrganizationsVersion(read)
  const versions = new Map<string, number>()
  for (const { id, version } of await read.selectFrom('accounts').select(['id', 'version']).execute()) {
    versions.set(id, version)
  }

  let closed = false
  const writeData = <T>(work: (tx: Writer) => Promise<T>) => write.transaction().execute(work)
  return {
    read,
    writeData,
    async write(account, work) {
      let version: number | undefined
      const result = await writeData(async (tx) => {
        const row = await tx
          .updateTable('accounts')
          .set((row) => ({ version: row('version', '+', 1) }))
          .where('id', '=', account)
          .returning('version')
          .executeTakeFirst()
        version = row?.version
        return work(tx)
      })
      if (version !== undefined) versions.set(account, version)
      return result
    },
    async writeOrganizations(accounts, work) {
      let version = organizationsVersion
      const grown: { id: string; version: number }[] = []
      const result = await writeData(async (tx) => {
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
      for (const { id, version: now } of grown) versions.set(id, now)
      organizationsVersion = version
      return result
    },
    organizationsVersion: () => organizationsVersion,
    version: (account) => versions.get(account) ?? 0,
    trail,
    async close() {
      if (closed) return
      closed = true
      trail.close()
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
