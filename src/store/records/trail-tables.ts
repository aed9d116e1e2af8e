import type { DatabaseSync } from 'node:sqlite'
import type { TrailExtent, TrailRow } from './trail.ts'

// Raised with every change of these tables or of what is written into them. A trail of another shape is begun
// anew: it holds what happened lately, and nothing depends on it.
const shape = 4

const create = `
  drop table if exists batches;
  drop table if exists terms;
  drop table if exists forgotten;
  create table batches (
    sequence integer primary key autoincrement,
    account text not null,
    count integer not null,
    not_kept integer not null,
    oldest integer,
    ids blob not null,
    terms text not null,
    callers text not null,
    lines text not null
  );
  create index batches_by_account on batches (account, sequence);
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

/** The requests of a batch, a line each, and who asked them, by their numbers in the lines. */
export type BatchTexts = { lines: string; callers: string }

type Span = { term: string; first: number; last: number }

/**
 * The tables of a trail: batches of lines, each of one account, and by which terms events in them are found. An id is
 * found by a short hash of it, four bytes instead of an index entry, which would cost more than the line. Throws a
 * sentence for the operator where it may only read and there is no trail of this shape.
 */
export function openTrailTables(database: DatabaseSync, { readOnly = false } = {}) {
  const { user_version: found } = database.prepare('pragma user_version').get() as { user_version: number }
  if (found !== shape && readOnly) throw new Error('the trail is of another Understudy; start this one once')
  if (found !== shape) database.exec(create)
  const newest = 'order by sequence desc'
  const ofAccount = 'from batches where account = ?'
  const latest = database.prepare(`select lines, callers ${ofAccount} ${newest}`)
  const all = database.prepare('select lines, callers from batches order by sequence')
  const idsNewestFirst = database.prepare(`select sequence, ids ${ofAccount} ${newest}`)
  const linesAt = database.prepare('select lines, callers from batches where sequence = ?')
  const spans = database.prepare(
    `select sequence from terms where account = ? and term = ? and sequence <= ? and last >= ? and first <= ? ${newest}`,
  )
  const textsOf = (sequence: number) => linesAt.get(sequence) as BatchTexts
  return {
    ...writing(database),
    latestFirst: (account: string) => latest.iterate(account) as Iterable<BatchTexts>,
    oldestFirst: () => all.iterate() as Iterable<BatchTexts>,
    /** The lines of every batch of an account that may hold a request or an event of that id, newest first. */
    *withId(account: string, id: string): Generator<BatchTexts> {
      const hash = hashOf(id)
      for (const { sequence, ids } of idsNewestFirst.iterate(account) as Iterable<{
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
    /** How many requests are held, by account. */
    counts: () => countsOf(database),
    extent: (account?: string) => extentOf(database, account),
  }
}

function writing(database: DatabaseSync) {
  const insertBatch = database.prepare(
    'insert into batches (account, count, not_kept, oldest, ids, terms, callers, lines) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const insertTerm = database.prepare('insert into terms values (?, ?, ?, ?, ?)')
  const oldest = database.prepare(
    'select sequence, count, terms from batches where account = ? order by sequence limit 1',
  )
  const deleteBatch = database.prepare('delete from batches where sequence = ?')
  const deleteTerm = database.prepare('delete from terms where account = ? and term = ? and sequence = ?')
  const noteForgotten = database.prepare('insert or ignore into forgotten values (?)')
  return {
    /** Writes one batch of an account, and how many further requests of it were not kept. */
    insert(
      account: string,
      rows: readonly TrailRow[],
      { lines, callers }: BatchTexts,
      notKept: number,
    ): void {
      const found = spansOf(rows)
      const names = JSON.stringify(found.map(({ term }) => term))
      const first = rows.length === 0 ? null : Math.min(...rows.map(({ seconds }) => seconds))
      const { lastInsertRowid } = insertBatch.run(
        account,
        rows.length,
        notKept,
        first,
        idsOf(rows),
        names,
        callers,
        lines,
      )
      for (const { term, first: from, last } of found) {
        insertTerm.run(account, term, lastInsertRowid, from, last)
      }
    },
    /** Lets the oldest batch of an account go; answers how many requests it held. */
    forgetOldest(account: string): number {
      const row = oldest.get(account) as { sequence: number; count: number; terms: string }
      for (const term of JSON.parse(row.terms) as string[]) deleteTerm.run(account, term, row.sequence)
      deleteBatch.run(row.sequence)
      noteForgotten.run(account)
      return row.count
    },
    clear(): void {
      database.exec(
        'delete from batches; delete from terms; delete from forgotten; delete from sqlite_sequence',
      )
    },
  }
}

function countsOf(database: DatabaseSync): Map<string, number> {
  const rows = database.prepare('select account, sum(count) as count from batches group by account').all()
  return new Map((rows as { account: string; count: number }[]).map(({ account, count }) => [account, count]))
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
