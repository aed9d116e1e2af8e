import pg from 'pg'
import type { Warn } from '../records/trail-file.ts'
import { DatabaseAway } from './database-away.ts'

/** A database held for this node alone. */
export type DatabaseHold = {
  /** Throws DatabaseAway where it is not held just now. */
  require(): void
  release(): Promise<void>
}

// Any number; it only has to be the same each time.
const holdNumber = 7_531_901
const connectMilliseconds = 5000
// LIMIT: after the database went away, how often it is asked for anew.
const againMilliseconds = 500
// LIMIT: a database that is silent for so long is away: another node may have it by now, for all that is known.
const beatMilliseconds = 1000
const silentMilliseconds = 2000

/**
 * Takes an advisory lock that ends with its connection. INVARIANT: caches are dropped by this process's own commits, so
 * no other may write to the database; where the connection breaks nobody is answered until the lock is had again and
 * `catchUp` has read what another may have written meanwhile.
 */
export async function holdDatabase(
  url: string,
  warn: Warn,
  catchUp: () => Promise<void>,
): Promise<DatabaseHold> {
  let released = false
  let beat: NodeJS.Timeout | undefined
  let held: pg.Client | undefined
  const take = async (): Promise<boolean> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: connectMilliseconds,
      query_timeout: silentMilliseconds,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [holdNumber])
      if (rows[0].held === true) {
        // Another node may have had it in between.
        if (beat !== undefined) await catchUp()
        clearInterval(beat)
        client.on('end', lost)
        held = client
        beat = setInterval(() => void client.query('select 1').catch(() => lost()), beatMilliseconds).unref()
        return true
      }
    } catch (cause) {
      await client.end().catch(() => {})
      throw cause
    }
    await client.end()
    return false
  }
  const lost = (): void => {
    const client = held
    held = undefined
    if (released || client === undefined) return
    client.end().catch(() => {})
    warn('the connection to the database broke: requests are refused until it is back')
    again()
  }
  const again = (): void => {
    setTimeout(() => {
      if (released) return
      take().then(
        (got) => (got ? undefined : again()),
        () => again(),
      )
    }, againMilliseconds).unref()
  }
  if (!(await take())) {
    throw new Error('another Understudy has that database; stop it, or choose another --database')
  }
  return {
    require() {
      if (held === undefined) throw new DatabaseAway('the database is not held by this node')
    },
    async release() {
      released = true
      clearInterval(beat)
      await held?.end()
    },
  }
}
