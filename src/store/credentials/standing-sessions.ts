import type { Insertable, Selectable } from 'kysely'
import { prepareRow } from '../sqlite/prepared.ts'
import type { StandingSessionTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type StandingSessionRow = Selectable<StandingSessionTable>

/** The standing session of that access key id, of any account. */
export const findStandingSession = prepareRow((db, id: string) =>
  db.selectFrom('standingSessions').selectAll().where('id', '=', id),
)

/** Every standing session of the server. */
export function listStandingSessions(db: Reader): Promise<StandingSessionRow[]> {
  return db.selectFrom('standingSessions').selectAll().orderBy('id').execute()
}

/** Writes a standing session in place of the one of its id; the secret is sealed already. */
export async function putStandingSession(tx: Writer, row: Insertable<StandingSessionTable>): Promise<void> {
  await deleteStandingSession(tx, row.id)
  await tx.insertInto('standingSessions').values(row).execute()
}

/** Ends a standing session. */
export async function deleteStandingSession(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('standingSessions').where('id', '=', id).execute()
}
