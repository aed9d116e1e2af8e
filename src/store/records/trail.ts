import type { DatabaseSync } from 'node:sqlite'
import { rollBack } from '../roll-back.ts'
import { endOfMoment, momentRows, newestFirst, nextMoment, rowOf, type Ordered } from './trail-lines.ts'
import type {
  Batch,
  HeldBytes,
  HistoryPage,
  HistoryQuery,
  TrailExtent,
  TrailPlace,
  TrailRow,
} from './trail-row.ts'
import { openTrailTables } from './trail-tables.ts'

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

// LIMIT: requests in one row of the table, and bytes of their texts; a look-up parses no more than it must.
const batchRows = 250
const batchBytes = 256 * 1024
// LIMIT: of those who asked at one time so many have batches of their own; who asked less shares one.
const ownBatches = 16

/**
 * A trail in a database of its own, so that noting what happened neither waits for the disk nor makes the
 * entities' commits wait. A row holds a batch of what one has asked, a JSON text each line: a row a request would
 * cost a busy server more than the rest of the trail together. What events are found by is indexed to the batch.
 * INVARIANT: the tables take up no more than `bytes` of the disk. Where there is no room, the account that holds most
 * lets the oldest go of whoever of it holds most: no account loses what fits into an equal share, and nobody in it
 * what fits into an equal share of that.
 */
export function openTrailLog(database: DatabaseSync, bytes: number): TrailLog {
  // The log that is written ahead keeps the size it once had, unless it is told otherwise.
  database.exec(
    `pragma journal_mode = wal; pragma synchronous = normal; pragma journal_size_limit = ${bytes >> 3}`,
  )
  const tables = openTrailTables(database)
  let held: HeldBytes | undefined

  const append = (rows: readonly TrailRow[], notKept: ReadonlyMap<string, number>, now: HeldBytes): void => {
    for (let from = 0; from < rows.length; from += momentRows) {
      const part = rows.slice(from, from + momentRows).map((row, order) => ({ row, order }))
      let sequence = nextMoment(tables.lastSequence())
      for (const { account, holder, batch } of batchesOf(part)) {
        grow(now, account, holder, tables.insert(sequence, account, holder, batch))
        sequence += 1
      }
    }
    for (const [account, count] of notKept) tables.noteNotKept(account, count)
    makeRoom(now)
  }
  const makeRoom = (now: HeldBytes): void => {
    while (tables.bytesOnDisk() > bytes) {
      const largest = largestOf(now)
      if (largest === undefined) return
      const [account, holder] = largest
      const gone = tables.forgetOldest(account, holder)
      grow(now, account, holder, gone === undefined ? -Infinity : -gone)
    }
  }
  const change = (work: (now: HeldBytes) => void): void => {
    const now = held ?? tables.held()
    // What fails leaves other counts behind than it has written.
    held = undefined
    database.exec('begin immediate')
    try {
      work(now)
      database.exec('commit')
    } catch (cause) {
      rollBack(database)
      throw cause
    }
    held = now
  }
  if (tables.bytesOnDisk() > bytes) change(makeRoom)
  return {
    ...readerOf(tables),
    async append(rows, notKept = none) {
      if (rows.length + notKept.size > 0) change((now) => append(rows, notKept, now))
    },
    async clear() {
      tables.clear()
      held = undefined
    },
  }
}

const none: ReadonlyMap<string, number> = new Map()

type OwnBatch = { account: string; holder: string; batch: Ordered[] }

/** The batches that requests of one moment make, each of one account and one who asked. */
function* batchesOf(requests: readonly Ordered[]): Generator<OwnBatch> {
  for (const [account, part] of Map.groupBy(requests, ({ row }) => row.account)) {
    for (const [holder, own] of byHolder(part)) {
      for (const batch of parted(own)) yield { account, holder, batch }
    }
  }
}

/** By who asked; those who asked less than others share. */
function byHolder(requests: readonly Ordered[]): Map<string, Ordered[]> {
  const all = Map.groupBy(requests, ({ row }) => row.holder ?? '')
  if (all.size <= ownBatches) return all
  const own = [...all.keys()].sort((one, other) => all.get(other)!.length - all.get(one)!.length)
  const keep = new Set(own.slice(0, ownBatches - 1))
  return Map.groupBy(requests, ({ row: { holder = '' } }) => (keep.has(holder) ? holder : ''))
}

function* parted(requests: readonly Ordered[]): Generator<Ordered[]> {
  let batch: Ordered[] = []
  let size = 0
  for (const one of requests) {
    const length = one.row.event.length + one.row.questions.length
    if (batch.length === batchRows || (batch.length > 0 && size + length > batchBytes)) {
      yield batch
      batch = []
      size = 0
    }
    batch.push(one)
    size += length
  }
  if (batch.length > 0) yield batch
}

function grow(held: HeldBytes, account: string, holder: string, bytes: number): void {
  let own = held.get(account)
  if (own === undefined) held.set(account, (own = new Map()))
  const now = (own.get(holder) ?? 0) + bytes
  if (now > 0) own.set(holder, now)
  else own.delete(holder)
  if (own.size === 0) held.delete(account)
}

/** The account that holds most, and who of it does. */
function largestOf(held: HeldBytes): [account: string, holder: string] | undefined {
  let most = -1
  let account: string | undefined
  for (const [id, own] of held) {
    let sum = 0
    for (const bytes of own.values()) sum += bytes
    if (sum > most) [most, account] = [sum, id]
  }
  if (account === undefined) return undefined
  let holder = ''
  most = -1
  for (const [one, bytes] of held.get(account)!) if (bytes > most) [most, holder] = [bytes, one]
  return [account, holder]
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
        return firstRow(tables.withId(account, requestId), (line) => line.startsWith(start))
      }
      const isIt = (line: string) => without === '' || !line.includes(without)
      return firstRow(tables.latestFirst(account), isIt)
    },
    async findEvent(account, eventId) {
      const mark = JSON.stringify(eventId)
      for (const { line, callers } of newestFirst(tables.withId(account, eventId))) {
        if (!line.includes(mark)) continue
        const row = rowOf(line, callers.split('\n'))
        if (row.eventId === eventId && row.terms !== undefined) return row
      }
      return undefined
    },
    history: async (query, limit, after) => history(tables, query, limit, after),
    *all() {
      for (const batches of moments(tables.oldestFirst())) {
        for (const { line, callers } of [...newestFirst(batches)].reverse()) {
          yield rowOf(line, callers.split('\n'))
        }
      }
    },
    extent: (account) => tables.extent(account),
  }
}

function firstRow(batches: Iterable<Batch>, isIt: (line: string) => boolean): TrailRow | undefined {
  for (const { line, callers } of newestFirst(batches))
    if (isIt(line)) return rowOf(line, callers.split('\n'))
  return undefined
}

/** Batches in their order, those of one moment together. */
function* moments(batches: Iterable<Batch>): Generator<Batch[]> {
  let moment: Batch[] = []
  for (const batch of batches) {
    const [first] = moment
    if (first !== undefined && endOfMoment(first.sequence) !== endOfMoment(batch.sequence)) {
      yield moment
      moment = []
    }
    moment.push(batch)
  }
  if (moment.length > 0) yield moment
}

function history(
  tables: ReturnType<typeof openTrailTables>,
  { account, term, from, until }: HistoryQuery,
  limit: number,
  after: TrailPlace | undefined,
): HistoryPage {
  const mark = term === undefined ? '' : JSON.stringify(term)
  const rows: TrailRow[] = []
  let next: TrailPlace | undefined
  const start = after?.sequence ?? Number.MAX_SAFE_INTEGER
  const batches = tables.withTerm(account, term ?? '', from, until, start)
  for (const { line, callers, sequence, index } of newestFirst(batches)) {
    if (sequence === after?.sequence && index >= after.index) continue
    if (!line.includes(mark)) continue
    const row = rowOf(line, callers.split('\n'))
    if (row.terms === undefined || row.seconds < from || row.seconds > until) continue
    if (term !== undefined && !row.terms.includes(term)) continue
    // One more than was asked for has been found: there is a next page.
    if (rows.length === limit) return { rows, next }
    rows.push(row)
    next = { sequence, index }
  }
  return { rows, next: undefined }
}
