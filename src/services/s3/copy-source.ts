import type { Action, Call } from '../../access/action.ts'
import { findBucket, type BucketRow } from '../../store/buckets.ts'
import { findObject, type ObjectRow } from '../../store/objects.ts'
import { objectArn } from './arns.ts'
import { isBucketName } from './bucket-name.ts'
import { checkCopySource } from './conditions.ts'
import { accessDenied, invalidArgument, noSuchBucket } from './errors.ts'
import { noSuchKey } from './object-errors.ts'
import { missing } from './on-bucket.ts'
import { askAbout, existingTagKeys } from './questions.ts'
import { storedTags } from './tags.ts'
import { checkVersion, versioned } from './versions.ts'

/** The members of CopyObject and UploadPartCopy that name the source. */
export type CopyInput = {
  CopySource: string | undefined
  CopySourceIfMatch?: string | undefined
  CopySourceIfNoneMatch?: string | undefined
  CopySourceIfModifiedSince?: Date | undefined
  CopySourceIfUnmodifiedSince?: Date | undefined
  ExpectedSourceBucketOwner?: string | undefined
}

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

/** INVARIANT: what is copied is what was judged, as in on-bucket.ts. Keyed by the call's input. */
const judged = new WeakMap<object, Source>()

/** The source that a copy's `access` found. */
export function sourceOf(input: object): Source {
  return judged.get(input)!
}

/**
 * Puts the questions of a copy's source before those of its target: to read it, and its tags where they go
 * along. Tags and existence are those of the moment the questions are put.
 */
export function withSource<I extends CopyInput & object, O>(
  target: Action<I, O>,
  copiesTags: (input: I) => boolean,
): Action<I, O> {
  return {
    async access(call) {
      const { read } = call.house.store
      const name = copySourceName(call.input.CopySource!)
      const bucket = await findBucket(read, name.bucket)
      if (bucket === undefined && call.caller.account === '') throw noSuchBucket(name.bucket)
      const object = bucket && (await findObject(read, bucket.id, name.key))
      judged.set(call.input, { name, bucket, object })
      const resource = objectArn(name.bucket, name.key)
      const tags = storedTags(object?.tags ?? null)
      const about = (action: string) => {
        const { keys, ...ask } = versioned(action, name.versionId)
        return askAbout(call, bucket, { ...ask, resource, keys: { ...keys, ...existingTagKeys(tags) } })
      }
      const asks = [about('s3:GetObject')]
      if (copiesTags(call.input) && tags.length > 0) asks.push(about('s3:GetObjectTagging'))
      const questions = await target.access(call)
      return 'all' in questions ? { all: [...asks, ...questions.all] } : questions
    },
    run: (call) => target.run(call),
  }
}

/** The object that is copied, once all was allowed: it exists and fulfils the copy's conditions. */
export function requireSource(call: Call<CopyInput & object>): ObjectRow {
  const { input } = call
  const { name, bucket, object } = sourceOf(input)
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
