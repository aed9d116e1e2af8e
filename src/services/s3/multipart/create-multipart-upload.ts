import { toHex } from '../../../kernel/bytes.ts'
import { findBucketById } from '../../../store/s3/buckets.ts'
import { insertMultipartUpload } from '../../../store/s3/multipart-uploads.ts'
import { refuseAcl } from '../acl.ts'
import {
  checksumAlgorithm,
  checksumTypeFits,
  defaultChecksumType,
  type ChecksumAlgorithm,
} from '../objects/checksums.ts'
import { invalidRequest, noSuchBucket } from '../errors.ts'
import { encryption, objectHeaders } from '../objects/object-headers.ts'
import { onBucket } from '../on-bucket.ts'
import { writingKeys } from '../objects/put-object.ts'
import { requestTagKeys } from '../questions.ts'
import { headerTags, tagsToStore } from '../tags.ts'
import { wholeSeconds } from '../objects/write-object.ts'

export const createMultipartUpload = onBucket('CreateMultipartUpload', {
  ask({ input }) {
    const tags = headerTags(input.Tagging)
    const keys = { ...writingKeys(input), ...requestTagKeys(tags), 's3:ObjectCreationOperation': 'false' }
    const put = { action: 's3:PutObject', keys }
    return tags.length === 0 ? put : [put, { action: 's3:PutObjectTagging', keys }]
  },
  async run(call, bucket) {
    const { input, house, caller, now } = call
    refuseAcl(input)
    const asked = input.ChecksumAlgorithm
    const algorithm: ChecksumAlgorithm =
      asked === undefined ? 'CRC64NVME' : checksumAlgorithm(asked, 'x-amz-checksum-algorithm')
    if (input.ChecksumType !== undefined && asked === undefined) {
      throw invalidRequest(
        'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
      )
    }
    const type = input.ChecksumType ?? defaultChecksumType(algorithm)
    if (!checksumTypeFits(algorithm, type)) {
      throw invalidRequest(
        `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
      )
    }
    // An id as long as AWS's that begins with the time, so that uploads of one key are listed as they began.
    const id = now.toString(16).padStart(12, '0') + toHex(house.random(58))
    const upload = {
      id,
      bucketId: bucket.id,
      key: input.Key!,
      initiatorArn: caller.arn,
      initiatorId: caller.userId,
      created: wholeSeconds(now),
      ...objectHeaders(input),
      tags: tagsToStore(headerTags(input.Tagging)),
      checksumAlgorithm: algorithm,
      checksumType: type,
      checksumAsked: asked === undefined ? 0 : 1,
    }
    await house.store.writeData(async (tx) => {
      if ((await findBucketById(tx, bucket.id)) === undefined) throw noSuchBucket(bucket.name)
      await insertMultipartUpload(tx, upload)
    })
    return {
      Bucket: bucket.name,
      Key: input.Key,
      UploadId: id,
      ...encryption,
      ChecksumAlgorithm: asked,
      ChecksumType: asked === undefined ? undefined : type,
    }
  },
})
