import type { DatabaseSync } from 'node:sqlite'
import { openTrailTables, type BatchTexts } from './trail-tables.ts'

/** One answered request. The texts are JSON; `event` is in CloudTrail's shape. */
export type TrailRow = {
  requestId: string
  eventId: string
  account: string
  /** When it was asked, seconds since 1970. */
  seconds: number
  /** What it is found by in the event history, e.g. `EventName=CreateUser`; undefined where it is not in it. */
  terms: readonly string[] | undefined
  event: string
  /** The questions it was asked, with their decisions. */
  questions: string
  /** Further facts of the request that it takes to ask them again. */
  facts: string
  /** Who asked. Many requests have the same, so a batch holds the text once. */
  caller: string
}

/** Where an event lies in the log: later ones have the greater sequence, or the greater index in the same. */
export type TrailPlace = { sequence: number; index: number }

/** What is looked for in the event history of an account: all of it, or what has a term. Seconds, inclusive. */
export type HistoryQuery = { account: string; term: string | undefined; from: number; until: number }

/** Events, newest first, and where the next page goes on; undefined after the last event. */
export type HistoryPage = { rows: TrailRow[]; next: TrailPlace | undefined }

/**
 * How much of what was asked the log holds, of one account or of all: since when (seconds since 1970), whether older
 * requests had to go, and how many were not kept at all in the time it goes back to.
 */
export type TrailExtent = { requests: number; oldest: number | undefined; forgot: boolean; notKept: number }

/** What reads a log. */
export type TrailReader = {
  /**
   * The request of that id of the account, or its latest one whose event does not hold the text `without`.
   */
  find(account: string, requestId: string | undefined, without?: string): Promise<TrailRow | undefined>
  /** The event of that id, where it is in the account's event history. */
  findEvent(account: string, eventId: string): Promise<TrailRow | undefined>
  /** A page of at most `limit` events, after the place that an earlier page ended at. */
  history(query: HistoryQuery, limit: number, after?: TrailPlace): Promise<HistoryPage>
  /** Every request, oldest first, read as they are asked for. */
  all(): Iterable<TrailRow>
  extent(account?: string): TrailExtent
}

/** The latest requests, oldest first out. */
export type TrailLog = TrailReader & {
  /** Takes further requests, and notes how many others were not kept, by account. */
  append(rows: readonly TrailRow[], notKept?: ReadonlyMap<string, number>): Promise<void>
  clear(): Promise<void>
}

// LIMIT: requests in one row of the table; a look-up parses no more than it must.
const batch = 250

/**
 * A trail in a database of its own, so that noting what happened neither waits for the disk nor makes the
 * entities' commits wait. A row holds a batch of an account's requests, a JSON text each line: a row a request would
 * cost a busy server more than the rest of the trail together. What events are found by is indexed to the batch.
 * `kept` is how many requests it remembers, to the batch. INVARIANT: where there is no room the account that holds
 * most lets its oldest go, so that none loses what fits into an equal share.
 */
export function openTrailLog(database: DatabaseSync, kept: number): TrailLog {
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  const tables = openTrailTables(database)
  const held = tables.counts()

  const appendOf = (account: string, rows: readonly TrailRow[], notKept: number): void => {
    for (let at = 0; at < rows.length || (at === 0 && notKept > 0); at += batch) {
      const part = rows.slice(at, at + batch)
      const callers = new Map<string, number>()
      const lines = part.map((row) => lineOf(row, callers)).join('\n')
      tables.insert(account, part, { lines, callers: [...callers.keys()].join('\n') }, at === 0 ? notKept : 0)
      held.set(account, (held.get(account) ?? 0) + part.length)
    }
  }
  const append = (rows: readonly TrailRow[], notKept: ReadonlyMap<string, number>): void => {
    const parts = Map.groupBy(rows, ({ account }) => account)
    for (const account of notKept.keys()) if (!parts.has(account)) parts.set(account, [])
    for (const [account, part] of parts) appendOf(account, part, notKept.get(account) ?? 0)
    for (let over = sumOf(held) - kept; over > 0;) {
      const [account, count] = largestOf(held)
      const gone = tables.forgetOldest(account)
      held.set(account, count - gone)
      over -= gone
    }
  }
  return {
    ...readerOf(tables),
    async append(rows, notKept = none) {
      database.exec('begin')
      try {
        append(rows, notKept)
        database.exec('commit')
      } catch (cause) {
        database.exec('rollback')
        held.clear()
        for (const [account, count] of tables.counts()) held.set(account, count)
        throw cause
      }
    },
    async clear() {
      tables.clear()
      held.clear()
    },
  }
}

const none: ReadonlyMap<string, number> = new Map()

function sumOf(held: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const count of held.values()) sum += count
  return sum
}

function largestOf(held: ReadonlyMap<string, number>): [account: string, count: number] {
  let largest: [string, number] = ['', -1]
  for (const one of held) if (one[1] > largest[1]) largest = one
  return largest
}

/** Reads the log of a database that another process may be writing to. */
export function openTrailReader(database: DatabaseSync): TrailReader {
  return readerOf(openTrailTables(database, { readOnly: true }))
}

function readerOf(tables: ReturnType<typeof openTrailTables>): TrailReader {
  return {
    async find(account, requestId, without = '') {
      if (requestId !== undefined) {
        const start = `["${account}",${JSON.stringify(requestId)},`
        return lastRow(tables.withId(account, requestId), (line) => line.startsWith(start))
      }
      const start = `["${account}",`
      return lastRow(
        tables.latestFirst(account),
        (line) => line.startsWith(start) && (without === '' || !line.includes(without)),
      )
    },
    async findEvent(account, eventId) {
      const start = `["${account}",`
      const mark = JSON.stringify(eventId)
      for (const texts of tables.withId(account, eventId)) {
        const row = lastRow([texts], (line) => line.startsWith(start) && line.includes(mark))
        if (row?.eventId === eventId && row.terms !== undefined) return row
      }
      return undefined
    },
    history: async (query, limit, after) => history(tables, query, limit, after),
    *all() {
      for (const { lines, callers } of tables.oldestFirst()) {
        const known = callers.split('\n')
        for (const line of linesOf(lines)) yield rowOf(line, known)
      }
    },
    extent: (account) => tables.extent(account),
  }
}

function lastRow(batches: Iterable<BatchTexts>, isIt: (line: string) => boolean): TrailRow | undefined {
  for (const { lines, callers } of batches) {
    const line = lines.split('\n').findLast(isIt)
    if (line !== undefined) return rowOf(line, callers.split('\n'))
  }
  return undefined
}

function history(
  tables: ReturnType<typeof openTrailTables>,
  { account, term, from, until }: HistoryQuery,
  limit: number,
  after: TrailPlace | undefined,
): HistoryPage {
  const start = `["${account}",`
  const mark = term === undefined ? '' : JSON.stringify(term)
  const rows: TrailRow[] = []
  let next: TrailPlace | undefined
  for (const { sequence, lines, callers } of tables.withTerm(
    account,
    term ?? '',
    from,
    until,
    after?.sequence,
  )) {
    const texts = linesOf(lines)
    const known = callers.split('\n')
    const end = sequence === after?.sequence ? after.index : texts.length
    for (let index = Math.min(end, texts.length) - 1; index >= 0; index -= 1) {
      const line = texts[index]!
      if (!line.startsWith(start) || !line.includes(mark)) continue
      const row = rowOf(line, known)
      if (row.terms === undefined || row.seconds < from || row.seconds > until) continue
      if (term !== undefined && !row.terms.includes(term)) continue
      // One more than was asked for has been found: there is a next page.
      if (rows.length === limit) return { rows, next }
      rows.push(row)
      next = { sequence, index }
    }
  }
  return { rows, next: undefined }
}

function linesOf(lines: string): string[] {
  return lines === '' ? [] : lines.split('\n')
}

/**
 * `["ACCOUNT","REQUEST","EVENT ID",SECONDS,TERMS,EVENT,QUESTIONS,FACTS,CALLER]`: the texts are JSON already and are
 * put in as they are; the caller is the number of one of the batch's.
 */
function lineOf(row: TrailRow, callers: Map<string, number>): string {
  const { account, requestId, eventId, seconds, terms, event, questions, facts, caller } = row
  let number = callers.get(caller)
  if (number === undefined) callers.set(caller, (number = callers.size))
  const found = terms === undefined ? 'null' : JSON.stringify(terms)
  return `["${account}","${requestId}","${eventId}",${seconds},${found},${event},${questions},${facts},${number}]`
}

function rowOf(line: string, callers: readonly string[]): TrailRow {
  const [account, requestId, eventId, seconds, terms, event, questions, facts, number] = JSON.parse(line) as [
    string,
    string,
    string,
    number,
    string[] | null,
    unknown,
    unknown,
    unknown,
    number,
  ]
  return {
    account,
    requestId,
    eventId,
    seconds,
    terms: terms ?? undefined,
    event: JSON.stringify(event),
    questions: JSON.stringify(questions),
    facts: JSON.stringify(facts),
    caller: callers[number] ?? '{}',
  }
}
