import { notConfigured, notImplemented } from './errors.ts'
import { onBucket } from './on-bucket.ts'

// Settings that this server does not change: what is so in every bucket is answered as AWS answers it.

export const getBucketVersioning = onBucket('GetBucketVersioning', { ask: () => ({}), run: () => ({}) })

export const getBucketRequestPayment = onBucket('GetBucketRequestPayment', {
  ask: () => ({}),
  run: () => ({ Payer: 'BucketOwner' as const }),
})

export const getBucketLogging = onBucket('GetBucketLogging', { ask: () => ({}), run: () => ({}) })

export const getBucketAccelerateConfiguration = onBucket('GetBucketAccelerateConfiguration', {
  ask: () => ({ action: 's3:GetAccelerateConfiguration' }),
  run: () => ({}),
})

export const getBucketNotificationConfiguration = onBucket('GetBucketNotificationConfiguration', {
  ask: () => ({ action: 's3:GetBucketNotification' }),
  run: () => ({}),
})

export const getBucketEncryption = onBucket('GetBucketEncryption', {
  ask: () => ({ action: 's3:GetEncryptionConfiguration' }),
  run: () => ({
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const },
          BucketKeyEnabled: false,
        },
      ],
    },
  }),
})

export const getBucketOwnershipControls = onBucket('GetBucketOwnershipControls', {
  ask: () => ({}),
  run: () => ({ OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] } }),
})

/**
 * Only what is so already can be set: other kinds of ownership need access control lists, which are not
 * here.
 */
export const putBucketOwnershipControls = onBucket('PutBucketOwnershipControls', {
  ask: () => ({}),
  run({ input }) {
    const rules = input.OwnershipControls?.Rules ?? []
    if (rules.some((rule) => rule.ObjectOwnership !== 'BucketOwnerEnforced')) {
      throw notImplemented('ObjectOwnership')
    }
    return {}
  },
})

export const getBucketCors = onBucket('GetBucketCors', {
  ask: () => ({ action: 's3:GetBucketCORS' }),
  run(_call, { name }) {
    throw notConfigured('NoSuchCORSConfiguration', 'The CORS configuration does not exist', name)
  },
})

export const getBucketLifecycleConfiguration = onBucket('GetBucketLifecycleConfiguration', {
  ask: () => ({ action: 's3:GetLifecycleConfiguration' }),
  run(_call, { name }) {
    throw notConfigured('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', name)
  },
})

export const getBucketReplication = onBucket('GetBucketReplication', {
  ask: () => ({ action: 's3:GetReplicationConfiguration' }),
  run(_call, { name }) {
    const message = 'The replication configuration was not found'
    throw notConfigured('ReplicationConfigurationNotFoundError', message, name)
  },
})

export const getBucketWebsite = onBucket('GetBucketWebsite', {
  ask: () => ({}),
  run(_call, { name }) {
    const message = 'The specified bucket does not have a website configuration'
    throw notConfigured('NoSuchWebsiteConfiguration', message, name)
  },
})

export const getObjectLockConfiguration = onBucket('GetObjectLockConfiguration', {
  ask: () => ({ action: 's3:GetBucketObjectLockConfiguration' }),
  run(_call, { name }) {
    const message = 'Object Lock configuration does not exist for this bucket'
    throw notConfigured('ObjectLockConfigurationNotFoundError', message, name)
  },
})
