import { malformedXml, notConfigured, notImplemented } from '../errors.ts'
import { keepSettings, keptSettings } from './stored-settings.ts'
import { onBucket } from '../on-bucket.ts'

export const getBucketOwnershipControls = onBucket('GetBucketOwnershipControls', {
  ask: () => ({}),
  run(_call, bucket) {
    if (keptSettings(bucket).ownership === 'removed') {
      const message = 'The bucket ownership controls were not found'
      throw notConfigured('OwnershipControlsNotFoundError', message, bucket.name)
    }
    return { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] } }
  },
})

/**
 * Only what is so already can be set: other kinds of ownership need access control lists, which are not
 * here.
 */
export const putBucketOwnershipControls = onBucket('PutBucketOwnershipControls', {
  ask: () => ({}),
  async run({ input, house }, bucket) {
    const [rule, ...more] = input.OwnershipControls?.Rules ?? []
    if (rule === undefined || more.length > 0) throw malformedXml()
    if (rule.ObjectOwnership !== 'BucketOwnerEnforced') throw notImplemented('ObjectOwnership')
    await keepSettings(house, bucket, { ownership: undefined })
    return {}
  },
})

/** Who owns the objects does not change by it: it stays the bucket's owner, and lists stay refused. */
export const deleteBucketOwnershipControls = onBucket('DeleteBucketOwnershipControls', {
  ask: () => ({ action: 's3:PutBucketOwnershipControls' }),
  async run({ house }, bucket) {
    await keepSettings(house, bucket, { ownership: 'removed' })
    return {}
  },
})
