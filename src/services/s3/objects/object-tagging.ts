import { findObject, setObjectTags } from '../../../store/s3/objects.ts'
import type { BucketRow } from '../../../store/s3/buckets.ts'
import { noSuchKey } from './object-errors.ts'
import { onObject } from '../on-bucket.ts'
import { requestTagKeys, type AnyCall } from '../questions.ts'
import { objectTags, storedTags, tagsToStore } from '../tags.ts'
import { checkVersion, versioned } from '../versions.ts'

export const putObjectTagging = onObject('PutObjectTagging', {
  ask({ input }) {
    const { keys, ...ask } = versioned('s3:PutObjectTagging', input.VersionId)
    return { ...ask, keys: { ...keys, ...requestTagKeys(input.Tagging?.TagSet ?? []) } }
  },
  async run(call, bucket, object) {
    checkVersion(call.input.VersionId)
    await setTags(call, bucket, object.key, tagsToStore(objectTags(call.input.Tagging?.TagSet ?? [])))
    return {}
  },
})

export const getObjectTagging = onObject('GetObjectTagging', {
  ask: ({ input }) => versioned('s3:GetObjectTagging', input.VersionId),
  run({ input }, _bucket, object) {
    checkVersion(input.VersionId)
    return { TagSet: storedTags(object.tags) }
  },
})

export const deleteObjectTagging = onObject('DeleteObjectTagging', {
  ask: ({ input }) => versioned('s3:DeleteObjectTagging', input.VersionId),
  async run(call, bucket, object) {
    checkVersion(call.input.VersionId)
    await setTags(call, bucket, object.key, null)
    return {}
  },
})

async function setTags(
  { house }: AnyCall,
  bucket: BucketRow,
  key: string,
  tags: string | null,
): Promise<void> {
  await house.store.writeData(async (tx) => {
    if ((await findObject(tx, bucket.id, key)) === undefined) throw noSuchKey(key)
    await setObjectTags(tx, bucket.id, key, tags)
  })
}
