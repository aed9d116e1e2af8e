import { fromBase64, toBase64 } from '../../../kernel/bytes.ts'
import type { DigestName } from '../../../access/received.ts'
import { digestOf } from '../../../access/digests.ts'
import { invalidRequest, notImplemented } from '../errors.ts'

/** The checksum algorithms of S3 that this server computes. */
export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256'
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE'

/** Members that carry a checksum, e.g. `ChecksumCRC32`; values are base64. */
export type ChecksumMembers = { [A in `Checksum${ChecksumAlgorithm}`]?: string | undefined }

const byteLengths: Readonly<Record<ChecksumAlgorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
}
export const checksumAlgorithms = Object.keys(byteLengths) as readonly ChecksumAlgorithm[]

// The newer ones of the model: a client that asks for them is told so, not left unverified.
const unsupported = ['SHA512', 'MD5', 'XXHASH64', 'XXHASH3', 'XXHASH128']

/** The digest that computes an algorithm. */
export function digestName(algorithm: string): DigestName {
  return algorithm.toLowerCase() as DigestName
}

/** An algorithm as a request named it, or a refusal where it is none of ours. */
export function checksumAlgorithm(name: string, header: string): ChecksumAlgorithm {
  const algorithm = checksumAlgorithms.find((one) => one === name.toUpperCase())
  if (algorithm !== undefined) return algorithm
  if (unsupported.includes(name.toUpperCase())) throw notImplemented(header)
  throw invalidRequest(`Value for ${header} header is invalid.`)
}

/** What a request says its body's checksum is: a value, or the promise of a trailer that will bring it. */
export type ClaimedChecksum = { algorithm: ChecksumAlgorithm; value: string | undefined }

/** Reads the one checksum that a request may carry, in a header or announced as a trailer. */
export function claimedChecksum(
  input: object,
  headers: Readonly<Record<string, string | undefined>>,
): ClaimedChecksum | undefined {
  const members = input as Record<string, unknown>
  const inHeaders = [...checksumAlgorithms, ...unsupported].filter(
    (name) => members[`Checksum${name}`] !== undefined,
  )
  const trailer = /(?:^|,)\s*x-amz-checksum-([a-z0-9]{1,16})\s*(?:,|$)/i.exec(
    headers['x-amz-trailer'] ?? '',
  )?.[1]
  const names = trailer === undefined ? inHeaders : [...inHeaders, trailer.toUpperCase()]
  const asked = headers['x-amz-sdk-checksum-algorithm']
  if (names.length === 0) {
    if (asked === undefined) return undefined
    throw invalidRequest(
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers ' +
        'were found.',
    )
  }
  if (names.length > 1) {
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    )
  }
  const header = `x-amz-checksum-${names[0]!.toLowerCase()}`
  const algorithm = checksumAlgorithm(names[0]!, header)
  if (asked !== undefined && asked.toUpperCase() !== algorithm) {
    throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.')
  }
  if (trailer !== undefined) return { algorithm, value: undefined }
  const value = String(members[`Checksum${algorithm}`])
  if (fromBase64(value)?.length !== byteLengths[algorithm]) {
    throw invalidRequest(`Value for ${header} header is invalid.`)
  }
  return { algorithm, value }
}

/** The members that give a checksum back, with how it was made where that is known. */
export function checksumMembers(
  algorithm: string,
  value: string,
  type?: string,
): ChecksumMembers & { ChecksumType?: ChecksumType | undefined } {
  return { [`Checksum${algorithm}`]: value, ChecksumType: type as ChecksumType | undefined }
}

/** The checksum of an object made of parts: that of its parts' checksums (base64), and how many they are. */
export function compositeChecksum(algorithm: string, parts: readonly string[]): string {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')))
  return `${toBase64(digestOf(digestName(algorithm), bytes))}-${parts.length}`
}

/** How the checksum of a multipart object is made where the client did not say. */
export function defaultChecksumType(algorithm: ChecksumAlgorithm): ChecksumType {
  return algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE'
}

/** Whether an algorithm can make that type: hashes cannot be combined over a whole, CRC-64 is only that. */
export function checksumTypeFits(algorithm: ChecksumAlgorithm, type: ChecksumType): boolean {
  if (type === 'FULL_OBJECT') return algorithm.startsWith('CRC')
  return algorithm !== 'CRC64NVME'
}
