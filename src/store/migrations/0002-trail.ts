import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('trail')
    .addColumn('sequence', 'integer', (c) => c.primaryKey().autoIncrement())
    .addColumn('requestId', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('time', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('explanation', 'text')
    .execute()
}
