import type { Action, Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { findBucket, type BucketRow } from '../../../store/s3/buckets.ts'
import { findObject, type ObjectRow } from '../../../store/s3/objects.ts'
import { objectArn } from '../arns.ts'
import { isBucketName } from '../bucket-name.ts'
import { checkCopySource } from './conditions.ts'
import { accessDenied, invalidArgument, noSuchBucket } from '../errors.ts'
import { noSuchKey } from './object-errors.ts'
import { askOfTarget, bucketOf, checkExpectedOwner, missing, present, type Judged } from '../on-bucket.ts'
import { askAbout, existingTagKeys, type S3Ask } from '../questions.ts'
import { storedTags } from '../tags.ts'
import { checkVersion, versioned } from '../versions.ts'

/** The members of CopyObject and UploadPartCopy that name the source. */
export type CopyInput = {
  CopySource: string | undefined
  CopySourceIfMatch?: string | undefined
  CopySourceIfNoneMatch?: string | undefined
  CopySourceIfModifiedSince?: Date | undefined
  CopySourceIfUnmodifiedSince?: Date | undefined
  ExpectedSourceBucketOwner?: string | undefined
}

type CopyCall = Call<CopyInput & object>

/** The source of a copy as it was judged. */
export type Source = { name: SourceName; bucket: BucketRow | undefined; object: ObjectRow | undefined }

type SourceName = { bucket: string; key: string; versionId: string | undefined }

/** Reads `x-amz-copy-source`: `/bucket/key?versionId=…`, percent-encoded, the first slash optional. */
function copySourceName(header: string): SourceName {
  const [path = '', query] = splitOnce(header, '?versionId=')
  const plain = decoded(path, header)
  const [bucket = '', key = ''] = splitOnce(plain.startsWith('/') ? plain.slice(1) : plain, '/')
  if (!isBucketName(bucket) || key === '') {
    const message = 'Invalid copy source bucket name'
    throw invalidArgument(message, 'x-amz-copy-source', header.slice(0, 1024))
  }
  return { bucket, key, versionId: query === undefined ? undefined : decoded(query, header) }
}

type CopyParts<I, O> = {
  /** What it asks about its target; resource, owner, policy and common keys are filled in. */
  ask(call: Call<I>, source: Source): S3Ask | S3Ask[]
  /** Whether the source's tags go along, which needs the permission to read them. */
  copiesTags(input: I): boolean
  /** Does it with the target's bucket and the source that were judged. */
  run(call: Call<I>, bucket: BucketRow, source: Source): O | Promise<O>
}

/**
 * A copy: the questions of its source, to read it, stand before those of its target. The source's tags and
 * existence are those of the moment the questions are put.
 */
export function onCopy<I extends CopyInput & object, O>(
  parts: CopyParts<I, O>,
): Action<I, O, Judged & { source: Source }> {
  return {
    async access(call) {
      const source = await findSource(call)
      const bucket = await bucketOf(call)
      const asks = [parts.ask(call, source)].flat().map((ask) => askOfTarget(call, bucket, ask))
      const all = [...readingSource(call, source, parts.copiesTags(call.input)), ...asks]
      return { all, found: { bucket, source } }
    },
    run: (call, { bucket, source }) => parts.run(call, present(call, bucket), source),
  }
}

async function findSource({ input, house, caller }: CopyCall): Promise<Source> {
  const { read } = house.store
  const name = copySourceName(input.CopySource!)
  const bucket = await findBucket(read, name.bucket)
  if (bucket === undefined && caller.account === '') throw noSuchBucket(name.bucket)
  return { name, bucket, object: bucket && (await findObject(read, bucket.id, name.key)) }
}

function readingSource(call: CopyCall, { name, bucket, object }: Source, withTags: boolean): Ask[] {
  const resource = objectArn(name.bucket, name.key)
  const tags = storedTags(object?.tags ?? null)
  const about = (action: string) => {
    const { keys, ...ask } = versioned(action, name.versionId)
    return askAbout(call, bucket, { ...ask, resource, keys: { ...keys, ...existingTagKeys(tags) } })
  }
  const asks = [about('s3:GetObject')]
  if (withTags && tags.length > 0) asks.push(about('s3:GetObjectTagging'))
  return asks
}

/** The object that is copied, once all was allowed: it exists and fulfils the copy's conditions. */
export function requireSource(call: CopyCall, { name, bucket, object }: Source): ObjectRow {
  const { input } = call
  checkExpectedOwner(input.ExpectedSourceBucketOwner)
  if (bucket === undefined) throw noSuchBucket(name.bucket)
  if (input.ExpectedSourceBucketOwner !== undefined && input.ExpectedSourceBucketOwner !== bucket.account) {
    throw accessDenied()
  }
  checkVersion(name.versionId)
  if (object === undefined) return missing(call, bucket, name.key)
  checkCopySource(
    {
      IfMatch: input.CopySourceIfMatch,
      IfNoneMatch: input.CopySourceIfNoneMatch,
      IfModifiedSince: input.CopySourceIfModifiedSince,
      IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
    },
    object,
  )
  return object
}

/** What a source that was replaced while it was read is answered with. */
export function sourceGone(key: string, cause: unknown): unknown {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT' ? noSuchKey(key) : cause
}

function splitOnce(text: string, mark: string): string[] {
  const at = text.indexOf(mark)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + mark.length)]
}

function decoded(text: string, header: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalidArgument('Invalid copy source encoding.', 'x-amz-copy-source', header.slice(0, 1024))
  }
}
