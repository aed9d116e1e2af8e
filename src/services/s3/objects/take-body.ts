import { rm } from 'node:fs/promises'
import type { Call } from '../../../access/action.ts'
import { fromBase64, toBase64, toHex } from '../../../kernel/bytes.ts'
import { claimedChecksum, digestName, type ChecksumAlgorithm, type ClaimedChecksum } from './checksums.ts'
import { discardFiles, keepFile } from '../files.ts'
import { badChecksum, badMd5, invalidDigest, malformedTrailer } from './object-errors.ts'

/**
 * A body that was taken in and proved: a file of the house's, its MD5 in hexadecimal, its checksum in
 * base64.
 */
export type TakenBody = {
  file: string
  size: number
  etag: string
  checksum: { algorithm: ChecksumAlgorithm; value: string; asked: boolean }
}

/**
 * Takes an object's or a part's bytes in: checks Content-MD5 and the checksum the client claims, in a
 * header or a trailer, and computes one where it claims none (`otherwise`; AWS: CRC-64/NVME). Nothing is
 * left where one is wrong.
 */
export async function takeBody(
  call: Call<object>,
  otherwise: ChecksumAlgorithm = 'CRC64NVME',
  admit?: (claimed: ClaimedChecksum | undefined) => void,
): Promise<TakenBody> {
  const claimed = claimedChecksum(call.input, call.request.headers)
  admit?.(claimed)
  const { ContentMD5 } = call.input as { ContentMD5?: string }
  if (ContentMD5 !== undefined && fromBase64(ContentMD5)?.length !== 16) throw invalidDigest(ContentMD5)
  const algorithm = claimed?.algorithm ?? otherwise
  const received = await call.receive({ digests: ['md5', digestName(algorithm)] })
  try {
    const md5 = received.digests.md5!
    if (ContentMD5 !== undefined && ContentMD5 !== toBase64(md5)) throw badMd5(ContentMD5, toBase64(md5))
    const value = toBase64(received.digests[digestName(algorithm)]!)
    if (claimed !== undefined) {
      const expected = claimed.value ?? received.trailers[`x-amz-checksum-${algorithm.toLowerCase()}`]
      if (expected === undefined) throw malformedTrailer()
      if (expected !== value) throw badChecksum(algorithm)
    }
    return {
      file: await keepFile(call.house, received.file),
      size: received.size,
      etag: toHex(md5),
      checksum: { algorithm, value, asked: claimed !== undefined },
    }
  } catch (cause) {
    await rm(received.file, { force: true })
    throw cause
  }
}

/** Runs what makes a new file's row; where that fails the file goes too. */
export async function orDiscard<T>(call: Call<object>, file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    await discardFiles(call.house, [file])
    throw cause
  }
}
