import { fromBase64, toBase64 } from '../../../kernel/bytes.ts'
import { checksumAlgorithms, claimedChecksum, digestName } from './checksums.ts'
import { digestOf } from '../../../access/digests.ts'
import { badChecksum, badMd5, invalidDigest } from './object-errors.ts'

/**
 * Holds a document that was read whole (DeleteObjects, PutBucketPolicy …) against the Content-MD5 and the
 * checksum its headers claim. Throws `InvalidDigest`, `BadDigest` or `InvalidRequest`. A checksum in a
 * trailer is not looked at.
 */
export function checkDocument(body: Uint8Array, headers: Readonly<Record<string, string | undefined>>): void {
  const md5 = headers['content-md5']
  if (md5 !== undefined) {
    if (fromBase64(md5)?.length !== 16) throw invalidDigest(md5)
    const calculated = toBase64(digestOf('md5', body))
    if (calculated !== md5) throw badMd5(md5, calculated)
  }
  const members = checksumAlgorithms.map((name) => [
    `Checksum${name}`,
    headers[`x-amz-checksum-${name.toLowerCase()}`],
  ])
  const claimed = claimedChecksum(Object.fromEntries(members) as object, headers)
  if (claimed?.value === undefined) return
  if (toBase64(digestOf(digestName(claimed.algorithm), body)) !== claimed.value) {
    throw badChecksum(claimed.algorithm)
  }
}
