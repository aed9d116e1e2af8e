import type { Insertable, Selectable } from 'kysely'
import type { SigningCertificateTable } from '../schema/schema-certificates.ts'
import type { Reader, Writer } from '../store.ts'

export type SigningCertificateRow = Selectable<SigningCertificateTable>

/**
 * The signing certificates of a user, or of the account's root user where `userId` is null: oldest first.
 */
export function listSigningCertificates(
  db: Reader,
  account: string,
  userId: string | null,
): Promise<SigningCertificateRow[]> {
  return db
    .selectFrom('signingCertificates')
    .selectAll()
    .where('account', '=', account)
    .where('userId', userId === null ? 'is' : '=', userId)
    .orderBy('uploaded')
    .orderBy('id')
    .execute()
}

/** The certificate that somebody in the account has with that digest; undefined where nobody has. */
export function findSigningCertificateByDigest(
  db: Reader,
  account: string,
  digest: string,
): Promise<SigningCertificateRow | undefined> {
  return db
    .selectFrom('signingCertificates')
    .selectAll()
    .where('account', '=', account)
    .where('digest', '=', digest)
    .executeTakeFirst()
}

/** Writes a new certificate. */
export async function insertSigningCertificate(
  tx: Writer,
  certificate: Insertable<SigningCertificateTable>,
): Promise<void> {
  await tx.insertInto('signingCertificates').values(certificate).execute()
}

/** Switches a certificate on or off. */
export async function setSigningCertificateStatus(
  tx: Writer,
  id: string,
  status: SigningCertificateRow['status'],
): Promise<void> {
  await tx.updateTable('signingCertificates').set({ status }).where('id', '=', id).execute()
}

/** Removes a certificate for good. */
export async function deleteSigningCertificate(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('signingCertificates').where('id', '=', id).execute()
}
