import { sql, type Kysely } from 'kysely'
import { up as iam } from './migrations/0001-iam.ts'
import { up as passwordPolicies } from './migrations/0002-password-policies.ts'
import { up as s3 } from './migrations/0003-s3.ts'
import { up as ec2 } from './migrations/0004-ec2.ts'
import { up as federation } from './migrations/0005-federation.ts'
import { up as certificates } from './migrations/0006-certificates.ts'
import { up as reports } from './migrations/0007-reports.ts'
import { up as delegation } from './migrations/0008-delegation.ts'
import { up as console } from './migrations/0009-console.ts'
import { up as organizations } from './migrations/0010-organizations.ts'
import { up as bucketSettings } from './migrations/0011-bucket-settings.ts'
import { up as standingSessions } from './migrations/0012-standing-sessions.ts'
import type { Schema } from '../schema/schema.ts'

/** Every migration, in order. A number is given once and its file never changes after it has landed. */
const migrations = [
  iam,
  passwordPolicies,
  s3,
  ec2,
  federation,
  certificates,
  reports,
  delegation,
  console,
  organizations,
  bucketSettings,
  standingSessions,
]

/** The number of today's schema: how many migrations have been done. */
export const schemaNumber = migrations.length

/** Brings the database to today's schema: each missing step in a transaction of its own. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('meta')
    .ifNotExists()
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  const row = await db.selectFrom('meta').select('value').where('key', '=', 'schema').executeTakeFirst()
  const done = Number(row?.value ?? 0)
  if (done > migrations.length) {
    throw new Error(`this data directory was written by a newer Understudy (schema ${done}); use that one`)
  }
  for (const [index, up] of migrations.entries()) {
    if (index < done) continue
    await db.transaction().execute(async (tx) => {
      await up(tx)
      await sql`insert into "meta" ("key", "value") values ('schema', ${String(index + 1)})
        on conflict ("key") do update set "value" = excluded."value"`.execute(tx)
    })
  }
}
