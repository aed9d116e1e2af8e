import { createHash } from 'node:crypto'
import type { RequestFacts } from '../access/request-facts.ts'
import type { House } from '../access/house.ts'
import type { ConsoleSessionRow } from '../store/signin/console-sessions.ts'
import { codeExpired, invalidRequest } from './oauth-errors.ts'
import { requireSignInAction } from './oauth-permission.ts'
import { openToken, sealToken } from './sealed-token.ts'

/** The two clients AWS Sign-In knows: `aws login`, and `aws login --remote`. */
export const clients: Readonly<Record<string, 'localhost' | 'remote'>> = {
  'arn:aws:signin:::devtools/same-device': 'localhost',
  'arn:aws:signin:::devtools/cross-device': 'remote',
}

/** What a client asks a person to agree to. */
export type Authorization = {
  clientId: string
  redirectUri: string
  codeChallenge: string
  codeChallengeMethod: string
  scope: string
  responseType: string
}

type Code = {
  id: string
  session: string
  client: string
  redirect: string
  challenge: string
  expires: number
}

// LIMIT: who agreed is sent on to the client at once; a code typed by hand takes a while.
const lifetimeMs = 10 * 60 * 1000

/**
 * Refuses what is no request of the aws CLI. INVARIANT: a code is sent to a port of the person's own machine that is
 * not this server's, or shown by `confirmation`, our own page, and nowhere else. Throws `invalidRequest`.
 */
export function checkAuthorization(asked: Authorization, confirmation: string): void {
  const client = clientOf(asked.clientId)
  if (asked.responseType !== 'code') throw invalidRequest('response_type must be code')
  if (!['SHA-256', 'S256'].includes(asked.codeChallengeMethod)) {
    throw invalidRequest('code_challenge_method must be SHA-256')
  }
  if (!/^[\w-]{43}$/.test(asked.codeChallenge))
    throw invalidRequest('code_challenge must be a SHA-256 in base64url')
  const url = asked.redirectUri.length > 2048 ? null : URL.parse(asked.redirectUri)
  const loopback = url?.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  const isOwn = asked.redirectUri === confirmation
  // A page of ours, or of a bucket, is no program that waits for a code.
  const own = URL.parse(confirmation)
  const isOurs = url === null || own === null || portOf(url) === portOf(own)
  const isProgram = loopback && !isOurs && url.username === '' && url.hash === ''
  const fits = client === 'remote' ? isOwn : isProgram
  if (!fits) throw invalidRequest('redirect_uri must be a port of this machine')
}

function portOf({ port, protocol }: URL): string {
  return port === '' ? (protocol === 'https:' ? '443' : '80') : port
}

/** The code for a client that the session's own person agreed to. Throws where they may not. */
export async function makeAuthorizationCode(
  house: House,
  row: ConsoleSessionRow,
  asked: Authorization,
  request: RequestFacts,
): Promise<string> {
  const client = clientOf(asked.clientId)
  await requireSignInAction(house, row, 'AuthorizeOAuth2Access', client, request, {
    scope: asked.scope,
    redirect_uri: asked.redirectUri,
    code_challenge_method: asked.codeChallengeMethod,
    client_id: asked.clientId,
  })
  const code: Code = {
    id: Buffer.from(house.random(16)).toString('base64url'),
    session: row.id,
    client,
    redirect: digest(asked.redirectUri),
    challenge: asked.codeChallenge,
    expires: house.clock.now() + lifetimeMs,
  }
  return sealToken(house, 'authorization-code', code)
}

/** What a grant stands for, before anything is used up; `once` is what is good for one time alone. */
export type OpenGrant = { session: string; once?: { id: string; expires: number } }

/** What a code stands for, to who asked for it. Throws `codeExpired` and `invalidRequest`. */
export function openCode(
  house: House,
  shown: { code: string; clientId: string; redirectUri: string; codeVerifier: string },
): OpenGrant {
  const code = openToken<Code>(house, 'authorization-code', shown.code)
  if (code === undefined) throw invalidRequest('The authorization code is not valid')
  if (house.clock.now() >= code.expires) throw codeExpired()
  const fits =
    code.client === clientOf(shown.clientId) &&
    code.redirect === digest(shown.redirectUri) &&
    /^[\w.~-]{43,128}$/.test(shown.codeVerifier) &&
    code.challenge === digest(shown.codeVerifier)
  if (!fits) throw invalidRequest('The authorization code is not for this client')
  return { session: code.session, once: { id: `code/${code.id}`, expires: code.expires } }
}

/** Throws `invalidRequest` for a client nobody knows. */
export function clientOf(clientId: string): 'localhost' | 'remote' {
  const client = Object.hasOwn(clients, clientId) ? clients[clientId] : undefined
  if (client === undefined) throw invalidRequest('The client is not known')
  return client
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
