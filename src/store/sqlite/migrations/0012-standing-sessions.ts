import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('standingSessions')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('roleId', 'text', (c) => c.notNull().references('roles.id').onDelete('cascade'))
    .addColumn('secret', 'blob', (c) => c.notNull())
    .addColumn('network', 'integer', (c) => c.notNull())
    .addColumn('applied', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('standingSessionsRole').on('standingSessions').column('roleId').execute()
  await db.schema
    .alterTable('accessKeys')
    .addColumn('network', 'integer', (c) => c.notNull().defaultTo(0))
    .execute()
}
