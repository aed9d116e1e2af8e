import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** A key of HMAC-SHA256: padded to a block for the inner hash, and for the outer one. */
export type HmacKey = { inner: Uint8Array; outer: Uint8Array }

/** The signing key of a day (`YYYYMMDD`), region and service. */
export function signingKey(secret: string, date: string, region: string, service: string): HmacKey {
  const dateKey = createHmac('sha256', `AWS4${secret}`).update(date).digest()
  const regionKey = createHmac('sha256', dateKey).update(region).digest()
  const serviceKey = createHmac('sha256', regionKey).update(service).digest()
  return hmacKey(createHmac('sha256', serviceKey).update('aws4_request').digest())
}

// The block and the result of SHA-256.
const blockLength = 64
const hashLength = 32

/** A key of at most a block for many messages. Source: RFC 2104. */
export function hmacKey(key: Uint8Array): HmacKey {
  const padded = new Uint8Array(blockLength)
  padded.set(key)
  return { inner: padded.map((byte) => byte ^ 0x36), outer: padded.map((byte) => byte ^ 0x5c) }
}

/**
 * HMAC-SHA256 of a text whose characters are bytes, as 64 lower-case hex digits. It is two hashes: node's own Hmac is
 * an object for each message, which costs more than both.
 */
export function hmacHex({ inner, outer }: HmacKey, text: string): string {
  const message = Buffer.allocUnsafe(blockLength + text.length)
  message.set(inner)
  message.write(text, blockLength, 'latin1')
  const last = Buffer.allocUnsafe(blockLength + hashLength)
  last.set(outer)
  last.write(hash('sha256', message, 'latin1'), blockLength, 'latin1')
  return hash('sha256', last)
}

/** Compares two signatures in a time that depends on their length only. */
export function sameSignature(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected, 'latin1')
  const givenBytes = Buffer.from(given, 'utf8')
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes)
}
