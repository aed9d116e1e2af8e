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

/**
 * What a cached signing key is for; `secretVersion` must change whenever the secret of that access key id
 * does.
 */
export type SigningKeyName = {
  accessKeyId: string
  secretVersion: string
  date: string
  region: string
  service: string
}

/** Signing keys already derived. `secret` is asked for on a miss only. */
export type SigningKeyCache = {
  get(name: SigningKeyName, secret: () => string): KeyObject
}

/**
 * A cache of at most `limit` signing keys in two generations: when the young one is full it becomes the old
 * one and the former old one is forgotten, so that keys in use survive without a list to keep in order.
 */
export function createSigningKeyCache(limit: number): SigningKeyCache {
  const half = Math.max(1, Math.floor(limit / 2))
  let young = new Map<string, KeyObject>()
  let old = new Map<string, KeyObject>()
  return {
    get(name, secret) {
      const id = `${name.accessKeyId}\n${name.secretVersion}\n${name.date}\n${name.region}\n${name.service}`
      const found = young.get(id)
      if (found !== undefined) return found
      const key = old.get(id) ?? signingKey(secret(), name.date, name.region, name.service)
      if (young.size >= half) {
        old = young
        young = new Map()
      }
      young.set(id, key)
      return key
    },
  }
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
