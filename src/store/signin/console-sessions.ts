import type { Selectable } from 'kysely'
import { prepareRow } from '../sqlite/prepared.ts'
import type { ConsoleSessionTable } from '../schema/schema-console.ts'
import type { Writer } from '../store.ts'

export type ConsoleSessionRow = Selectable<ConsoleSessionTable>

/** The console session of that id, be it expired or not. */
export const findConsoleSession = prepareRow((db, id: string) =>
  db.selectFrom('consoleSessions').selectAll().where('id', '=', id),
)

/**
 * Writes a session. Those that have expired by `issued` go, and of the principal's own the oldest beyond
 * `kept`.
 */
export async function insertConsoleSession(
  tx: Writer,
  session: ConsoleSessionRow,
  kept: number,
): Promise<void> {
  const { principalId, issued } = session
  await tx.deleteFrom('consoleSessions').where('expires', '<=', issued).execute()
  const surplus = await tx
    .selectFrom('consoleSessions')
    .select('id')
    .where('principalId', '=', principalId)
    .orderBy('issued', 'desc')
    .orderBy('id')
    .offset(kept - 1)
    .limit(kept)
    .execute()
  for (const { id } of surplus) await deleteConsoleSession(tx, id)
  await tx.insertInto('consoleSessions').values(session).execute()
}

/** Ends a session. */
export async function deleteConsoleSession(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('consoleSessions').where('id', '=', id).execute()
}

/** Ends every session of a user, role or root. */
export async function deleteConsoleSessionsOf(tx: Writer, principalId: string): Promise<void> {
  await tx.deleteFrom('consoleSessions').where('principalId', '=', principalId).execute()
}
