import { updateBucket } from '../../../store/s3/buckets.ts'
import { noSuchBucket, notConfigured } from '../errors.ts'
import { onBucket } from '../on-bucket.ts'
import { bucketTags, storedTags, tagsToStore } from '../tags.ts'

export const putBucketTagging = onBucket('PutBucketTagging', {
  ask: () => ({}),
  async run({ input, house }, bucket) {
    const tags = tagsToStore(bucketTags(input.Tagging?.TagSet ?? []))
    const done = await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { tags }))
    if (!done) throw noSuchBucket(bucket.name)
    return {}
  },
})

export const getBucketTagging = onBucket('GetBucketTagging', {
  ask: () => ({}),
  run(_call, bucket) {
    if (bucket.tags === null) throw notConfigured('NoSuchTagSet', 'The TagSet does not exist', bucket.name)
    return { TagSet: storedTags(bucket.tags) }
  },
})

export const deleteBucketTagging = onBucket('DeleteBucketTagging', {
  ask: () => ({ action: 's3:PutBucketTagging' }),
  async run({ house }, bucket) {
    await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { tags: null }))
    return {}
  },
})
