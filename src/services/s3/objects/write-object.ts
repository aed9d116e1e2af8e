import { findBucketById, type BucketRow } from '../../../store/s3/buckets.ts'
import { findObject, putObject, type ObjectRow } from '../../../store/s3/objects.ts'
import type { Writer } from '../../../store/store.ts'
import { checkWrite, type WriteConditions } from './conditions.ts'
import { noSuchBucket } from '../errors.ts'
import { discardFiles } from '../files.ts'
import type { AnyCall } from '../questions.ts'

/**
 * Makes a file that is on the disk the object under its key: one commit, after which the replaced file
 * goes. `before` runs inside the same write.
 */
export async function writeObject(
  call: AnyCall,
  bucket: BucketRow,
  object: ObjectRow,
  conditions: WriteConditions,
  before?: (tx: Writer) => Promise<readonly string[]>,
): Promise<void> {
  const { house } = call
  const replaced = await house.store.writeData(async (tx) => {
    if ((await findBucketById(tx, bucket.id)) === undefined) throw noSuchBucket(bucket.name)
    const current = await findObject(tx, bucket.id, object.key)
    checkWrite(conditions, object.key, current)
    const more = (await before?.(tx)) ?? []
    await putObject(tx, object)
    return [current?.file, ...more]
  })
  await discardFiles(house, replaced)
}

/** AWS: times of objects are whole seconds. */
export function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000
}
