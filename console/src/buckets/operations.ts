import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  type Bucket,
  type BucketLocationConstraint,
} from '@aws-sdk/client-s3'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { serverConfig } from '../aws/server-config.ts'

/** What stands at one level of a bucket: a folder (its key ends with `/`) or an object. */
export type Entry = { key: string; name: string; size?: number; modified?: Date }

/** Every bucket of the account. */
export async function listBuckets(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (buckets: Bucket[]) => void,
): Promise<Bucket[]> {
  const s3 = await aws.s3()
  return allPages(async (ContinuationToken) => {
    const command = new ListBucketsCommand({ ContinuationToken, MaxBuckets: 1000 })
    const answer = await s3.send(command, { abortSignal })
    return { items: answer.Buckets, next: answer.ContinuationToken }
  }, partly)
}

/** Makes a bucket in the server's region. */
export async function createBucket(aws: Aws, name: string): Promise<void> {
  const [s3, { region }] = await Promise.all([aws.s3(), serverConfig()])
  // AWS: us-east-1 is named by naming none.
  const LocationConstraint = region as BucketLocationConstraint
  const place = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } }
  await s3.send(new CreateBucketCommand({ Bucket: name, ...place }))
}

/** Deletes an empty bucket. */
export async function deleteBucket(aws: Aws, Bucket: string): Promise<void> {
  const s3 = await aws.s3()
  await s3.send(new DeleteBucketCommand({ Bucket }))
}

/** The region of a bucket. */
export async function bucketRegion(aws: Aws, Bucket: string, abortSignal: AbortSignal): Promise<string> {
  const s3 = await aws.s3()
  const answer = await s3.send(new GetBucketLocationCommand({ Bucket }), { abortSignal })
  return answer.LocationConstraint ?? 'us-east-1'
}

/** The folders and objects directly below a prefix (empty, or ending with `/`). */
export async function listEntries(
  aws: Aws,
  Bucket: string,
  Prefix: string,
  abortSignal: AbortSignal,
  partly: (entries: Entry[]) => void,
): Promise<Entry[]> {
  const s3 = await aws.s3()
  return allPages<Entry>(async (ContinuationToken) => {
    const command = new ListObjectsV2Command({ Bucket, Prefix, Delimiter: '/', ContinuationToken })
    const answer = await s3.send(command, { abortSignal })
    const folders = (answer.CommonPrefixes ?? []).map(({ Prefix: key = '' }) => ({
      key,
      name: nameIn(key, Prefix),
    }))
    const objects = (answer.Contents ?? [])
      .filter(({ Key }) => Key !== Prefix)
      .map(({ Key: key = '', Size: size, LastModified: modified }) => ({
        key,
        name: nameIn(key, Prefix),
        size,
        modified,
      }))
    return { items: [...folders, ...objects], next: answer.NextContinuationToken }
  }, partly)
}

const nameIn = (key: string, prefix: string): string => key.slice(prefix.length)

/** Puts a file of this computer below a prefix. */
export async function upload(aws: Aws, Bucket: string, prefix: string, file: File): Promise<void> {
  const s3 = await aws.s3()
  const ContentType = file.type === '' ? undefined : file.type
  await s3.send(new PutObjectCommand({ Bucket, Key: prefix + file.name, Body: file, ContentType }))
}

/**
 * The address from which the browser can save an object, for five minutes. The object is asked for first, so that a
 * refusal is told here and not by an empty tab.
 */
export async function downloadAddress(aws: Aws, Bucket: string, Key: string): Promise<string> {
  const s3 = await aws.s3()
  await s3.send(new HeadObjectCommand({ Bucket, Key }))
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner')
  const name = encodeURIComponent(Key.slice(Key.lastIndexOf('/') + 1))
  const ResponseContentDisposition = `attachment; filename*=UTF-8''${name}`
  return getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition }), {
    expiresIn: 300,
  })
}

// LIMIT: keys that one DeleteObjects takes.
const keysAtATime = 1000

/** Deletes objects; throws the first refusal where there is one. */
export async function deleteObjects(aws: Aws, Bucket: string, keys: readonly string[]): Promise<void> {
  const s3 = await aws.s3()
  for (let at = 0; at < keys.length; at += keysAtATime) {
    const Objects = keys.slice(at, at + keysAtATime).map((Key) => ({ Key }))
    const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
    const refused = answer.Errors?.[0]
    if (refused !== undefined) {
      throw Object.assign(new Error(`${refused.Key}: ${refused.Message}`), {
        name: refused.Code,
        $metadata: answer.$metadata,
      })
    }
  }
}

/** The bucket's policy; empty where it has none. */
export async function getBucketPolicy(aws: Aws, Bucket: string, abortSignal: AbortSignal): Promise<string> {
  const s3 = await aws.s3()
  try {
    const answer = await s3.send(new GetBucketPolicyCommand({ Bucket }), { abortSignal })
    return answer.Policy ?? ''
  } catch (thrown) {
    if ((thrown as Error).name === 'NoSuchBucketPolicy') return ''
    throw thrown
  }
}

/** Replaces the bucket's policy, or takes it away where the text is empty. */
export async function saveBucketPolicy(aws: Aws, Bucket: string, Policy: string): Promise<void> {
  const s3 = await aws.s3()
  if (Policy.trim() === '') await s3.send(new DeleteBucketPolicyCommand({ Bucket }))
  else await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
}
