import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('passwordPolicies')
    .addColumn('account', 'text', (c) => c.primaryKey().references('accounts.id'))
    .addColumn('minimumLength', 'integer', (c) => c.notNull())
    .addColumn('requireSymbols', 'integer', (c) => c.notNull())
    .addColumn('requireNumbers', 'integer', (c) => c.notNull())
    .addColumn('requireUppercase', 'integer', (c) => c.notNull())
    .addColumn('requireLowercase', 'integer', (c) => c.notNull())
    .addColumn('usersMayChange', 'integer', (c) => c.notNull())
    .addColumn('maxAgeDays', 'integer')
    .addColumn('reusePrevention', 'integer')
    .addColumn('hardExpiry', 'integer')
    .execute()

  await db.schema
    .createTable('passwordHistory')
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('passwordHash', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('passwordHistoryKey', ['userId', 'sequence'])
    .execute()
}
