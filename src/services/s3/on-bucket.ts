import type { Action, Call } from '../../access/action.ts'
import type { Ask, Questions } from '../../access/questions.ts'
import { findBucket, type BucketRow } from '../../store/s3/buckets.ts'
import { findObject, type ObjectRow } from '../../store/s3/objects.ts'
import type { S3Input, S3Operation, S3Output } from './action.ts'
import { bucketArn, objectArn } from './arns.ts'
import { isBucketName } from './bucket-name.ts'
import { accessDenied, invalidBucketName, invalidExpectedOwner, noSuchBucket } from './errors.ts'
import { keyTooLong, noSuchKey } from './objects/object-errors.ts'
import { askAbout, existingTagKeys, refusalOf, type AnyCall, type S3Ask } from './questions.ts'
import { storedTags } from './tags.ts'

type OneOrMore = S3Ask | S3Ask[] | { each: S3Ask[] }

/** What S3's questions were about; `run` gets the same. */
export type Judged = { bucket: BucketRow | undefined }
type JudgedObject = Judged & { object: ObjectRow | undefined }

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

/** An operation on one bucket, named by its input. */
export function onBucket<Name extends S3Operation>(
  _name: Name,
  parts: BucketParts<S3Input<Name>, S3Output<Name>>,
): Action<S3Input<Name>, S3Output<Name>, Judged> {
  return {
    async access(call) {
      const bucket = await bucketOf(call)
      return { ...questions(call, bucket, await parts.ask(call, bucket)), found: { bucket } }
    },
    run: (call, { bucket }) => parts.run(call, present(call, bucket)),
  }
}

/** An operation on one existing object; its tags are keys of the questions. */
export function onObject<Name extends S3Operation>(
  _name: Name,
  parts: ObjectParts<S3Input<Name>, S3Output<Name>>,
): Action<S3Input<Name>, S3Output<Name>, JudgedObject> {
  return {
    async access(call) {
      const { Key = '' } = call.input as { Key?: string }
      const bucket = await bucketOf(call)
      const object = bucket && (await findObject(call.house.store.read, bucket.id, Key))
      const tags = existingTagKeys(storedTags(object?.tags ?? null))
      const asks = [parts.ask(call, bucket, object)]
        .flat()
        .map((ask) => ({ ...ask, keys: { ...tags, ...ask.keys } }))
      return { ...questions(call, bucket, asks), found: { bucket, object } }
    },
    run(call, { bucket, object }) {
      const there = present(call, bucket)
      const { Key = '' } = call.input as { Key?: string }
      return parts.run(call, there, object ?? missing(call, there, Key))
    },
  }
}

/** Throws what AWS answers about a key that is not there: only who may list the bucket learns that. */
export function missing(call: AnyCall, bucket: BucketRow, key: string): never {
  throw refusalOf(call, bucket, { resource: bucketArn(bucket.name) }) ?? noSuchKey(key)
}

/** The bucket that a call names, or undefined where there is none. */
export async function bucketOf(call: AnyCall): Promise<BucketRow | undefined> {
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

/** Completes a question about what the call names, unless it names a resource itself. */
export function askOfTarget(call: AnyCall, bucket: BucketRow | undefined, ask: S3Ask): Ask {
  const { Bucket = '', Key } = call.input as { Bucket?: string; Key?: string }
  const resource = Key === undefined ? bucketArn(Bucket) : objectArn(Bucket, Key)
  return askAbout(call, bucket, { ...ask, resource: ask.resource ?? resource })
}

function questions(call: AnyCall, bucket: BucketRow | undefined, asks: OneOrMore): Questions {
  const complete = (ask: S3Ask) => askOfTarget(call, bucket, ask)
  if ('each' in asks) return { each: asks.each.map(complete) }
  return { all: [asks].flat().map(complete) }
}

/** The bucket, where it exists and is whose the caller expects it to be. */
export function present(call: AnyCall, bucket: BucketRow | undefined): BucketRow {
  const { Bucket = '', ExpectedBucketOwner } = call.input as { Bucket?: string; ExpectedBucketOwner?: string }
  checkExpectedOwner(ExpectedBucketOwner)
  if (bucket === undefined) throw noSuchBucket(Bucket)
  if (ExpectedBucketOwner !== undefined && ExpectedBucketOwner !== bucket.account) throw accessDenied()
  return bucket
}

/**
 * Throws `InvalidBucketOwnerAWSAccountID` 400 where the owner that is expected of a bucket can be none.
 * Source: answers of S3, recorded.
 */
export function checkExpectedOwner(owner: string | undefined): void {
  if (owner !== undefined && !/^\d{12}$/.test(owner)) throw invalidExpectedOwner(owner)
}
