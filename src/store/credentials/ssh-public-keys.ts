import type { Insertable, Selectable } from 'kysely'
import type { SshPublicKeyTable } from '../schema/schema-certificates.ts'
import type { Reader, Writer } from '../store.ts'

export type SshPublicKeyRow = Selectable<SshPublicKeyTable>

/** A user's SSH public keys: oldest first. */
export function listSshPublicKeys(db: Reader, userId: string): Promise<SshPublicKeyRow[]> {
  return db
    .selectFrom('sshPublicKeys')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('uploaded')
    .orderBy('id')
    .execute()
}

/** The user's SSH public key of that id; undefined where the user has none. */
export function findSshPublicKey(
  db: Reader,
  userId: string,
  id: string,
): Promise<SshPublicKeyRow | undefined> {
  return db
    .selectFrom('sshPublicKeys')
    .selectAll()
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Writes a new key. */
export async function insertSshPublicKey(tx: Writer, key: Insertable<SshPublicKeyTable>): Promise<void> {
  await tx.insertInto('sshPublicKeys').values(key).execute()
}

/** Switches a key on or off. */
export async function setSshPublicKeyStatus(
  tx: Writer,
  id: string,
  status: SshPublicKeyRow['status'],
): Promise<void> {
  await tx.updateTable('sshPublicKeys').set({ status }).where('id', '=', id).execute()
}

/** Removes a key for good. */
export async function deleteSshPublicKey(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('sshPublicKeys').where('id', '=', id).execute()
}
