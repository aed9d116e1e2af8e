import { lookup } from 'node:dns/promises'
import type { JSONWebKeySet, JWK } from 'jose'
import { createBoundedMap } from '../kernel/bounded-map.ts'
import { fetchJson, type FetchFailure, type Reach, type Resolve } from './fetch-json.ts'

/** The public keys of OpenID Connect issuers, found by discovery and kept for a while. */
export type Issuers = {
  /** Whether the operator named this issuer: it may then speak plain HTTP and sit on a private address. */
  trusts(issuer: string): boolean
  /** The issuer's RSA and EC keys with that key id among them; a failure where there are none. */
  keysOf(issuer: string, keyId: string): Promise<JSONWebKeySet | FetchFailure>
}

/** How issuers are reached; all but `trusted` are for tests. */
export type IssuerOptions = {
  /** Issuer URLs that may speak plain HTTP and sit on private addresses. */
  trusted?: readonly string[] | undefined
  /** Real time in milliseconds. */
  now: () => number
  resolve?: Resolve | undefined
  timeoutMilliseconds?: number | undefined
}

// LIMIT: an issuer gets five seconds for both documents, as long as a caller will wait.
const defaultTimeoutMilliseconds = 5000
// LIMIT: a withdrawn key is believed no longer than this.
const keptMilliseconds = 10 * 60 * 1000
// LIMIT: an unknown key id makes us ask again, but no more often than this: key ids are made up by anybody.
const askAgainMilliseconds = 30 * 1000
// LIMIT: key sets of some kilobytes each.
const issuersKept = 500
// AWS: IAM User Guide, "OIDC federation": at most 100 RSA and 100 EC keys.
const keysOfType = 100

type Known = { keys: JSONWebKeySet; since: number }

/** Makes a house's own memory of issuers' keys. */
export function createIssuers(options: IssuerOptions): Issuers {
  const trusted = new Set(options.trusted)
  const known = createBoundedMap<string, Known>(issuersKept)
  const asking = new Map<string, Promise<JSONWebKeySet | FetchFailure>>()
  const resolve: Resolve = options.resolve ?? ((host) => lookup(host, { all: true }))

  /** One question at a time for an issuer: whoever comes meanwhile waits for its answer. */
  function ask(issuer: string): Promise<JSONWebKeySet | FetchFailure> {
    const under = asking.get(issuer)
    if (under !== undefined) return under
    const signal = AbortSignal.timeout(options.timeoutMilliseconds ?? defaultTimeoutMilliseconds)
    const answer = discover(issuer, { anywhere: trusted.has(issuer), resolve, signal })
      .then((keys) => {
        if (typeof keys !== 'string') known.set(issuer, { keys, since: options.now() })
        return keys
      })
      .finally(() => asking.delete(issuer))
    asking.set(issuer, answer)
    return answer
  }

  return {
    trusts: (issuer) => trusted.has(issuer),
    async keysOf(issuer, keyId) {
      const now = options.now()
      const own = known.get(issuer)
      const age = own === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - own.since)
      if (own !== undefined && age < keptMilliseconds) {
        if (hasKey(own.keys, keyId)) return own.keys
        if (age < askAgainMilliseconds) return 'unusable'
      }
      const keys = await ask(issuer)
      return typeof keys === 'string' || hasKey(keys, keyId) ? keys : 'unusable'
    },
  }
}

function hasKey({ keys }: JSONWebKeySet, keyId: string): boolean {
  return keys.some(({ kid }) => kid === keyId)
}

/** Discovery document, then key set. Source: OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string, reach: Reach): Promise<JSONWebKeySet | FetchFailure> {
  const base = URL.parse(issuer)
  const place = URL.parse(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  if (base === null || place === null) return 'unusable'
  const document = await fetchJson(place, reach)
  if (typeof document === 'string') return document
  const { issuer: named, jwks_uri: keysAt } = fields(document.json)
  // INVARIANT: a document that names another issuer is that one's, and its keys say nothing of ours.
  if (named !== issuer || typeof keysAt !== 'string') return 'unusable'
  const keysUrl = URL.parse(keysAt)
  if (keysUrl === null) return 'unusable'
  // A named issuer vouches for its own origin; elsewhere it gets no further than everybody.
  const anywhere = reach.anywhere && keysUrl.origin === base.origin
  const keys = await fetchJson(keysUrl, { ...reach, anywhere })
  return typeof keys === 'string' ? keys : keySet(keys.json)
}

function keySet(json: unknown): JSONWebKeySet | 'unusable' {
  const { keys } = fields(json)
  if (!Array.isArray(keys)) return 'unusable'
  const usable = keys.filter((key): key is JWK => {
    const { kty, kid, use } = fields(key)
    return (kty === 'RSA' || kty === 'EC') && typeof kid === 'string' && use !== 'enc'
  })
  for (const type of ['RSA', 'EC']) {
    if (usable.filter(({ kty }) => kty === type).length > keysOfType) return 'unusable'
  }
  return { keys: usable }
}

function fields(json: unknown): Record<string, unknown> {
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
}
