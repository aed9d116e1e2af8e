import type { Insertable, Selectable } from 'kysely'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { AccessKeyTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type AccessKeyRow = Selectable<AccessKeyTable>

/** The long-term key of that id, of any account. */
export const findAccessKey = prepareRow((db, id: string) =>
  db.selectFrom('accessKeys').selectAll().where('id', '=', id),
)

/** The keys of a user, or of the account's root user where `userId` is null: oldest first. */
export const listAccessKeys = prepareRows((db, account: string, userId: string | null) =>
  db
    .selectFrom('accessKeys')
    .selectAll()
    .where('account', '=', account)
    .where('userId', userId === null ? 'is' : '=', userId)
    .orderBy('created')
    .orderBy('id'),
)

/** Keys of the server whose ids are shorter than AWS's shortest, 16 characters: only the bootstrap file makes them. */
export function listShortAccessKeys(db: Reader): Promise<AccessKeyRow[]> {
  return db
    .selectFrom('accessKeys')
    .selectAll()
    .where((row) => row(row.fn<number>('length', ['id']), '<', 16))
    .orderBy('id')
    .execute()
}

/** Writes a new key, its secret already sealed. */
export async function insertAccessKey(tx: Writer, key: Insertable<AccessKeyTable>): Promise<void> {
  await tx.insertInto('accessKeys').values(key).execute()
}

/** Switches a key on or off. */
export async function setAccessKeyStatus(
  tx: Writer,
  id: string,
  status: AccessKeyRow['status'],
): Promise<void> {
  await tx.updateTable('accessKeys').set({ status }).where('id', '=', id).execute()
}

/** Removes a key for good. */
export async function deleteAccessKey(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('accessKeys').where('id', '=', id).execute()
}
