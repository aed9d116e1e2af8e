import type { Action, Call } from '../../access/action.ts'
import type { Questions } from '../../access/questions.ts'
import { findBucket, type BucketRow } from '../../store/buckets.ts'
import { findObject, type ObjectRow } from '../../store/objects.ts'
import type { S3Input, S3Operation, S3Output } from './action.ts'
import { bucketArn, objectArn } from './arns.ts'
import { isBucketName } from './bucket-name.ts'
import { accessDenied, invalidBucketName, noSuchBucket } from './errors.ts'
import { keyTooLong, noSuchKey } from './object-errors.ts'
import { askAbout, existingTagKeys, refusalOf, type AnyCall, type S3Ask } from './questions.ts'
import { storedTags } from './tags.ts'

type OneOrMore = S3Ask | S3Ask[] | { each: S3Ask[] }

type BucketParts<I, O> = {
  /**
   * What it asks; resource, owner, policy and common keys are filled in (the resource only where it is
   * missing).
   */
  ask(call: Call<I>, bucket: BucketRow | undefined): OneOrMore | Promise<OneOrMore>
  /** Does it with the bucket that was judged. */
  run(call: Call<I>, bucket: BucketRow): O | Promise<O>
}

type ObjectParts<I, O> = {
  ask(call: Call<I>, bucket: BucketRow | undefined, object: ObjectRow | undefined): S3Ask | S3Ask[]
  /** Does it with the bucket and the object that were judged. */
  run(call: Call<I>, bucket: BucketRow, object: ObjectRow): O | Promise<O>
}

type Judged = { bucket: BucketRow | undefined; object?: ObjectRow | undefined }

/**
 * INVARIANT: `run` works on the very rows `access` asked about. Between the two a bucket can be deleted and
 * made again by somebody else, an object replaced by one with other tags; those were not judged. Keyed by
 * the call's input.
 */
const judged = new WeakMap<object, Judged>()

/** An operation on one bucket, named by its input. */
export function onBucket<Name extends S3Operation>(
  _name: Name,
  parts: BucketParts<S3Input<Name>, S3Output<Name>>,
): Action<S3Input<Name>, S3Output<Name>> {
  return {
    async access(call) {
      const bucket = await bucketOf(call)
      judged.set(call.input, { bucket })
      return questions(call, bucket, await parts.ask(call, bucket))
    },
    run(call) {
      return parts.run(call, judgedBucket(call))
    },
  }
}

/** An operation on one existing object; its tags are keys of the questions. */
export function onObject<Name extends S3Operation>(
  _name: Name,
  parts: ObjectParts<S3Input<Name>, S3Output<Name>>,
): Action<S3Input<Name>, S3Output<Name>> {
  return {
    async access(call) {
      const { Key = '' } = call.input as { Key?: string }
      const bucket = await bucketOf(call)
      const object = bucket && (await findObject(call.house.store.read, bucket.id, Key))
      judged.set(call.input, { bucket, object })
      const tags = existingTagKeys(storedTags(object?.tags ?? null))
      const asks = [parts.ask(call, bucket, object)].flat()
      return questions(
        call,
        bucket,
        asks.map((ask) => ({ ...ask, keys: { ...tags, ...ask.keys } })),
      )
    },
    run(call) {
      const bucket = judgedBucket(call)
      const { Key = '' } = call.input as { Key?: string }
      return parts.run(call, bucket, judged.get(call.input)?.object ?? missing(call, bucket, Key))
    },
  }
}

/** Throws what AWS answers about a key that is not there: only who may list the bucket learns that. */
export function missing(call: AnyCall, bucket: BucketRow, key: string): never {
  throw refusalOf(call, bucket, { resource: bucketArn(bucket.name) }) ?? noSuchKey(key)
}

async function bucketOf(call: AnyCall): Promise<BucketRow | undefined> {
  const { Bucket = '', Key } = call.input as { Bucket?: string; Key?: string }
  if (!isBucketName(Bucket)) throw invalidBucketName(Bucket)
  // LIMIT: keys have up to 1,024 bytes of UTF-8, as AWS's.
  const keyBytes = Key === undefined ? 0 : Buffer.byteLength(Key)
  if (keyBytes > 1024) throw keyTooLong(keyBytes)
  const bucket = await findBucket(call.house.store.read, Bucket)
  // AWS: which names are taken is no secret, so even who may do nothing is told.
  if (bucket === undefined && call.caller.account === '') throw noSuchBucket(Bucket)
  return bucket
}

function questions(call: AnyCall, bucket: BucketRow | undefined, asks: OneOrMore): Questions {
  const { Bucket = '', Key } = call.input as { Bucket?: string; Key?: string }
  const resource = Key === undefined ? bucketArn(Bucket) : objectArn(Bucket, Key)
  const complete = (ask: S3Ask) => askAbout(call, bucket, { ...ask, resource: ask.resource ?? resource })
  if ('each' in asks) return { each: asks.each.map(complete) }
  return { all: [asks].flat().map(complete) }
}

function judgedBucket(call: AnyCall): BucketRow {
  const { Bucket = '', ExpectedBucketOwner } = call.input as { Bucket?: string; ExpectedBucketOwner?: string }
  const bucket = judged.get(call.input)?.bucket
  if (bucket === undefined) throw noSuchBucket(Bucket)
  if (ExpectedBucketOwner !== undefined && ExpectedBucketOwner !== bucket.account) throw accessDenied()
  return bucket
}
