import type { BucketRow } from '../../../store/s3/buckets.ts'

/** The settings of S3 Block Public Access. */
export type PublicAccessBlock = {
  BlockPublicAcls: boolean
  IgnorePublicAcls: boolean
  BlockPublicPolicy: boolean
  RestrictPublicBuckets: boolean
}

/** What a new bucket has: all four. Source: S3 User Guide, "Blocking public access", since April 2023. */
export const newBucketBlock: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** A bucket's own settings; undefined where they were removed. */
export function publicAccessBlockOf(bucket: BucketRow): PublicAccessBlock | undefined {
  return bucket.publicAccessBlock === null
    ? undefined
    : (JSON.parse(bucket.publicAccessBlock) as PublicAccessBlock)
}
