import { Kysely, sql } from 'kysely'
import { openTrailFile, type Warn } from '../records/trail-file.ts'
import { trailBytesByDefault } from '../records/trail-size.ts'
import type { Schema } from '../schema/schema.ts'
import { migrate } from '../sqlite/migrate.ts'
import type { Store, Writer } from '../store.ts'
import { createWrites } from '../versioned-writes.ts'
import { holdDatabase, type DatabaseHold } from './database-hold.ts'
import { awayFrom, shownUrl } from './database-away.ts'
import { columnTypesPlugin, openPool, postgresDialect } from './postgres-dialect.ts'

/** How to open a store on PostgreSQL. */
export type PostgresOptions = {
  /** `postgres://USER:PASSWORD@HOST/DATABASE`. */
  url: string
  /** The file of the trail, which every node keeps for itself. */
  trailFile: string
  trailBytes?: number | undefined
  warn?: Warn | undefined
  /** Throws where nothing may be written any more; asked before each commit. */
  mayCommit?: (() => void) | undefined
}

/**
 * Opens the store in a PostgreSQL database, empty or ours, for this node alone. Commits are as durable as the operator
 * has set `synchronous_commit`; a database that does not wait for the disk is refused. Throws a sentence where the
 * database cannot be reached, or another node has it.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, trailFile, trailBytes = trailBytesByDefault, warn = () => {}, mayCommit = () => {} } = options
  const pool = openPool(url, () => {})
  let hold: DatabaseHold | undefined
  try {
    let catchUp = async () => {}
    const held = (hold = await holdDatabase(url, warn, () => catchUp()))
    const write = new Kysely<Schema>({ dialect: postgresDialect(pool) })
    await requireDurable(write, url)
    await migrate(write.withPlugin(columnTypesPlugin()))
    const read = write as unknown as Store['read']
    const trail = openTrailFile(trailFile, trailBytes, warn)
    let fault: Error | undefined
    let turn: Promise<unknown> = Promise.resolve()
    /**
     * INVARIANT: writes take turns, as with SQLite's single writer: whoever looks and then writes is alone in between,
     * and one connection at most is taken by them, so that what a write reads beside itself finds another.
     */
    const transact = <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
      const mine = turn.then(() => inTurn(work))
      turn = mine.catch(() => {})
      return mine
    }
    const inTurn = async <T>(work: (tx: Writer) => Promise<T>): Promise<T> => {
      try {
        const result = await write.transaction().execute(async (tx) => {
          const done = await work(tx)
          held.require()
          mayCommit()
          return done
        })
        fault = undefined
        return result
      } catch (cause) {
        const away = awayFrom(cause)
        if (away !== undefined) fault = away
        throw away ?? cause
      }
    }
    const writes = await createWrites(read, transact)
    catchUp = writes.catchUp
    let closed = false
    return {
      ...writes,
      read,
      requireHere: () => held.require(),
      fault: () => fault,
      async emptyTables(tx, names) {
        await sql`truncate ${sql.join(names.map((name) => sql.table(name)))}`.execute(tx)
      },
      trail,
      async close() {
        if (closed) return
        closed = true
        trail.close()
        await write.destroy()
        await held.release()
      },
    }
  } catch (cause) {
    await pool.end().catch(() => {})
    await hold?.release()
    throw awayFrom(cause) === undefined
      ? cause
      : new Error(`the database ${shownUrl(url)} cannot be reached: ${(cause as Error).message}`, { cause })
  }
}

async function requireDurable(db: Kysely<Schema>, url: string): Promise<void> {
  const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db)
  if (rows[0]?.synchronous_commit !== 'off') return
  throw new Error(
    `${shownUrl(url)} acknowledges commits before they are on the disk (synchronous_commit = off): set it to on`,
  )
}
