import type { DatabaseSync } from 'node:sqlite'

/** One answered request: `event` in CloudTrail's shape, `explanation` of its authorization questions, both JSON. */
export type TrailRow = {
  requestId: string
  account: string
  /** Milliseconds since 1970. */
  time: number
  event: string
  explanation: string | null
}

/** The latest requests, oldest first out. */
export type TrailLog = {
  append(rows: readonly TrailRow[]): Promise<void>
  /** The request of that id of the account, or its latest one. */
  find(account: string, requestId: string | undefined): Promise<TrailRow | undefined>
  clear(): Promise<void>
}

/**
 * A trail in a database of its own, so that noting what happened neither waits for the disk nor makes the entities'
 * commits wait. `kept` is how many requests it remembers.
 */
export function openTrailLog(database: DatabaseSync, kept: number): TrailLog {
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  database.exec(`create table if not exists trail (
    sequence integer primary key autoincrement, requestId text not null, account text not null,
    time integer not null, event text not null, explanation text)`)
  const insert = database.prepare(
    'insert into trail (requestId, account, time, event, explanation) values (?, ?, ?, ?, ?)',
  )
  const forget = database.prepare('delete from trail where sequence <= (select max(sequence) from trail) - ?')
  const columns = 'select requestId, account, time, event, explanation from trail where account = ?'
  const latest = database.prepare(`${columns} order by sequence desc limit 1`)
  const one = database.prepare(`${columns} and requestId = ? order by sequence desc limit 1`)
  return {
    async append(rows) {
      database.exec('begin')
      try {
        for (const { requestId, account, time, event, explanation } of rows.slice(-kept)) {
          insert.run(requestId, account, time, event, explanation)
        }
        forget.run(kept)
        database.exec('commit')
      } catch (cause) {
        database.exec('rollback')
        throw cause
      }
    },
    async find(account, requestId) {
      const row = requestId === undefined ? latest.get(account) : one.get(account, requestId)
      return row as TrailRow | undefined
    },
    async clear() {
      database.exec('delete from trail')
    },
  }
}
