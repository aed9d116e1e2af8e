import type { DatabaseSync } from 'node:sqlite'
import { idsOf } from './trail-ids.ts'
import { textsOf, type Ordered } from './trail-lines.ts'
import type { TrailRow } from './trail-row.ts'

type Span = { term: string; first: number; last: number }

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
        sequence,
        account,
        holder,
        rows.length,
        0,
        bytes,
        first,
        idsOf(rows),
        names,
        callers,
        lines,
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
