import type { Kysely } from 'kysely'

// oxlint-disable-next-line no-explicit-any -- a migration describes its own moment, not today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('buckets').addColumn('settings', 'text').execute()
}
