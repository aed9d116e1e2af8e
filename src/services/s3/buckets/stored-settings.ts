import type { House } from '../../../access/house.ts'
import { findBucketById, updateBucket, type BucketRow } from '../../../store/s3/buckets.ts'
import type { S3Input } from '../action.ts'
import { noSuchBucket } from '../errors.ts'

type EncryptionRule = NonNullable<
  NonNullable<S3Input<'PutBucketEncryption'>['ServerSideEncryptionConfiguration']>['Rules']
>[number]

/** What a bucket was told beside what is so in every bucket; a member is missing where nothing was. */
export type KeptSettings = {
  encryption?: EncryptionRule | undefined
  /** Present where the ownership controls were removed. */
  ownership?: 'removed' | undefined
  accelerate?: 'Suspended' | undefined
}

/** The settings a bucket was told. */
export function keptSettings({ settings }: BucketRow): KeptSettings {
  return settings === null ? {} : (JSON.parse(settings) as KeptSettings)
}

/** Changes some settings of a bucket, `undefined` to forget one. Throws `NoSuchBucket` where it is gone. */
export async function keepSettings(
  { store }: Pick<House, 'store'>,
  bucket: BucketRow,
  change: KeptSettings,
): Promise<void> {
  await store.write(bucket.account, async (tx) => {
    const current = await findBucketById(tx, bucket.id)
    if (current === undefined) throw noSuchBucket(bucket.name)
    const settings = JSON.stringify({ ...keptSettings(current), ...change })
    await updateBucket(tx, bucket.id, { settings: settings === '{}' ? null : settings })
  })
}
