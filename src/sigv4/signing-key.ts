import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/**
 * The signing key of a day (`YYYYMMDD`), region and service, as a KeyObject (a Buffer key costs six times as
 * much).
 */
export function signingKey(secret: string, date: string, region: string, service: string): KeyObject {
  const dateKey = createHmac('sha256', `AWS4${secret}`).update(date).digest()
  const regionKey = createHmac('sha256', dateKey).update(region).digest()
  const serviceKey = createHmac('sha256', regionKey).update(service).digest()
  return createSecretKey(createHmac('sha256', serviceKey).update('aws4_request').digest())
}

/** HMAC-SHA256 of a text whose characters are bytes, as 64 lower-case hex digits. */
export function hmacHex(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text, 'latin1').digest('hex')
}

/** Compares two signatures in a time that depends on their length only. */
export function sameSignature(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected, 'latin1')
  const givenBytes = Buffer.from(given, 'utf8')
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes)
}
