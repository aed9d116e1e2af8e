import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('oidcProviders')
    .addColumn('arn', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('clientIds', 'text', (c) => c.notNull())
    .addColumn('thumbprints', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('oidcProvidersOwner').on('oidcProviders').columns(['account']).execute()

  await db.schema
    .createTable('samlProviders')
    .addColumn('arn', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('uuid', 'text', (c) => c.notNull())
    .addColumn('metadata', 'text', (c) => c.notNull())
    .addColumn('entityId', 'text', (c) => c.notNull())
    .addColumn('certificates', 'text', (c) => c.notNull())
    .addColumn('validUntil', 'bigint', (c) => c.notNull())
    .addColumn('encryptionMode', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('samlProvidersOwner').on('samlProviders').columns(['account']).execute()

  await db.schema
    .createTable('samlPrivateKeys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('providerArn', 'text', (c) => c.notNull().references('samlProviders.arn'))
    .addColumn('privateKey', 'blob', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('outboundFederation')
    .addColumn('account', 'text', (c) => c.primaryKey().references('accounts.id'))
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('changed', 'bigint', (c) => c.notNull())
    .execute()

  await db.schema
    .createTable('outboundKeys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('algorithm', 'text', (c) => c.notNull())
    .addColumn('publicKey', 'text', (c) => c.notNull())
    .addColumn('privateKey', 'blob', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('outboundKeysOwner', ['account', 'algorithm'])
    .execute()
}
