import type { Insertable, Selectable } from 'kysely'
import { pathStart, type PageOf } from '../page.ts'
import type { ServiceSpecificCredentialTable } from '../schema/schema-certificates.ts'
import type { Reader, Writer } from '../store.ts'

export type ServiceSpecificCredentialRow = Selectable<ServiceSpecificCredentialTable>

/** The credential of that id in the account, whoever's it is; undefined where there is none. */
export function findServiceSpecificCredential(
  db: Reader,
  account: string,
  id: string,
): Promise<ServiceSpecificCredentialRow | undefined> {
  return db
    .selectFrom('serviceSpecificCredentials')
    .selectAll()
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A user's credentials, of one service or of all: oldest first. */
export function listServiceSpecificCredentials(
  db: Reader,
  userId: string,
  serviceName?: string,
): Promise<ServiceSpecificCredentialRow[]> {
  let query = db.selectFrom('serviceSpecificCredentials').selectAll().where('userId', '=', userId)
  if (serviceName !== undefined) query = query.where('serviceName', '=', serviceName)
  return query.orderBy('created').orderBy('id').execute()
}

/** One page of all users' credentials in the account, each with its user's name, by id. */
export function listServiceSpecificCredentialsOfAll(
  db: Reader,
  account: string,
  serviceName: string | undefined,
  page: PageOf,
): Promise<(ServiceSpecificCredentialRow & { userName: string })[]> {
  let query = db
    .selectFrom('serviceSpecificCredentials')
    .innerJoin('users', 'users.id', 'serviceSpecificCredentials.userId')
    .selectAll('serviceSpecificCredentials')
    .select('users.name as userName')
    .where('serviceSpecificCredentials.account', '=', account)
    .where('serviceSpecificCredentials.id', '>', page.after ?? '')
  if (serviceName !== undefined) query = query.where('serviceName', '=', serviceName)
  return query.orderBy('serviceSpecificCredentials.id').limit(page.limit).execute()
}

/** The aliases that a service's credentials in the account have, in lower case, where they begin so. */
export async function aliasKeysBeginning(
  db: Reader,
  account: string,
  serviceName: string,
  beginning: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('serviceSpecificCredentials')
    .select('aliasKey')
    .where('account', '=', account)
    .where('serviceName', '=', serviceName)
    .where(pathStart('aliasKey', beginning), '=', beginning)
    .execute()
  return rows.map(({ aliasKey }) => aliasKey)
}

/** Writes a new credential, its secret already hashed. */
export async function insertServiceSpecificCredential(
  tx: Writer,
  credential: Insertable<ServiceSpecificCredentialTable>,
): Promise<void> {
  await tx.insertInto('serviceSpecificCredentials').values(credential).execute()
}

/** Changes a credential's status or the hash of its secret. */
export async function updateServiceSpecificCredential(
  tx: Writer,
  id: string,
  to: Partial<Pick<ServiceSpecificCredentialRow, 'status' | 'secretHash'>>,
): Promise<void> {
  await tx.updateTable('serviceSpecificCredentials').set(to).where('id', '=', id).execute()
}

/** Removes a credential for good. */
export async function deleteServiceSpecificCredential(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('serviceSpecificCredentials').where('id', '=', id).execute()
}
