import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  const owned = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('account', 'text', (c) => c.notNull())

  await owned('sshPublicKeys')
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('publicKey', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('uploaded', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('sshPublicKeysOnce', ['userId', 'publicKey'])
    .execute()

  await owned('signingCertificates')
    .addColumn('userId', 'text', (c) => c.references('users.id'))
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('uploaded', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('signingCertificatesOnce', ['account', 'digest'])
    .execute()
  await db.schema
    .createIndex('signingCertificatesUser')
    .on('signingCertificates')
    .columns(['account', 'userId'])
    .execute()

  await owned('serverCertificates')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('nameKey', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('chain', 'text')
    .addColumn('privateKey', 'blob', (c) => c.notNull())
    .addColumn('uploaded', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('serverCertificatesName', ['account', 'nameKey'])
    .execute()

  await owned('serviceSpecificCredentials')
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('serviceName', 'text', (c) => c.notNull())
    .addColumn('alias', 'text', (c) => c.notNull())
    .addColumn('aliasKey', 'text', (c) => c.notNull())
    .addColumn('secretHash', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('created', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint')
    .addUniqueConstraint('serviceSpecificCredentialsAlias', ['account', 'serviceName', 'aliasKey'])
    .execute()
  await db.schema
    .createIndex('serviceSpecificCredentialsUser')
    .on('serviceSpecificCredentials')
    .column('userId')
    .execute()

  await db.schema
    .createTable('accountPreferences')
    .addColumn('account', 'text', (c) => c.primaryKey())
    .addColumn('globalEndpointTokenVersion', 'integer', (c) => c.notNull())
    .execute()
}
