import type { Insertable, Selectable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { findByName, listByName } from '../sqlite/named-entities.ts'
import type { ServerCertificateTable } from '../schema/schema-certificates.ts'
import type { Reader, Writer } from '../store.ts'

export type ServerCertificateRow = Selectable<ServerCertificateTable>

/** A server certificate without the texts that can be megabytes long. */
export type ServerCertificateSummary = Omit<ServerCertificateRow, 'body' | 'chain' | 'privateKey'>

const summary = ['id', 'account', 'name', 'nameKey', 'path', 'uploaded', 'expires'] as const

/** The server certificate of that name in the account, whatever the case; undefined where there is none. */
export const findServerCertificate = findByName('serverCertificates', (rows) => rows.select(summary))

/** The same with the certificate and its chain, without the private key. */
export const findWholeServerCertificate = findByName('serverCertificates', (rows) =>
  rows.select([...summary, 'body', 'chain']),
)

/**
 * One page of the account's server certificates whose path begins with `pathPrefix`, by name without case.
 */
export const listServerCertificates = listByName('serverCertificates', (rows) => rows.select(summary))

/** How many server certificates the account has. */
export function countServerCertificates(db: Reader, account: string): Promise<number> {
  return countRows(db, 'serverCertificates', account)
}

/** Writes a new server certificate, its private key already sealed. */
export async function insertServerCertificate(
  tx: Writer,
  certificate: Insertable<ServerCertificateTable>,
): Promise<void> {
  await tx.insertInto('serverCertificates').values(certificate).execute()
}

/** Gives a server certificate another name and path. */
export async function renameServerCertificate(
  tx: Writer,
  id: string,
  to: Pick<ServerCertificateRow, 'name' | 'nameKey' | 'path'>,
): Promise<void> {
  await tx.updateTable('serverCertificates').set(to).where('id', '=', id).execute()
}

/** Removes a server certificate and its tags. */
export async function deleteServerCertificate(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', id).execute()
  await tx.deleteFrom('serverCertificates').where('id', '=', id).execute()
}
