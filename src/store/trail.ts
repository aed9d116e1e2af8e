import type { Insertable, Selectable } from 'kysely'
import type { TrailTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type TrailRow = Insertable<TrailTable>

// LIMIT: rows of five values in one statement; SQLite takes some 32,000 values.
const rowsAtOnce = 500

/** Appends events and forgets all but the latest `kept`. */
export async function appendTrail(tx: Writer, rows: readonly TrailRow[], kept: number): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await tx
      .insertInto('trail')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
  }
  const latest = await tx
    .selectFrom('trail')
    .select((row) => row.fn.max('sequence').as('sequence'))
    .executeTakeFirst()
  await tx
    .deleteFrom('trail')
    .where('sequence', '<=', Number(latest?.sequence ?? 0) - kept)
    .execute()
}

/** The event of that request of the account, or its latest one. */
export function findTrailEvent(
  db: Reader,
  account: string,
  requestId: string | undefined,
): Promise<Selectable<TrailTable> | undefined> {
  return db
    .selectFrom('trail')
    .selectAll()
    .where('account', '=', account)
    .$if(requestId !== undefined, (query) => query.where('requestId', '=', requestId!))
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}
