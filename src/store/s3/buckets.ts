import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import { prepareRow } from '../sqlite/prepared.ts'
import type { BucketTable } from '../schema/schema-s3.ts'
import type { Reader, Writer } from '../store.ts'

export type BucketRow = Selectable<BucketTable>

/** The bucket of that name, of any account: names are one space for all. */
export const findBucket = prepareRow((db, name: string) =>
  db.selectFrom('buckets').selectAll().where('name', '=', name),
)

/** The bucket under that id; undefined where it was deleted, even if its name is in use again. */
export const findBucketById = prepareRow((db, id: string) =>
  db.selectFrom('buckets').selectAll().where('id', '=', id),
)

/**
 * The account's buckets by name: after `after`, from `from` on, before `before`, of that region; `limit` at
 * most.
 */
export function listBuckets(
  db: Reader,
  account: string,
  page: {
    after: string
    from: string
    before?: string | undefined
    region?: string | undefined
    limit: number
  },
): Promise<BucketRow[]> {
  let query = db
    .selectFrom('buckets')
    .selectAll()
    .where('account', '=', account)
    .where('name', '>', page.after)
    .where('name', '>=', page.from)
  if (page.before !== undefined) query = query.where('name', '<', page.before)
  if (page.region !== undefined) query = query.where('region', '=', page.region)
  return query.orderBy('name').limit(page.limit).execute()
}

/** How many buckets the account has. */
export function countBuckets(db: Reader, account: string): Promise<number> {
  return countRows(db, 'buckets', account)
}

/** Writes a new bucket. */
export async function insertBucket(tx: Writer, bucket: Insertable<BucketTable>): Promise<void> {
  await tx.insertInto('buckets').values(bucket).execute()
}

/** Changes columns of a bucket; false where it is gone. */
export async function updateBucket(
  tx: Writer,
  id: string,
  change: Updateable<BucketTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('buckets')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Removes an empty bucket. */
export async function deleteBucket(tx: Writer, id: string): Promise<void> {
  await tx.deleteFrom('buckets').where('id', '=', id).execute()
}
