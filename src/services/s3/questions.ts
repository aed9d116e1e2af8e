import type { Call } from '../../access/action.ts'
import { decide } from '../../access/decision/authorize.ts'
import type { Ask } from '../../access/questions.ts'
import type { Tag } from '../../access/tag.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import type { BucketRow } from '../../store/s3/buckets.ts'
import { bucketArn } from './arns.ts'
import { publicAccessBlockOf } from './buckets/public-access.ts'
import { refuse } from './refuse.ts'

/** A call of any operation of S3. */
export type AnyCall = Call<object>

/**
 * A question of an S3 operation, before it is completed. `withoutPolicy`: the bucket's policy has no say in
 * it.
 */
export type S3Ask = Ask & { withoutPolicy?: boolean }

/**
 * Completes a question about a bucket or what is in it: whose it is, the bucket's own policy, and the keys
 * every S3 request has. A bucket that does not exist is asked about as if it were the caller's own.
 */
export function askAbout(call: AnyCall, bucket: BucketRow | undefined, s3Ask: S3Ask): Ask {
  const { withoutPolicy, ...ask } = s3Ask
  const resourceAccount = bucket?.account ?? call.caller.account
  return {
    ...ask,
    resourceAccount,
    policy: bucket === undefined || withoutPolicy ? undefined : policyFor(call, bucket),
    keys: { ...requestKeys(call), 's3:ResourceAccount': resourceAccount || undefined, ...ask.keys },
  }
}

/**
 * Keys that every S3 request has. Source: Service Authorization Reference, "Condition keys for Amazon S3".
 */
export function requestKeys({ request, house }: AnyCall): NonNullable<Ask['keys']> {
  const { auth } = request
  return {
    's3:x-amz-content-sha256': request.headers['x-amz-content-sha256'],
    's3:authType': auth?.type,
    's3:TlsVersion': request.tlsVersion,
    's3:signatureversion': auth?.version,
    's3:signatureAge': signatureAge(auth, house.clock.real()),
  }
}

/** Milliseconds. AWS: always 0 of a signature of version 2. */
function signatureAge(auth: AnyCall['request']['auth'], now: number): string | undefined {
  if (auth === undefined) return undefined
  if (auth.version === 'AWS') return '0'
  return auth.signedAt === undefined ? undefined : String(Math.max(0, now - auth.signedAt))
}

/** `s3:ExistingObjectTag/…` of an object's tags. */
export function existingTagKeys(tags: readonly Tag[]): NonNullable<Ask['keys']> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [`s3:ExistingObjectTag/${Key}`, Value]))
}

/** `s3:RequestObjectTag/…` and `s3:RequestObjectTagKeys` of the tags a request carries. */
export function requestTagKeys(tags: readonly Tag[]): NonNullable<Ask['keys']> {
  if (tags.length === 0) return {}
  const keys: Record<string, string | readonly string[] | undefined> = {
    's3:RequestObjectTagKeys': tags.map(({ Key = '' }) => Key),
  }
  for (const { Key, Value } of tags) keys[`s3:RequestObjectTag/${Key}`] = Value
  return keys
}

/** The bucket's policy as far as it speaks for this caller. */
function policyFor(call: AnyCall, bucket: BucketRow): Ask['policy'] {
  if (bucket.policy === null) return undefined
  // AWS: RestrictPublicBuckets leaves a public policy to the account itself and to AWS services.
  const stranger = call.caller.kind !== 'service' && call.caller.account !== bucket.account
  if (stranger && bucket.policyPublic === 1 && publicAccessBlockOf(bucket)?.RestrictPublicBuckets)
    return undefined
  return { text: bucket.policy, id: bucketArn(bucket.name) }
}

/**
 * Puts a question that decides only how an operation answers, not whether it runs: the refusal, or
 * undefined where it is allowed. AWS: a missing key is `NoSuchKey` for those who may list the bucket, and a
 * refusal for others.
 */
export function refusalOf(call: AnyCall, bucket: BucketRow, ask: Ask): AwsError | undefined {
  const { house, caller, request, now } = call
  const asked = decide({ house, caller, request, action: 's3:ListBucket', now }, askAbout(call, bucket, ask))
  return asked.decision.outcome === 'Allowed' ? undefined : refuse(asked, caller)
}
