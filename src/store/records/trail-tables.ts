import type { DatabaseSync } from 'node:sqlite'
import { hashOf, holds } from './trail-ids.ts'
import { adoptOlderShape, shapeOf } from './trail-shapes.ts'
import type { Batch, HeldBytes, TrailExtent } from './trail-row.ts'
import { writing } from './trail-writing.ts'

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
