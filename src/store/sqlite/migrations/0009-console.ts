import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('rootPasswords')
    .addColumn('account', 'text', (c) => c.primaryKey().references('accounts.id'))
    .addColumn('passwordHash', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('lastUsed', 'bigint')
    .execute()

  await db.schema
    .createTable('consoleSessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().references('accounts.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('principalId', 'text', (c) => c.notNull())
    .addColumn('secretHash', 'text', (c) => c.notNull())
    .addColumn('passwordHash', 'text')
    .addColumn('mfaAt', 'bigint')
    .addColumn('issued', 'bigint', (c) => c.notNull())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .addColumn('session', 'blob')
    .execute()
  await db.schema
    .createIndex('consoleSessionsByPrincipal')
    .on('consoleSessions')
    .columns(['principalId', 'issued'])
    .execute()
  await db.schema.createIndex('consoleSessionsByExpiry').on('consoleSessions').column('expires').execute()

  await db.schema
    .createTable('usedTokens')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('expires', 'bigint', (c) => c.notNull())
    .execute()
}
