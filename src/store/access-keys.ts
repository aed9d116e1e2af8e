import type { Insertable, Selectable } from 'kysely'
import type { AccessKeyTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type AccessKeyRow = Selectable<AccessKeyTable>

/** The long-term key of that id, of any account. */
export function findAccessKey(db: Reader, id: string): Promise<AccessKeyRow | undefined> {
  return db.selectFrom('accessKeys').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The keys of a user, or of the account's root user where `userId` is null: oldest first. */
export function listAccessKeys(db: Reader, account: string, userId: string | null): Promise<AccessKeyRow[]> {
  return db
    .selectFrom('accessKeys')
    .selectAll()
    .where('account', '=', account)
    .where('userId', userId === null ? 'is' : '=', userId)
    .orderBy('created')
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
