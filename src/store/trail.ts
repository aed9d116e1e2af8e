import type { DatabaseSync } from 'node:sqlite'

/**
 * One answered request: `event` in CloudTrail's shape, `questions` it was asked with their decisions; both
 * JSON.
 */
export type TrailRow = { requestId: string; account: string; event: string; questions: string }

/** The latest requests, oldest first out. */
export type TrailLog = {
  append(rows: readonly TrailRow[]): Promise<void>
  /**
   * The request of that id of the account, or its latest one whose event does not hold the text `without`.
   */
  find(account: string, requestId: string | undefined, without?: string): Promise<TrailRow | undefined>
  clear(): Promise<void>
}

// LIMIT: requests in one row of the table; a look-up parses no more than it must.
const batch = 250

/**
 * A trail in a database of its own, so that noting what happened neither waits for the disk nor makes the
 * entities' commits wait. A row holds a batch of requests, a JSON text each line: a row a request would cost
 * a busy server more than the rest of the trail together. `kept` is how many requests it remembers, to the
 * batch.
 */
export function openTrailLog(database: DatabaseSync, kept: number): TrailLog {
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  database.exec(
    'create table if not exists batches (sequence integer primary key autoincrement, count integer, lines text)',
  )
  const insert = database.prepare('insert into batches (count, lines) values (?, ?)')
  const oldest = database.prepare('select sequence, count from batches order by sequence limit 1')
  const forget = database.prepare('delete from batches where sequence = ?')
  const latestFirst = database.prepare('select lines from batches order by sequence desc')
  const total = database.prepare('select coalesce(sum(count), 0) as count from batches').get() as {
    count: number
  }
  let held = total.count

  const append = (rows: readonly TrailRow[]): void => {
    for (let at = 0; at < rows.length; at += batch) {
      const part = rows.slice(at, at + batch)
      insert.run(part.length, part.map(lineOf).join('\n'))
      held += part.length
    }
    while (held > kept) {
      const row = oldest.get() as { sequence: number; count: number }
      forget.run(row.sequence)
      held -= row.count
    }
  }
  return {
    async append(rows) {
      database.exec('begin')
      try {
        append(rows)
        database.exec('commit')
      } catch (cause) {
        database.exec('rollback')
        throw cause
      }
    },
    async find(account, requestId, without = '') {
      const start = requestId === undefined ? `["${account}",` : `["${account}",${JSON.stringify(requestId)},`
      const skips = requestId === undefined && without !== ''
      for (const { lines } of latestFirst.iterate() as Iterable<{ lines: string }>) {
        const line = lines
          .split('\n')
          .findLast((text) => text.startsWith(start) && !(skips && text.includes(without)))
        if (line !== undefined) return rowOf(line)
      }
      return undefined
    },
    async clear() {
      database.exec('delete from batches')
      held = 0
    },
  }
}

/** `["ACCOUNT","REQUEST",EVENT,QUESTIONS]`: the texts are JSON already and are put in as they are. */
function lineOf({ account, requestId, event, questions }: TrailRow): string {
  return `["${account}","${requestId}",${event},${questions}]`
}

function rowOf(line: string): TrailRow {
  const [account, requestId, event, questions] = JSON.parse(line) as [string, string, unknown, unknown]
  return { account, requestId, event: JSON.stringify(event), questions: JSON.stringify(questions) }
}
