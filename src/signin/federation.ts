import { timingSafeEqual } from 'node:crypto'
import type { RequestFacts } from '../access/request-facts.ts'
import type { Caller } from '../access/caller.ts'
import { sessionCaller } from '../access/identity/callers.ts'
import { userIdentity } from '../trail/cloudtrail-event.ts'
import { openSession } from '../access/identity/credentials.ts'
import type { House } from '../access/house.ts'
import type { Session } from '../access/identity/session.ts'
import { useToken } from '../store/signin/used-tokens.ts'
import { beginSession, type BegunSession } from './console-session.ts'
import { badFederation } from './errors.ts'
import { openToken, sealToken } from './sealed-token.ts'
import { noteConsoleEvent } from './sign-in-event.ts'

// AWS: a login URL is good for fifteen minutes (IAM User Guide, "Enable custom identity broker access to the AWS
// console").
const lifetimeMs = 15 * 60 * 1000
// LIMIT: the same page: a session lasts from a quarter of an hour to twelve hours.
const shortestSeconds = 900
const longestSeconds = 43_200

/** What the token of a login URL holds. Times are milliseconds. */
type SignInToken = { id: string; sessionToken: string; seconds: number | undefined; expires: number }

/**
 * The sign-in token that stands for the credentials of a role session or federated user: `session` is their
 * JSON, `{"sessionId", "sessionKey", "sessionToken"}`, `duration` the SessionDuration in seconds. Throws
 * `badFederation`.
 */
export async function makeSignInToken(
  house: House,
  { session: text, duration }: { session: string | undefined; duration: string | undefined },
  request: RequestFacts,
): Promise<string> {
  const { session, sessionToken } = provedSession(house, text)
  const caller = await liveCaller(house, session)
  const now = house.clock.now()
  if (now >= session.expires * 1000) throw badFederation('The credentials have expired')
  const seconds = sessionSeconds(session, duration)
  const id = Buffer.from(house.random(16)).toString('hex')
  const token: SignInToken = { id, sessionToken, seconds, expires: now + lifetimeMs }
  noteConsoleEvent(house, session.account, request, {
    eventName: 'GetSigninToken',
    userIdentity: userIdentity(caller),
    responseElements: { credentials: null, GetSigninToken: 'Success' },
  })
  return sealToken(house, 'sign-in-token', token)
}

/** Begins the console session that a sign-in token stands for; it is good once. Throws `badFederation`. */
export async function signInByToken(
  house: House,
  text: string | undefined,
  request: RequestFacts,
): Promise<BegunSession> {
  const token = openToken<SignInToken>(house, 'sign-in-token', text ?? '')
  if (token === undefined) throw badFederation('The sign-in token is not valid')
  const now = house.clock.now()
  const session = openSession(house, token.sessionToken)
  if (now >= token.expires || session === undefined) throw badFederation('The sign-in token has expired')
  const begun = await beginFederated(house, session, token)
  noteConsoleEvent(house, session.account, request, {
    eventName: 'ConsoleLogin',
    userIdentity: userIdentity(await liveCaller(house, session)),
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MobileVersion: 'No', MFAUsed: session.mfaAt === undefined ? 'No' : 'Yes' },
  })
  return begun
}

/**
 * Begins a console session with what a role session or federated user may do. `once` names what is good for
 * one sign-in alone, until it would have expired; without `seconds` the session lasts as the credentials do.
 */
export async function beginFederated(
  house: House,
  session: Session,
  once: { id: string; expires: number; seconds: number | undefined },
): Promise<BegunSession> {
  await liveCaller(house, session)
  const now = house.clock.now()
  const expires = once.seconds === undefined ? session.expires * 1000 : now + once.seconds * 1000
  if (now >= expires) throw badFederation('The credentials have expired')
  return house.store.write(session.account, async (tx) => {
    if (!(await useToken(tx, once.id, once.expires, now))) throw badFederation('This sign-in has been used')
    return beginSession(house, tx, {
      kind: 'federated',
      account: session.account,
      principalId: session.principalId,
      passwordHash: null,
      mfaAt: session.mfaAt === undefined ? null : session.mfaAt * 1000,
      expires,
      session,
    })
  })
}

/** The session whose key, secret and token the text holds. */
function provedSession(house: House, text: string | undefined): { session: Session; sessionToken: string } {
  const { sessionId, sessionKey, sessionToken } = parsed(text)
  if (typeof sessionId !== 'string' || typeof sessionKey !== 'string' || typeof sessionToken !== 'string') {
    throw badFederation('Session must be JSON with sessionId, sessionKey and sessionToken')
  }
  const session = openSession(house, sessionToken)
  if (session === undefined || session.accessKeyId !== sessionId || !same(session.secret, sessionKey)) {
    throw badFederation('The credentials are not valid')
  }
  // AWS: a session of GetSessionToken is the user itself, who has a password to sign in with.
  if (session.kind !== 'role' && session.kind !== 'federated') {
    throw badFederation('Only credentials of AssumeRole and its sisters or of GetFederationToken can sign in')
  }
  return { session, sessionToken }
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // What is no JSON has none of the members.
  }
  return {}
}

/** AWS: a SessionDuration is for credentials of a role that was not assumed from another one. */
function sessionSeconds(session: Session, duration: string | undefined): number | undefined {
  if (duration === undefined || duration === '') return undefined
  if (session.kind !== 'role' || session.chained || session.consoleSessionId !== undefined) {
    throw badFederation('SessionDuration cannot be used with these credentials')
  }
  const seconds = /^\d{1,6}$/.test(duration) ? Number(duration) : Number.NaN
  if (seconds >= shortestSeconds && seconds <= longestSeconds) return seconds
  throw badFederation(`SessionDuration must be a number from ${shortestSeconds} to ${longestSeconds}`)
}

async function liveCaller(house: House, session: Session): Promise<Caller> {
  const caller = await sessionCaller(house, session)
  if (caller === undefined) throw badFederation('The credentials are not valid')
  return caller
}

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
