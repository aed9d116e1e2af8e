import type { DatabaseSync } from 'node:sqlite'
import { textsOf, type Ordered } from './trail-lines.ts'
import { adoptOlderShape, shapeOf } from './trail-shapes.ts'
import type { TrailExtent, TrailRow } from './trail.ts'

/** Raised with every change of these tables or of what is written into them; trail-shapes.ts carries older ones over. */
export const shape = 5

const create = `
  create table batches (
    sequence integer primary key autoincrement,
    account text not null,
    holder text not null,
    count integer not null,
    not_kept integer not null,
    bytes integer not null,
    oldest integer,
    ids blob not null,
    terms text not null,
    callers text not null,
    lines text not null
  );
  create index batches_by_account on batches (account, sequence);
  create index batches_by_holder on batches (account, holder, sequence);
  create table forgotten (account text primary key) without rowid;
  create table terms (
    account text not null,
    term text not null,
    sequence integer not null,
    first integer not null,
    last integer not null,
    primary key (account, term, sequence)
  ) without rowid;
  pragma user_version = ${shape}`

/** The requests of a batch, a line each, and who asked them, by their numbers in the lines. Later ones have the greater number. */
export type Batch = { sequence: number; lines: string; callers: string }

/** How many bytes of texts the batches hold, by account and by who asked. */
export type HeldBytes = Map<string, Map<string, number>>

type Span = { term: string; first: number; last: number }

/**
 * The tables of a trail: batches of lines, each of one account, and by which terms events in them are found. An id is
 * found by a short hash of it, four bytes instead of an index entry, which would cost more than the line. Throws a
 * sentence for the operator where it may only read and there is no trail of this shape; a `ForeignTrail` where the
 * database is somebody else's.
 */
export function openTrailTables(database: DatabaseSync, { readOnly = false } = {}) {
  const found = shapeOf(database, shape)
  if (found !== shape && readOnly) throw new Error('the trail is of another Understudy; start this one once')
  if (found !== shape) adoptOlderShape(database, found, create, writing)
  const newest = 'order by sequence desc'
  const ofAccount = 'from batches where account = ?'
  const latest = database.prepare(`select sequence, lines, callers ${ofAccount} ${newest}`)
  const oldest = database.prepare('select sequence, lines, callers from batches order by sequence')
  const idsNewestFirst = database.prepare(`select sequence, ids ${ofAccount} ${newest}`)
  const batchAt = database.prepare('select sequence, lines, callers from batches where sequence = ?')
  const spans = database.prepare(
    `select sequence from terms where account = ? and term = ? and sequence <= ? and last >= ? and first <= ? ${newest}`,
  )
  const at = (sequence: number) => batchAt.get(sequence) as Batch
  return {
    ...writing(database),
    latestFirst: (account: string) => latest.iterate(account) as Iterable<Batch>,
    oldestFirst: () => oldest.iterate() as Iterable<Batch>,
    /** The lines of every batch of an account that may hold a request or an event of that id, newest first. */
    *withId(account: string, id: string): Generator<Batch> {
      const hash = hashOf(id)
      for (const { sequence, ids } of idsNewestFirst.iterate(account) as Iterable<{
        sequence: number
        ids: Uint8Array
      }>) {
        if (holds(ids, hash)) yield at(sequence)
      }
    },
    /** The batches that hold events of a term in a span of time, newest first, from one on. */
    *withTerm(
      ...[account, term, from, until, start]: [string, string, number, number, number]
    ): Generator<Batch> {
      const rows = spans.iterate(account, term, start, from, until) as Iterable<{ sequence: number }>
      for (const { sequence } of rows) yield at(sequence)
    },
    held: () => heldOf(database),
    extent: (account?: string) => extentOf(database, account),
  }
}

/** What writes the tables. */
export function writing(database: DatabaseSync) {
  const insertBatch = database.prepare(
    'insert into batches (sequence, account, holder, count, not_kept, bytes, oldest, ids, terms, callers, lines) ' +
      'values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertTerm = database.prepare('insert into terms values (?, ?, ?, ?, ?)')
  const oldest = database.prepare(
    'select sequence, bytes, terms from batches where account = ? and holder = ? order by sequence limit 1',
  )
  const deleteBatch = database.prepare('delete from batches where sequence = ?')
  const deleteTerm = database.prepare('delete from terms where account = ? and term = ? and sequence = ?')
  const noteForgotten = database.prepare('insert or ignore into forgotten values (?)')
  const addNotKept = database.prepare(
    'update batches set not_kept = not_kept + ? where sequence = (select max(sequence) from batches where account = ?)',
  )
  const lastSequence = database.prepare("select seq from sqlite_sequence where name = 'batches'")
  const pages = database.prepare('pragma page_count')
  const freePages = database.prepare('pragma freelist_count')
  const { page_size: pageSize } = database.prepare('pragma page_size').get() as { page_size: number }
  return {
    /** Writes one batch of an account under its number; answers the bytes of its texts. */
    insert(sequence: number, account: string, holder: string, requests: readonly Ordered[]): number {
      const rows = requests.map(({ row }) => row)
      const found = spansOf(rows)
      const names = JSON.stringify(found.map(({ term }) => term))
      const first = rows.length === 0 ? null : Math.min(...rows.map(({ seconds }) => seconds))
      const { lines, callers } = textsOf(requests)
      // A term lies in the table of terms, in its index and here.
      const bytes = Buffer.byteLength(lines) + Buffer.byteLength(callers) + 2 * Buffer.byteLength(names)
      insertBatch.run(
        ...[sequence, account, holder, rows.length, 0, bytes, first, idsOf(rows), names, callers, lines],
      )
      for (const { term, first: from, last } of found) insertTerm.run(account, term, sequence, from, last)
      return bytes
    },
    /** Notes requests of an account that were not kept, with what was written of it last. */
    noteNotKept(account: string, count: number): void {
      if (Number(addNotKept.run(count, account).changes) > 0) return
      insertBatch.run(null, account, '', 0, count, 0, null, idsOf([]), '[]', '', '')
    },
    /** Lets the oldest batch of one who asked go; answers how many bytes it held, undefined where there is none. */
    forgetOldest(account: string, holder: string): number | undefined {
      const row = oldest.get(account, holder) as
        | { sequence: number; bytes: number; terms: string }
        | undefined
      if (row === undefined) return undefined
      for (const term of JSON.parse(row.terms) as string[]) deleteTerm.run(account, term, row.sequence)
      deleteBatch.run(row.sequence)
      noteForgotten.run(account)
      return row.bytes
    },
    /** What the tables take up on the disk: the file never shrinks, but what is free in it is used first. */
    bytesOnDisk(): number {
      const { page_count: all } = pages.get() as { page_count: number }
      const { freelist_count: free } = freePages.get() as { freelist_count: number }
      return (all - free) * pageSize
    },
    /** The number of the latest batch there ever was. */
    lastSequence(): number {
      const row = lastSequence.get() as { seq: number } | undefined
      return row?.seq ?? 0
    },
    clear(): void {
      database.exec('delete from batches; delete from terms; delete from forgotten')
    },
  }
}

function heldOf(database: DatabaseSync): HeldBytes {
  const held: HeldBytes = new Map()
  const rows = database
    .prepare('select account, holder, sum(bytes) as bytes from batches group by account, holder')
    .all() as { account: string; holder: string; bytes: number }[]
  for (const { account, holder, bytes } of rows) {
    const known = held.get(account)
    if (known === undefined) held.set(account, new Map([[holder, bytes]]))
    else known.set(holder, bytes)
  }
  return held
}
function extentOf(database: DatabaseSync, account: string | undefined): TrailExtent {
  const [where, of] = account === undefined ? ['', []] : ['where account = ?', [account]]
  const row = database
    .prepare(
      'select coalesce(sum(count), 0) as requests, min(oldest) as oldest, coalesce(sum(not_kept), 0) as notKept, ' +
        `exists (select 1 from forgotten ${where}) as forgot from batches ${where}`,
    )
    .get(...of, ...of) as { requests: number; oldest: number | null; notKept: number; forgot: number }
  const { requests, notKept } = row
  return { requests, notKept, oldest: row.oldest ?? undefined, forgot: row.forgot === 1 }
}

/** Every term of a batch with the times of its first and its last event; the empty term is of all of them. */
function spansOf(rows: readonly TrailRow[]): Span[] {
  const spans = new Map<string, Span>()
  for (const { terms, seconds } of rows) {
    if (terms === undefined) continue
    for (const term of ['', ...terms]) {
      const known = spans.get(term)
      if (known === undefined) spans.set(term, { term, first: seconds, last: seconds })
      else {
        known.first = Math.min(known.first, seconds)
        known.last = Math.max(known.last, seconds)
      }
    }
  }
  return [...spans.values()]
}

function idsOf(rows: readonly TrailRow[]): Uint8Array {
  const hashes = new Uint32Array(rows.length * 2)
  rows.forEach(({ requestId, eventId }, at) => {
    hashes[2 * at] = hashOf(requestId)
    hashes[2 * at + 1] = hashOf(eventId)
  })
  return new Uint8Array(hashes.buffer)
}

function holds(ids: Uint8Array, hash: number): boolean {
  // A copy is aligned as numbers have to be, what the database hands out need not be.
  return new Uint32Array(ids.slice().buffer).includes(hash)
}

/** FNV-1a, 32 bits: who is found by mistake is looked at and passed over. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
