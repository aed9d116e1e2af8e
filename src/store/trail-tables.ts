import type { DatabaseSync } from 'node:sqlite'
import type { TrailExtent, TrailRow } from './trail.ts'

// Raised with every change of these tables or of what is written into them. A trail of another shape is begun
// anew: it holds what happened lately, and nothing depends on it.
const shape = 3

const create = `
  drop table if exists batches;
  drop table if exists terms;
  create table batches (
    sequence integer primary key autoincrement,
    count integer not null,
    not_kept integer not null,
    oldest integer,
    ids blob not null,
    terms text not null,
    callers text not null,
    lines text not null
  );
  create table terms (
    account text not null,
    term text not null,
    sequence integer not null,
    first integer not null,
    last integer not null,
    primary key (account, term, sequence)
  ) without rowid;
  pragma user_version = ${shape}`

/** The requests of a batch, a line each, and who asked them, by their numbers in the lines. */
export type BatchTexts = { lines: string; callers: string }

type Span = { account: string; term: string; first: number; last: number }

/**
 * The tables of a trail: batches of lines, and by which terms events in them are found. An id is found by a
 * short hash of it, four bytes instead of an index entry, which would cost more than the line. Throws a sentence
 * for the operator where it may only read and there is no trail of this shape.
 */
export function openTrailTables(database: DatabaseSync, { readOnly = false } = {}) {
  const { user_version: found } = database.prepare('pragma user_version').get() as { user_version: number }
  if (found !== shape && readOnly) throw new Error('the trail is of another Understudy; start this one once')
  if (found !== shape) database.exec(create)
  const newest = 'order by sequence desc'
  const text = (sql: string) => {
    const statement = database.prepare(sql)
    return () => statement.iterate() as Iterable<BatchTexts>
  }
  const idsNewestFirst = database.prepare(`select sequence, ids from batches ${newest}`)
  const linesAt = database.prepare('select lines, callers from batches where sequence = ?')
  const spans = database.prepare(
    `select sequence from terms where account = ? and term = ? and sequence <= ? and last >= ? and first <= ? ${newest}`,
  )
  const textsOf = (sequence: number) => linesAt.get(sequence) as BatchTexts
  return {
    ...writing(database),
    latestFirst: text(`select lines, callers from batches ${newest}`),
    oldestFirst: text('select lines, callers from batches order by sequence'),
    /** The lines of every batch that may hold a request or an event of that id, newest first. */
    *withId(id: string): Generator<BatchTexts> {
      const hash = hashOf(id)
      for (const { sequence, ids } of idsNewestFirst.iterate() as Iterable<{
        sequence: number
        ids: Uint8Array
      }>) {
        if (holds(ids, hash)) yield textsOf(sequence)
      }
    },
    /** The batches that hold events of a term in a span of time, newest first, from one on. */
    *withTerm(account: string, term: string, from: number, until: number, start = Number.MAX_SAFE_INTEGER) {
      const rows = spans.iterate(account, term, start, from, until) as Iterable<{ sequence: number }>
      for (const { sequence } of rows) yield { sequence, ...textsOf(sequence) }
    },
    count: () => extentOf(database).requests,
    extent: () => extentOf(database),
  }
}

function writing(database: DatabaseSync) {
  const insertBatch = database.prepare(
    'insert into batches (count, not_kept, oldest, ids, terms, callers, lines) values (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertTerm = database.prepare('insert into terms values (?, ?, ?, ?, ?)')
  const oldest = database.prepare('select sequence, count, terms from batches order by sequence limit 1')
  const deleteBatch = database.prepare('delete from batches where sequence = ?')
  const deleteTerm = database.prepare('delete from terms where account = ? and term = ? and sequence = ?')
  return {
    /** Writes one batch, and how many further requests were not kept. */
    insert(rows: readonly TrailRow[], { lines, callers }: BatchTexts, notKept: number): void {
      const found = spansOf(rows)
      const names = JSON.stringify(found.map(({ account, term }) => [account, term]))
      const first = rows.length === 0 ? null : Math.min(...rows.map(({ seconds }) => seconds))
      const { lastInsertRowid } = insertBatch.run(
        rows.length,
        notKept,
        first,
        idsOf(rows),
        names,
        callers,
        lines,
      )
      for (const { account, term, first: from, last } of found) {
        insertTerm.run(account, term, lastInsertRowid, from, last)
      }
    },
    /** Lets the oldest batch go; answers how many requests it held. */
    forgetOldest(): number {
      const row = oldest.get() as { sequence: number; count: number; terms: string }
      for (const [account, term] of JSON.parse(row.terms) as [string, string][]) {
        deleteTerm.run(account, term, row.sequence)
      }
      deleteBatch.run(row.sequence)
      return row.count
    },
    clear(): void {
      database.exec('delete from batches; delete from terms; delete from sqlite_sequence')
    },
  }
}

function extentOf(database: DatabaseSync): TrailExtent {
  const row = database
    .prepare(
      'select coalesce(sum(count), 0) as requests, min(oldest) as oldest, coalesce(sum(not_kept), 0) as notKept, ' +
        'coalesce(min(sequence), 1) > 1 as forgot from batches',
    )
    .get() as { requests: number; oldest: number | null; notKept: number; forgot: number }
  const { requests, notKept } = row
  return { requests, notKept, oldest: row.oldest ?? undefined, forgot: row.forgot === 1 }
}

/** Every term of a batch with the times of its first and its last event; the empty term is of all of them. */
function spansOf(rows: readonly TrailRow[]): Span[] {
  const spans = new Map<string, Span>()
  for (const { account, terms, seconds } of rows) {
    if (terms === undefined) continue
    for (const term of ['', ...terms]) {
      const key = `${account} ${term}`
      const known = spans.get(key)
      if (known === undefined) spans.set(key, { account, term, first: seconds, last: seconds })
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
