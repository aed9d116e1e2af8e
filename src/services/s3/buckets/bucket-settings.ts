import { malformedXml, notConfigured, notImplemented } from '../errors.ts'
import { keepSettings, keptSettings } from './stored-settings.ts'
import { onBucket } from '../on-bucket.ts'

// Settings that have one value here: what is so in every bucket is answered as AWS answers it, and may be said
// again or taken back. What would have to be done and is not done is refused, never kept for show.

export const getBucketVersioning = onBucket('GetBucketVersioning', { ask: () => ({}), run: () => ({}) })

export const getBucketRequestPayment = onBucket('GetBucketRequestPayment', {
  ask: () => ({}),
  run: () => ({ Payer: 'BucketOwner' as const }),
})

export const putBucketRequestPayment = onBucket('PutBucketRequestPayment', {
  ask: () => ({}),
  run({ input }) {
    if (input.RequestPaymentConfiguration?.Payer !== 'BucketOwner') throw notImplemented('Payer')
    return {}
  },
})

export const getBucketLogging = onBucket('GetBucketLogging', { ask: () => ({}), run: () => ({}) })

export const putBucketLogging = onBucket('PutBucketLogging', {
  ask: () => ({}),
  run({ input }) {
    if (input.BucketLoggingStatus?.LoggingEnabled !== undefined) throw notImplemented('LoggingEnabled')
    return {}
  },
})

export const getBucketAccelerateConfiguration = onBucket('GetBucketAccelerateConfiguration', {
  ask: () => ({ action: 's3:GetAccelerateConfiguration' }),
  run: (_call, bucket) => ({ Status: keptSettings(bucket).accelerate }),
})

export const putBucketAccelerateConfiguration = onBucket('PutBucketAccelerateConfiguration', {
  ask: () => ({ action: 's3:PutAccelerateConfiguration' }),
  async run({ input, house }, bucket) {
    const status = input.AccelerateConfiguration?.Status
    if (status === undefined) throw malformedXml()
    if (status !== 'Suspended') throw notImplemented('Status')
    await keepSettings(house, bucket, { accelerate: status })
    return {}
  },
})

export const getBucketNotificationConfiguration = onBucket('GetBucketNotificationConfiguration', {
  ask: () => ({ action: 's3:GetBucketNotification' }),
  run: () => ({}),
})

export const putBucketNotificationConfiguration = onBucket('PutBucketNotificationConfiguration', {
  ask: () => ({ action: 's3:PutBucketNotification' }),
  run({ input }) {
    const { EventBridgeConfiguration, ...lists } = input.NotificationConfiguration ?? {}
    if (EventBridgeConfiguration !== undefined) throw notImplemented('EventBridgeConfiguration')
    for (const [name, list] of Object.entries(lists)) if (list.length > 0) throw notImplemented(name)
    return {}
  },
})

export const getBucketCors = onBucket('GetBucketCors', {
  ask: () => ({ action: 's3:GetBucketCORS' }),
  run(_call, { name }) {
    throw notConfigured('NoSuchCORSConfiguration', 'The CORS configuration does not exist', name)
  },
})

export const deleteBucketCors = onBucket('DeleteBucketCors', {
  ask: () => ({ action: 's3:PutBucketCORS' }),
  run: () => ({}),
})

export const getBucketLifecycleConfiguration = onBucket('GetBucketLifecycleConfiguration', {
  ask: () => ({ action: 's3:GetLifecycleConfiguration' }),
  run(_call, { name }) {
    throw notConfigured('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', name)
  },
})

export const deleteBucketLifecycle = onBucket('DeleteBucketLifecycle', {
  ask: () => ({ action: 's3:PutLifecycleConfiguration' }),
  run: () => ({}),
})

export const getBucketReplication = onBucket('GetBucketReplication', {
  ask: () => ({ action: 's3:GetReplicationConfiguration' }),
  run(_call, { name }) {
    const message = 'The replication configuration was not found'
    throw notConfigured('ReplicationConfigurationNotFoundError', message, name)
  },
})

export const deleteBucketReplication = onBucket('DeleteBucketReplication', {
  ask: () => ({ action: 's3:PutReplicationConfiguration' }),
  run: () => ({}),
})

export const getBucketWebsite = onBucket('GetBucketWebsite', {
  ask: () => ({}),
  run(_call, { name }) {
    const message = 'The specified bucket does not have a website configuration'
    throw notConfigured('NoSuchWebsiteConfiguration', message, name)
  },
})

export const deleteBucketWebsite = onBucket('DeleteBucketWebsite', { ask: () => ({}), run: () => ({}) })

export const getObjectLockConfiguration = onBucket('GetObjectLockConfiguration', {
  ask: () => ({ action: 's3:GetBucketObjectLockConfiguration' }),
  run(_call, { name }) {
    const message = 'Object Lock configuration does not exist for this bucket'
    throw notConfigured('ObjectLockConfigurationNotFoundError', message, name)
  },
})
