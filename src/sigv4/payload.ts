import type { SigV4Auth } from './auth.ts'
import { authError } from './errors/errors.ts'
import { emptyHash } from './string-to-sign.ts'

/** How a request says its body is protected. */
export type PayloadKind =
  /** the body must hash to `sha256` (lower-case hex) */
  | { kind: 'hash'; sha256: string }
  /** nothing is declared: the signature covers the SHA-256 of the body as it came */
  | { kind: 'body' }
  | { kind: 'unsigned' }
  | { kind: ChunkedKind }

/** The aws-chunked encodings that S3 uploads use. */
export type ChunkedKind = 'chunked-signed' | 'chunked-signed-trailer' | 'chunked-unsigned-trailer'

const chunked: ReadonlyMap<string, ChunkedKind> = new Map([
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'chunked-signed'],
  ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', 'chunked-signed-trailer'],
  ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'chunked-unsigned-trailer'],
])

/**
 * Reads `x-amz-content-sha256`. Throws S3's error where it is missing from a header-signed request, or no
 * such value.
 */
export function payloadKind(auth: SigV4Auth): PayloadKind {
  const declared = auth.payloadHash
  if (auth.protocol !== 's3') {
    return declared === undefined ? { kind: 'body' } : { kind: 'hash', sha256: declared.toLowerCase() }
  }
  if (declared === undefined) {
    if (auth.form === 'query') return { kind: 'unsigned' }
    throw authError('s3', { kind: 'payload-header-missing' })
  }
  if (declared === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' }
  const streaming = chunked.get(declared)
  if (streaming !== undefined) return { kind: streaming }
  if (!/^[0-9A-Fa-f]{64}$/.test(declared)) {
    throw authError('s3', { kind: 'payload-header-malformed', value: declared })
  }
  return { kind: 'hash', sha256: declared.toLowerCase() }
}

/**
 * Throws the protocol's error unless the body's hash (hex) is the one a request declared; anything but a
 * hash passes.
 */
export function checkPayload(auth: SigV4Auth, payload: PayloadKind, bodyHash: string): void {
  if (payload.kind !== 'hash' || payload.sha256 === bodyHash) return
  throw authError(auth.protocol, { kind: 'payload-mismatch', declared: payload.sha256, computed: bodyHash })
}

/**
 * The last line of the canonical request; undefined where the request cannot be right: outside S3 the body's
 * own hash is needed and a declared one must agree with it.
 */
export function canonicalPayloadHash(auth: SigV4Auth, bodyHash: string | undefined): string | undefined {
  const declared = auth.payloadHash
  if (auth.protocol === 's3') return declared ?? (auth.form === 'query' ? 'UNSIGNED-PAYLOAD' : bodyHash)
  if (bodyHash === undefined) return undefined
  return declared === undefined || declared.toLowerCase() === bodyHash ? (declared ?? bodyHash) : undefined
}

/** The hash to show in an explanation where the body was never read. */
export function shownPayloadHash(auth: SigV4Auth, bodyHash: string | undefined): string {
  return canonicalPayloadHash(auth, bodyHash) ?? auth.payloadHash ?? bodyHash ?? emptyHash
}
