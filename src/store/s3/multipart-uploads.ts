import type { Selectable } from 'kysely'
import type { MultipartUploadTable, PartTable } from '../schema/schema-s3.ts'
import type { Reader, Writer } from '../store.ts'

export type MultipartUploadRow = Selectable<MultipartUploadTable>
export type PartRow = Selectable<PartTable>

/** The upload under that id, where it is of that bucket and key. */
export function findMultipartUpload(
  db: Reader,
  bucketId: string,
  key: string,
  id: string,
): Promise<MultipartUploadRow | undefined> {
  return db
    .selectFrom('multipartUploads')
    .selectAll()
    .where('id', '=', id)
    .where('bucketId', '=', bucketId)
    .where('key', '=', key)
    .executeTakeFirst()
}

/**
 * Uploads of a bucket by key, then by id: those after (`key`, `id`), keys before `before`; `limit` at most.
 */
export function listMultipartUploads(
  db: Reader,
  bucketId: string,
  range: { key: string; id: string | undefined; before: string | undefined; limit: number },
): Promise<MultipartUploadRow[]> {
  const { key, id } = range
  let query = db.selectFrom('multipartUploads').selectAll().where('bucketId', '=', bucketId)
  query =
    id === undefined
      ? query.where('key', '>=', key)
      : query.where((row) => row.or([row('key', '>', key), row('key', '=', key).and('id', '>', id)]))
  if (range.before !== undefined) query = query.where('key', '<', range.before)
  return query.orderBy('key').orderBy('id').limit(range.limit).execute()
}

/** Whether the bucket has an upload in progress, and its id: one of them. */
export function anyMultipartUpload(db: Reader, bucketId: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('multipartUploads')
    .select('id')
    .where('bucketId', '=', bucketId)
    .limit(1)
    .executeTakeFirst()
}

/** Writes a new upload. */
export async function insertMultipartUpload(tx: Writer, upload: MultipartUploadRow): Promise<void> {
  await tx.insertInto('multipartUploads').values(upload).execute()
}

/**
 * Removes an upload and its parts' rows; answers the files of the parts, the caller's to remove after the
 * commit.
 */
export async function deleteMultipartUpload(tx: Writer, id: string): Promise<string[]> {
  const parts = await tx.deleteFrom('parts').where('uploadId', '=', id).returning('file').execute()
  await tx.deleteFrom('multipartUploads').where('id', '=', id).execute()
  return parts.map((part) => part.file)
}

/** The part of that number. */
export function findPart(db: Reader, uploadId: string, number: number): Promise<PartRow | undefined> {
  return db
    .selectFrom('parts')
    .selectAll()
    .where('uploadId', '=', uploadId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** The parts after that number, in order; `limit` at most. */
export function listParts(db: Reader, uploadId: string, after: number, limit: number): Promise<PartRow[]> {
  return db
    .selectFrom('parts')
    .selectAll()
    .where('uploadId', '=', uploadId)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Writes a part over the one of the same number. */
export async function putPart(tx: Writer, part: PartRow): Promise<void> {
  const { uploadId: _, number: __, ...rest } = part
  await tx
    .insertInto('parts')
    .values(part)
    .onConflict((conflict) => conflict.columns(['uploadId', 'number']).doUpdateSet(rest))
    .execute()
}
