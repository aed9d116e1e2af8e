import type { JWK } from 'jose'

/** Where a proof must have been made for, and when it is judged, milliseconds. */
export type DpopTarget = { method: string; host: string; path: string; now: number }

/** The key that a proof was signed with, as its thumbprint (RFC 7638), and the proof's own id. */
export type DpopProof = { thumbprint: string; id: string; expires: number }

// LIMIT: a proof is made for one request; clocks differ, as with signatures.
const windowMs = 5 * 60 * 1000
const proofMaximum = 4096

/**
 * Reads a DPoP header: who sent it holds the private key it names. Undefined where it is not one for that
 * request. A proof is good once, which is for the caller of this to see to. Source: RFC 9449, section 4.3;
 * AWS signs with ES256.
 */
export async function readDpop(
  header: string | undefined,
  { method, host, path, now }: DpopTarget,
): Promise<DpopProof | undefined> {
  if (header === undefined || header.length > proofMaximum) return undefined
  const { EmbeddedJWK, calculateJwkThumbprint, jwtVerify } = await import('jose')
  const checks = { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate: new Date(now) }
  const proved = await jwtVerify(header, EmbeddedJWK, checks).catch(() => undefined)
  const { htm, htu, iat, jti } = proved?.payload ?? {}
  if (htm !== method || typeof htu !== 'string' || typeof jti !== 'string' || iat === undefined)
    return undefined
  const url = URL.parse(htu)
  if (url === null || url.host !== host || url.pathname !== path || jti.length > 128) return undefined
  if (Math.abs(now - iat * 1000) > windowMs) return undefined
  const thumbprint = await calculateJwkThumbprint(proved!.protectedHeader.jwk as JWK)
  return { thumbprint, id: jti, expires: iat * 1000 + windowMs }
}
