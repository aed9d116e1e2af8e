import type { RequestFacts } from '../access/request-facts.ts'
import type { Caller } from '../access/caller.ts'
import { liveConsoleSession } from '../access/identity/console-sessions.ts'
import type { Credentials } from '../access/identity/credentials.ts'
import type { House } from '../access/house.ts'
import type { DpopProof } from '../proof/dpop.ts'
import { findConsoleSession, type ConsoleSessionRow } from '../store/signin/console-sessions.ts'
import { useToken } from '../store/signin/used-tokens.ts'
import { clientOf, openCode, type OpenGrant } from './authorization-code.ts'
import { consoleCredentials } from './console-session.ts'
import { codeExpired, credentialsChanged, invalidRequest, tokenExpired } from './oauth-errors.ts'
import { requireSignInAction } from './oauth-permission.ts'
import { openToken, sealToken } from './sealed-token.ts'

/** What CreateOAuth2Token answers; `idToken` only for a code. */
export type LoginTokens = {
  accessToken: { accessKeyId: string; secretAccessKey: string; sessionToken: string }
  tokenType: string
  expiresIn: number
  refreshToken: string
  idToken?: string
}

/** What a client shows: a code once, then the refresh token. */
export type Grant =
  | { type: 'authorization_code'; clientId: string; code: string; redirectUri: string; codeVerifier: string }
  | { type: 'refresh_token'; clientId: string; refreshToken: string }

type RefreshToken = { session: string; client: string; thumbprint: string }

// AWS: credentials of `aws login` are for fifteen minutes.
const credentialSeconds = 900

/**
 * Credentials of the console session behind a grant, for a program that holds the key of `proof`. A refresh
 * token is good for that key alone, and as long as the session is. Throws what oauth-errors.ts has.
 */
export async function createLoginTokens(
  house: House,
  grant: Grant,
  proof: DpopProof,
  request: RequestFacts,
): Promise<LoginTokens> {
  const client = clientOf(grant.clientId)
  const { session, once } =
    grant.type === 'refresh_token' ? refreshed(house, grant, client, proof) : openCode(house, grant)
  await useUp(house, proof, once)
  const row = await requireLive(house, session)
  const caller = await requireSignInAction(house, row, 'CreateOAuth2Token', client, request, {
    client_id: grant.clientId,
  })
  const credentials = consoleCredentials(house, row, credentialSeconds)
  const token: RefreshToken = { session: row.id, client, thumbprint: proof.thumbprint }
  return {
    ...shown(house, credentials),
    refreshToken: sealToken(house, 'refresh-token', token),
    ...(grant.type === 'authorization_code' && { idToken: idToken(house, caller, grant.clientId) }),
  }
}

/**
 * Both are good once. INVARIANT: only who holds a grant of ours makes us write; anybody can make a proof of some key.
 */
async function useUp(
  house: House,
  { id, thumbprint, expires }: DpopProof,
  once: OpenGrant['once'],
): Promise<void> {
  const now = house.clock.now()
  // A proof tells real time; what is used up is kept by the house's.
  const proofEnds = expires + now - house.clock.real()
  await house.store.writeData(async (tx) => {
    if (!(await useToken(tx, `dpop/${thumbprint}/${id}`, proofEnds, now))) {
      throw invalidRequest('The DPoP proof was used before')
    }
    if (once !== undefined && !(await useToken(tx, once.id, once.expires, now))) throw codeExpired()
  })
}

function refreshed(
  house: House,
  grant: { refreshToken: string },
  client: string,
  proof: DpopProof,
): OpenGrant {
  const token = openToken<RefreshToken>(house, 'refresh-token', grant.refreshToken)
  if (token === undefined || token.client !== client || token.thumbprint !== proof.thumbprint) {
    throw invalidRequest('The provided authorization grant is invalid, expired, revoked, or malformed')
  }
  return { session: token.session }
}

async function requireLive(house: House, id: string): Promise<ConsoleSessionRow> {
  const row = await liveConsoleSession(house, id)
  if (row !== undefined) return row
  const known = await findConsoleSession(house.store.read, id)
  throw known === undefined || house.clock.now() >= known.expires ? tokenExpired() : credentialsChanged()
}

function shown(house: House, { accessKeyId, secretAccessKey, sessionToken, expiration }: Credentials) {
  return {
    accessToken: { accessKeyId, secretAccessKey, sessionToken },
    tokenType: 'aws_sigv4',
    expiresIn: Math.max(1, Math.ceil((expiration.getTime() - house.clock.now()) / 1000)),
  }
}

/**
 * Tells the client whom it signed in, `sub` being their ARN. It comes straight from here and proves nothing
 * to anybody else, so it is not signed. Source: OpenID Connect Core 1.0, section 3.1.3.7, step 6.
 */
function idToken(house: House, { arn }: Caller, clientId: string): string {
  const iat = Math.floor(house.clock.now() / 1000)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: house.url, aud: clientId, sub: arn, iat, exp: iat + credentialSeconds }
  return `${part({ typ: 'JWT', alg: 'none' })}.${part(claims)}.`
}
