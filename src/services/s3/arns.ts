import { createHash } from 'node:crypto'

/** `arn:aws:s3:::BUCKET`. */
export function bucketArn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`
}

/** `arn:aws:s3:::BUCKET/KEY`. */
export function objectArn(bucket: string, key: string): string {
  return `arn:aws:s3:::${bucket}/${key}`
}

/** The canonical user id of an account, 64 hexadecimal digits: always the same for the same account. */
export function canonicalId(account: string): string {
  return createHash('sha256').update(`s3/canonical-user/${account}`).digest('hex')
}
