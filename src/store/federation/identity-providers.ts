import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import type {
  OidcProviderTable,
  SamlPrivateKeyTable,
  SamlProviderTable,
} from '../schema/schema-federation.ts'
import type { Reader, Writer } from '../store.ts'

export type OidcProviderRow = Selectable<OidcProviderTable>
export type SamlProviderRow = Selectable<SamlProviderTable>
export type SamlPrivateKeyRow = Selectable<SamlPrivateKeyTable>

/** A SAML provider without its metadata, which may have megabytes. */
export type SamlProviderEntry = Omit<SamlProviderRow, 'metadata'>

/** The OIDC provider of that ARN, of any account. */
export function findOidcProvider(db: Reader, arn: string): Promise<OidcProviderRow | undefined> {
  return db.selectFrom('oidcProviders').selectAll().where('arn', '=', arn).executeTakeFirst()
}

/** The account's OIDC providers by ARN; a quota bounds how many. */
export function listOidcProviders(db: Reader, account: string): Promise<OidcProviderRow[]> {
  return db.selectFrom('oidcProviders').selectAll().where('account', '=', account).orderBy('arn').execute()
}

/** Writes a new OIDC provider. */
export async function insertOidcProvider(tx: Writer, row: Insertable<OidcProviderTable>): Promise<void> {
  await tx.insertInto('oidcProviders').values(row).execute()
}

/** Changes an OIDC provider's lists. */
export async function updateOidcProvider(
  tx: Writer,
  arn: string,
  change: Updateable<OidcProviderTable>,
): Promise<void> {
  await tx.updateTable('oidcProviders').set(change).where('arn', '=', arn).execute()
}

/** Removes an OIDC provider and its tags. */
export async function deleteOidcProvider(tx: Writer, arn: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', arn).execute()
  await tx.deleteFrom('oidcProviders').where('arn', '=', arn).execute()
}

const entryColumns = [
  'arn',
  'account',
  'name',
  'uuid',
  'entityId',
  'certificates',
  'validUntil',
  'encryptionMode',
  'created',
] as const

/** Those of the named SAML providers, of any accounts, that have that entity id. */
export function findSamlProvidersNamed(
  db: Reader,
  entityId: string,
  arns: readonly string[],
): Promise<SamlProviderEntry[]> {
  return db
    .selectFrom('samlProviders')
    .select(entryColumns)
    .where('entityId', '=', entityId)
    .where('arn', 'in', arns)
    .orderBy('arn')
    .execute()
}

/** The SAML providers of that entity id, of any accounts, that have private keys; the oldest, `limit` at most. */
export function findSamlProvidersWithKeys(
  db: Reader,
  entityId: string,
  limit: number,
): Promise<SamlProviderEntry[]> {
  return db
    .selectFrom('samlProviders')
    .select(entryColumns)
    .where('entityId', '=', entityId)
    .where('arn', 'in', db.selectFrom('samlPrivateKeys').select('providerArn'))
    .orderBy('created')
    .orderBy('arn')
    .limit(limit)
    .execute()
}

/** The SAML provider of that ARN, of any account, without its metadata. */
export function findSamlProvider(db: Reader, arn: string): Promise<SamlProviderEntry | undefined> {
  return db.selectFrom('samlProviders').select(entryColumns).where('arn', '=', arn).executeTakeFirst()
}

/** The metadata document of a SAML provider as it was uploaded. */
export async function samlMetadataOf(db: Reader, arn: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('samlProviders')
    .select('metadata')
    .where('arn', '=', arn)
    .executeTakeFirst()
  return row?.metadata
}

/** The account's SAML providers by ARN, without their metadata; a quota bounds how many. */
export function listSamlProviders(db: Reader, account: string): Promise<SamlProviderEntry[]> {
  return db
    .selectFrom('samlProviders')
    .select(entryColumns)
    .where('account', '=', account)
    .orderBy('arn')
    .execute()
}

/** Writes a new SAML provider. */
export async function insertSamlProvider(tx: Writer, row: Insertable<SamlProviderTable>): Promise<void> {
  await tx.insertInto('samlProviders').values(row).execute()
}

/** Changes a SAML provider. */
export async function updateSamlProvider(
  tx: Writer,
  arn: string,
  change: Updateable<SamlProviderTable>,
): Promise<void> {
  await tx.updateTable('samlProviders').set(change).where('arn', '=', arn).execute()
}

/** Removes a SAML provider, its private keys and its tags. */
export async function deleteSamlProvider(tx: Writer, arn: string): Promise<void> {
  await tx.deleteFrom('tags').where('ownerId', '=', arn).execute()
  await tx.deleteFrom('samlPrivateKeys').where('providerArn', '=', arn).execute()
  await tx.deleteFrom('samlProviders').where('arn', '=', arn).execute()
}

/** A SAML provider's private keys, oldest first; a quota bounds how many. */
export function samlPrivateKeysOf(db: Reader, providerArn: string): Promise<SamlPrivateKeyRow[]> {
  return db
    .selectFrom('samlPrivateKeys')
    .selectAll()
    .where('providerArn', '=', providerArn)
    .orderBy('created')
    .orderBy('id')
    .execute()
}

/** Writes a private key, already sealed. */
export async function insertSamlPrivateKey(tx: Writer, row: Insertable<SamlPrivateKeyTable>): Promise<void> {
  await tx.insertInto('samlPrivateKeys').values(row).execute()
}

/** Removes a private key of a provider. */
export async function deleteSamlPrivateKey(tx: Writer, providerArn: string, id: string): Promise<void> {
  await tx.deleteFrom('samlPrivateKeys').where('providerArn', '=', providerArn).where('id', '=', id).execute()
}

/** Whether there is an OIDC or SAML provider of that ARN. */
export async function identityProviderExists(db: Reader, arn: string): Promise<boolean> {
  return (await findOidcProvider(db, arn)) !== undefined || (await findSamlProvider(db, arn)) !== undefined
}

/** How many providers of both kinds the account has. */
export async function countIdentityProviders(db: Reader, account: string): Promise<number> {
  const oidc = await countRows(db, 'oidcProviders', account)
  return oidc + (await countRows(db, 'samlProviders', account))
}
