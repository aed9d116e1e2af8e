import { hash } from 'node:crypto'

/** The algorithm's name, first line of every string to sign. */
export const algorithm = 'AWS4-HMAC-SHA256'

/**
 * The canonical request of the six parts; `headers` is the CanonicalHeaders block with its trailing newline.
 */
export function canonicalRequestText(parts: {
  method: string
  uri: string
  query: string
  headers: string
  signedHeaders: readonly string[]
  payloadHash: string
}): string {
  const { method, uri, query, headers, signedHeaders, payloadHash } = parts
  return `${method}\n${uri}\n${query}\n${headers}\n${signedHeaders.join(';')}\n${payloadHash}`
}

/**
 * The string to sign: algorithm, `YYYYMMDDThhmmssZ`, `DATE/REGION/SERVICE/aws4_request`, hash of the
 * canonical request.
 */
export function stringToSignText(amzDate: string, scope: string, canonicalRequest: string): string {
  return `${algorithm}\n${amzDate}\n${scope}\n${sha256Hex(Buffer.from(canonicalRequest, 'latin1'))}`
}

/** SHA-256 as 64 lower-case hex digits; a text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** The SHA-256 of nothing. */
export const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
