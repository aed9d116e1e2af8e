import type { Selectable } from 'kysely'
import type { AccessJobTable } from '../schema/schema-reports.ts'
import type { Reader, Writer } from '../store.ts'

export type AccessJobRow = Selectable<AccessJobTable>

// LIMIT: reports an account keeps: more than it may have users, groups, roles and policies together.
const keptJobs = 10_000

/** Writes a report, and drops those made before `since` and the oldest of too many. */
export async function insertAccessJob(tx: Writer, job: AccessJobRow, since: number): Promise<void> {
  await tx.insertInto('accessJobs').values(job).execute()
  const oldest = await tx
    .selectFrom('accessJobs')
    .select('created')
    .where('account', '=', job.account)
    .orderBy('created', 'desc')
    .offset(keptJobs)
    .limit(1)
    .executeTakeFirst()
  await tx
    .deleteFrom('accessJobs')
    .where('account', '=', job.account)
    .where('created', '<', Math.max(since, (oldest?.created ?? -1) + 1))
    .execute()
}

/** The account's report under that id; undefined where there is none, or none any more. */
export function findAccessJob(db: Reader, account: string, id: string): Promise<AccessJobRow | undefined> {
  return db
    .selectFrom('accessJobs')
    .selectAll()
    .where('account', '=', account)
    .where('id', '=', id)
    .executeTakeFirst()
}
