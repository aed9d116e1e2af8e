import type { Issuers } from './issuers.ts'

/** An OpenID Connect ID token as it was sent: nothing of it is true before `proveIdToken` says so. */
export type IdToken = {
  text: string
  algorithm: string
  keyId: string | undefined
  issuer: string
  subject: string
  /** The `aud` claim: one audience or several. */
  audience: string | readonly string[]
  /** The `azp` claim: the party the token was made for. */
  authorizedParty: string | undefined
  /** Seconds since 1970. */
  expires: number
  notBefore: number | undefined
  claims: Readonly<Record<string, unknown>>
}

/** A claim that every ID token has. */
export type RequiredClaim = 'iss' | 'sub' | 'aud' | 'exp'

// AWS: STS API Reference, AssumeRoleWithWebIdentity, `WebIdentityToken`. HMAC is not among them, nor `none`.
const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']

/**
 * Reads a JWT without believing it; undefined where it is none (RFC 7519, compact JWS), or the name of a
 * claim that is missing.
 */
export function readIdToken(text: string): IdToken | { missing: RequiredClaim } | undefined {
  const parts = text.split('.')
  if (parts.length !== 3) return undefined
  const header = jsonObject(parts[0]!)
  const claims = jsonObject(parts[1]!)
  if (header === undefined || claims === undefined || !isBase64Url(parts[2]!)) return undefined
  const { iss, sub, aud, azp, exp, iat, nbf } = claims
  for (const missing of ['iss', 'sub', 'aud', 'exp'] as const) {
    if (claims[missing] === undefined) return { missing }
  }
  if (typeof iss !== 'string' || typeof sub !== 'string' || sub === '' || !isAudience(aud)) return undefined
  if (azp !== undefined && typeof azp !== 'string') return undefined
  // AWS: timestamps are integers; a fraction or a text is no timestamp.
  if (!isTime(exp) || !(iat === undefined || isTime(iat)) || !(nbf === undefined || isTime(nbf)))
    return undefined
  return {
    text,
    // An extension that changes what is signed (RFC 7797) or must be understood (RFC 7515) is none of ours.
    algorithm: header['crit'] === undefined && header['b64'] === undefined ? String(header['alg']) : 'none',
    keyId: typeof header['kid'] === 'string' ? header['kid'] : undefined,
    issuer: iss,
    subject: sub,
    audience: aud,
    authorizedParty: azp,
    expires: exp,
    notBefore: nbf,
    claims,
  }
}

/** Why a token proves nothing: its issuer did not answer, has no such key, or did not sign it. */
export type IdTokenFlaw = 'unreachable' | 'no key' | 'wrong signature'

/**
 * Checks that the issuer signed the token with a key it publishes; undefined where it did. Its times are not
 * judged.
 */
export async function proveIdToken(token: IdToken, issuers: Issuers): Promise<IdTokenFlaw | undefined> {
  const { algorithm, keyId } = token
  if (!algorithms.includes(algorithm)) return 'wrong signature'
  if (keyId === undefined) return 'no key'
  const keys = await issuers.keysOf(token.issuer, keyId)
  if (keys === 'unreachable') return 'unreachable'
  if (keys === 'unusable') return 'no key'
  const { compactVerify, createLocalJWKSet } = await import('jose')
  try {
    await compactVerify(token.text, createLocalJWKSet(keys), { algorithms })
    return undefined
  } catch {
    return 'wrong signature'
  }
}

function jsonObject(part: string): Record<string, unknown> | undefined {
  if (!isBase64Url(part)) return undefined
  try {
    const value: unknown = JSON.parse(utf8.decode(Buffer.from(part, 'base64url')))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function isBase64Url(text: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(text)
}

function isAudience(value: unknown): value is string | string[] {
  if (typeof value === 'string') return true
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
}

function isTime(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
