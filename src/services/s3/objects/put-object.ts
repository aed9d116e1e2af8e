import { findObject } from '../../../store/s3/objects.ts'
import { aclKeys, refuseAcl, type AclInput } from '../acl.ts'
import type { S3Input } from '../action.ts'
import { checksumMembers } from './checksums.ts'
import { checkWrite, writeConditionProblem, type WriteConditions } from './conditions.ts'
import { notImplemented } from '../errors.ts'
import { encryption, objectHeaders } from './object-headers.ts'
import { onBucket } from '../on-bucket.ts'
import { requestTagKeys } from '../questions.ts'
import { headerTags, tagsToStore } from '../tags.ts'
import { orDiscard, takeBody } from './take-body.ts'
import { wholeSeconds, writeObject } from './write-object.ts'

type WritingMember =
  | 'StorageClass'
  | 'ServerSideEncryption'
  | 'WebsiteRedirectLocation'
  | 'SSEKMSKeyId'
  | 'SSECustomerAlgorithm'
  | 'ObjectLockMode'
  | 'ObjectLockLegalHoldStatus'
  | 'ObjectLockRetainUntilDate'

/**
 * Condition keys of the headers that PutObject, CopyObject and the multipart operations share, of those too
 * whose feature is not here: AWS asks for permission first.
 */
export function writingKeys(
  input: AclInput & Pick<S3Input<'CreateMultipartUpload'>, WritingMember> & WriteConditions,
): Record<string, string | undefined> {
  return {
    ...aclKeys(input),
    's3:x-amz-storage-class': input.StorageClass,
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId,
    's3:x-amz-server-side-encryption-customer-algorithm': input.SSECustomerAlgorithm,
    's3:object-lock-mode': input.ObjectLockMode,
    's3:object-lock-legal-hold': input.ObjectLockLegalHoldStatus,
    's3:object-lock-retain-until-date': dateKey(input.ObjectLockRetainUntilDate),
    's3:x-amz-website-redirect-location': input.WebsiteRedirectLocation,
    's3:if-match': input.IfMatch,
    's3:if-none-match': input.IfNoneMatch,
  }
}

function dateKey(date: Date | undefined): string | undefined {
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

export const putObject = onBucket('PutObject', {
  ask({ input }) {
    const tags = headerTags(input.Tagging)
    const keys = { ...writingKeys(input), ...requestTagKeys(tags), 's3:ObjectCreationOperation': 'true' }
    const put = { action: 's3:PutObject', keys }
    return tags.length === 0 ? put : [put, { action: 's3:PutObjectTagging', keys }]
  },
  async run(call, bucket) {
    const { input, house, now } = call
    const key = input.Key!
    refuseAcl(input)
    if (input.WriteOffsetBytes !== undefined) throw notImplemented('x-amz-write-offset-bytes')
    const problem = writeConditionProblem(input)
    if (problem !== undefined) throw problem
    const headers = objectHeaders(input)
    // What is already known to fail fails before the body is taken in; the commit asks again.
    if (input.IfMatch !== undefined || input.IfNoneMatch !== undefined) {
      checkWrite(input, key, await findObject(house.store.read, bucket.id, key))
    }
    const body = await takeBody(call)
    const { algorithm, value } = body.checksum
    await orDiscard(call, body.file, () =>
      writeObject(
        call,
        bucket,
        {
          bucketId: bucket.id,
          key,
          file: body.file,
          size: body.size,
          etag: body.etag,
          modified: wholeSeconds(now),
          ...headers,
          tags: tagsToStore(headerTags(input.Tagging)),
          checksumAlgorithm: algorithm,
          checksumType: 'FULL_OBJECT',
          checksum: value,
          parts: null,
        },
        input,
      ),
    )
    return {
      ETag: `"${body.etag}"`,
      ...encryption,
      ...checksumMembers(algorithm, value, 'FULL_OBJECT'),
    }
  },
})
