import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { migrate } from './migrate.ts'
import type { Schema } from '../schema/schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Store, Writer } from '../store.ts'
import { createWrites } from '../versioned-writes.ts'
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

  let closed = false
  let fault: Error | undefined
  /** Runs a write to its durable end, and tells the disk's part in it where it fails. */
  const transact = async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
    try {
      const result = await write.transaction().execute(async (tx) => {
        const done = await work(tx)
        mayCommit()
        return done
      })
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
    ...(await createWrites(read, transact)),
    read,
    requireHere: () => {},
    fault: () => fault,
    async emptyTables(tx, names) {
      await sql`pragma defer_foreign_keys = on`.execute(tx)
      for (const name of names) await sql`delete from ${sql.table(name)}`.execute(tx)
    },
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
