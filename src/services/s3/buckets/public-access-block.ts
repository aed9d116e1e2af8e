import { updateBucket } from '../../../store/s3/buckets.ts'
import { noSuchBucket, notConfigured } from '../errors.ts'
import { onBucket } from '../on-bucket.ts'
import { publicAccessBlockOf, type PublicAccessBlock } from './public-access.ts'

export const putPublicAccessBlock = onBucket('PutPublicAccessBlock', {
  ask: () => ({ action: 's3:PutBucketPublicAccessBlock' }),
  async run({ input, house }, bucket) {
    const asked = input.PublicAccessBlockConfiguration
    const block: PublicAccessBlock = {
      BlockPublicAcls: asked?.BlockPublicAcls ?? false,
      IgnorePublicAcls: asked?.IgnorePublicAcls ?? false,
      BlockPublicPolicy: asked?.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: asked?.RestrictPublicBuckets ?? false,
    }
    const change = { publicAccessBlock: JSON.stringify(block) }
    const done = await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, change))
    if (!done) throw noSuchBucket(bucket.name)
    return {}
  },
})

export const getPublicAccessBlock = onBucket('GetPublicAccessBlock', {
  ask: () => ({ action: 's3:GetBucketPublicAccessBlock' }),
  run(_call, bucket) {
    const block = publicAccessBlockOf(bucket)
    if (block === undefined) {
      const message = 'The public access block configuration was not found'
      throw notConfigured('NoSuchPublicAccessBlockConfiguration', message, bucket.name)
    }
    return { PublicAccessBlockConfiguration: block }
  },
})

export const deletePublicAccessBlock = onBucket('DeletePublicAccessBlock', {
  ask: () => ({ action: 's3:PutBucketPublicAccessBlock' }),
  async run({ house }, bucket) {
    await house.store.write(bucket.account, (tx) => updateBucket(tx, bucket.id, { publicAccessBlock: null }))
    return {}
  },
})
