import { invalidArgument, malformedXml, notImplemented } from '../errors.ts'
import { keepSettings, keptSettings } from './stored-settings.ts'
import { onBucket } from '../on-bucket.ts'

// AWS: everything is encrypted with S3's own keys, whatever a bucket is told; other keys are KMS's, which is not
// here.
const ownKeys = { SSEAlgorithm: 'AES256' } as const

export const getBucketEncryption = onBucket('GetBucketEncryption', {
  ask: () => ({ action: 's3:GetEncryptionConfiguration' }),
  run(_call, bucket) {
    const rule = keptSettings(bucket).encryption
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: ownKeys, BucketKeyEnabled: false, ...rule }],
      },
    }
  },
})

export const putBucketEncryption = onBucket('PutBucketEncryption', {
  ask: () => ({ action: 's3:PutEncryptionConfiguration' }),
  async run({ input, house }, bucket) {
    const [rule, ...more] = input.ServerSideEncryptionConfiguration?.Rules ?? []
    if (rule === undefined || more.length > 0) throw malformedXml()
    const keys = rule.ApplyServerSideEncryptionByDefault
    if (keys !== undefined && keys.SSEAlgorithm !== 'AES256') throw notImplemented('SSEAlgorithm')
    if (keys?.KMSMasterKeyID !== undefined) {
      const message = 'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms'
      throw invalidArgument(message, 'KMSMasterKeyID', keys.KMSMasterKeyID)
    }
    await keepSettings(house, bucket, { encryption: rule })
    return {}
  },
})

export const deleteBucketEncryption = onBucket('DeleteBucketEncryption', {
  ask: () => ({ action: 's3:PutEncryptionConfiguration' }),
  async run({ house }, bucket) {
    await keepSettings(house, bucket, { encryption: undefined })
    return {}
  },
})
