import { AwsError } from '../../../kernel/aws-error.ts'
import type { BucketRow } from '../../../store/s3/buckets.ts'
import { deleteObject as deleteRow, findObject } from '../../../store/s3/objects.ts'
import { objectArn } from '../arns.ts'
import { matches } from './conditions.ts'
import { invalidRequest, malformedXml } from '../errors.ts'
import { discardFiles } from '../files.ts'
import { preconditionFailed } from './object-errors.ts'
import { onBucket } from '../on-bucket.ts'
import type { AnyCall } from '../questions.ts'
import { checkVersion, versioned } from '../versions.ts'

type Deletion = {
  Key?: string | undefined
  VersionId?: string | undefined
  /** The ETag the object must have. */
  ETag?: string | undefined
  Size?: number | undefined
  LastModifiedTime?: Date | undefined
}

export const deleteObject = onBucket('DeleteObject', {
  ask({ input }) {
    const { keys, ...ask } = versioned('s3:DeleteObject', input.VersionId)
    return { ...ask, keys: { ...keys, 's3:if-match': input.IfMatch } }
  },
  async run(call, bucket) {
    const { Key, VersionId, IfMatch, IfMatchSize, IfMatchLastModifiedTime } = call.input
    await remove(call, bucket, {
      Key,
      VersionId,
      ETag: IfMatch,
      Size: IfMatchSize,
      LastModifiedTime: IfMatchLastModifiedTime,
    })
    return {}
  },
})

// LIMIT: a request names at most 1,000 keys, as AWS's.
const mostKeys = 1000

/** Each key is a question of its own: those refused are listed as errors, the others are deleted. */
export const deleteObjects = onBucket('DeleteObjects', {
  ask({ input, request }) {
    const listed = input.Delete?.Objects ?? []
    if (listed.length === 0 || listed.length > mostKeys) throw malformedXml()
    const { headers } = request
    const proved = Object.keys(headers).some((name) => name.startsWith('x-amz-checksum-'))
    if (headers['content-md5'] === undefined && headers['x-amz-trailer'] === undefined && !proved) {
      throw invalidRequest('Missing required header for this request: Content-MD5')
    }
    const each = listed.map(({ Key = '', VersionId, ETag }) => {
      const { keys, ...ask } = versioned('s3:DeleteObject', VersionId)
      return { ...ask, resource: objectArn(input.Bucket!, Key), keys: { ...keys, 's3:if-match': ETag } }
    })
    return { each }
  },
  async run(call, bucket) {
    const deleted: Deletion[] = []
    const errors: { Key?: string; VersionId?: string; Code: string; Message: string }[] = []
    for (const [index, one] of (call.input.Delete?.Objects ?? []).entries()) {
      const failure = call.refusals[index] ?? (await tryRemove(call, bucket, one))
      const { Key, VersionId } = one
      if (failure === undefined) deleted.push({ Key, VersionId })
      else errors.push({ Key, VersionId, Code: failure.code, Message: failure.message })
    }
    return { Deleted: call.input.Delete?.Quiet ? undefined : deleted, Errors: errors }
  },
})

async function tryRemove(call: AnyCall, bucket: BucketRow, one: Deletion): Promise<AwsError | undefined> {
  try {
    await remove(call, bucket, one)
    return undefined
  } catch (cause) {
    if (cause instanceof AwsError) return cause
    throw cause
  }
}

/** Deletes a key; one that is not there is as good as deleted. */
async function remove(call: AnyCall, bucket: BucketRow, deletion: Deletion): Promise<void> {
  const { Key = '', VersionId, ETag, Size, LastModifiedTime } = deletion
  checkVersion(VersionId)
  const file = await call.house.store.writeData(async (tx) => {
    const current = await findObject(tx, bucket.id, Key)
    if (ETag !== undefined && (current === undefined || !matches(ETag, current.etag))) {
      throw preconditionFailed('If-Match')
    }
    if (current === undefined) return undefined
    if (Size !== undefined && Size !== current.size) throw preconditionFailed('x-amz-if-match-size')
    if (LastModifiedTime !== undefined && LastModifiedTime.getTime() !== current.modified) {
      throw preconditionFailed('x-amz-if-match-last-modified-time')
    }
    await deleteRow(tx, bucket.id, Key)
    return current.file
  })
  await discardFiles(call.house, [file])
}
