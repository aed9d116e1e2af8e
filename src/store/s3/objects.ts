import type { Selectable } from 'kysely'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { ObjectTable } from '../schema/schema-s3.ts'
import type { Reader, Writer } from '../store.ts'

export type ObjectRow = Selectable<ObjectTable>

/** What a listing prints of an object. */
export type ListedObject = Pick<
  ObjectRow,
  'key' | 'size' | 'etag' | 'modified' | 'storageClass' | 'checksumAlgorithm' | 'checksumType'
>

const listed = [
  'key',
  'size',
  'etag',
  'modified',
  'storageClass',
  'checksumAlgorithm',
  'checksumType',
] as const

/** Which objects a listing goes through. */
type ObjectRange = { from: string; exclusive: boolean; before: string | undefined; limit: number }

/** The object under that key. */
export const findObject = prepareRow((db, bucketId: string, key: string) =>
  db.selectFrom('objects').selectAll().where('bucketId', '=', bucketId).where('key', '=', key),
)

/**
 * Objects in key order (bytes of UTF-8): from `from` on (after it where `exclusive`), before `before`. One
 * seek in the index and `limit` rows at most.
 */
export const listObjects = prepareRows((db, bucketId: string, range: ObjectRange) => {
  const { from, exclusive, before, limit } = range
  const query = db
    .selectFrom('objects')
    .select(listed)
    .where('bucketId', '=', bucketId)
    .where('key', exclusive ? '>' : '>=', from)
  return (before === undefined ? query : query.where('key', '<', before)).orderBy('key').limit(limit)
})

/** Whether the bucket holds any object. */
export async function hasObjects(db: Reader, bucketId: string): Promise<boolean> {
  const row = await db
    .selectFrom('objects')
    .select('key')
    .where('bucketId', '=', bucketId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes an object over the one that was there. */
export async function putObject(tx: Writer, object: ObjectRow): Promise<void> {
  const { bucketId: _, key: __, ...rest } = object
  await tx
    .insertInto('objects')
    .values(object)
    .onConflict((conflict) => conflict.columns(['bucketId', 'key']).doUpdateSet(rest))
    .execute()
}

/** Sets an object's tags, JSON or null. */
export async function setObjectTags(
  tx: Writer,
  bucketId: string,
  key: string,
  tags: string | null,
): Promise<void> {
  await tx
    .updateTable('objects')
    .set({ tags })
    .where('bucketId', '=', bucketId)
    .where('key', '=', key)
    .execute()
}

/** Removes an object's row; its file is the caller's to remove once that is committed. */
export async function deleteObject(tx: Writer, bucketId: string, key: string): Promise<void> {
  await tx.deleteFrom('objects').where('bucketId', '=', bucketId).where('key', '=', key).execute()
}

/** Every file that an object or a part has whose name begins with `prefix` (hexadecimal). */
export async function filesWithPrefix(db: Reader, prefix: string): Promise<Set<string>> {
  // `g` comes after every hexadecimal digit.
  const of = (table: 'objects' | 'parts') =>
    db.selectFrom(table).select('file').where('file', '>=', prefix).where('file', '<', `${prefix}g`).execute()
  const rows = [await of('objects'), await of('parts')].flat()
  return new Set(rows.map((row) => row.file))
}
