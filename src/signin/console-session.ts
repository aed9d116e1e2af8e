import { createHash, timingSafeEqual } from 'node:crypto'
import type { Caller } from '../access/caller.ts'
import { mintSession, openSession, type Credentials } from '../access/identity/credentials.ts'
import { liveConsoleSession } from '../access/identity/console-sessions.ts'
import { sessionCaller } from '../access/identity/callers.ts'
import type { House } from '../access/house.ts'
import type { Session } from '../access/identity/session.ts'
import { iamArn, rootArn } from '../kernel/arn.ts'
import { findAccount } from '../store/entities/accounts.ts'
import {
  deleteConsoleSession,
  insertConsoleSession,
  type ConsoleSessionRow,
} from '../store/signin/console-sessions.ts'
import type { ConsoleSessionKind } from '../store/schema/schema-console.ts'
import type { Writer } from '../store/store.ts'

/** A console session as its browser sees it. `expires` is ISO 8601. */
export type ShownSession = {
  sessionId: string
  kind: ConsoleSessionKind
  account: string
  alias?: string | undefined
  arn: string
  /** The user's name, `root`, or `ROLE/SESSION` and the name of a federated user. */
  name: string
  mfa: boolean
  expires: string
}

/** What a sign-in is to begin. `session` is whose permissions it has, where it came from elsewhere. */
export type SessionStart = {
  kind: ConsoleSessionKind
  account: string
  principalId: string
  passwordHash: string | null
  mfaAt: number | null
  /** Milliseconds. */
  expires: number
  session?: Session | undefined
}

/** A new session and the secret its cookie holds, which the server forgets. */
export type BegunSession = { row: ConsoleSessionRow; secret: string }

/** AWS: a sign-in of a user or root lasts twelve hours (IAM User Guide, "Switch to an IAM role"). */
export const signInSeconds = 12 * 60 * 60
// LIMIT: a user's own sign-ins at one time, in all browsers; a role's are those of many people.
const keptOfUser = 20
const keptOfRole = 1000
// LIMIT: credentials are for one hour of calls; the browser fetches new ones while the session lasts.
const credentialSeconds = 60 * 60

const sealPurpose = 'console-session'

/**
 * Begins a session within a write of its account: an older one may have to go, and credentials that were made of it
 * must not be known from memory any more.
 */
export async function beginSession(house: House, tx: Writer, start: SessionStart): Promise<BegunSession> {
  const { session, ...facts } = start
  const id = Buffer.from(house.random(16)).toString('hex')
  const secret = Buffer.from(house.random(32)).toString('base64url')
  const sealed = session && house.sealer.seal(sealPurpose, id, Buffer.from(JSON.stringify(session)))
  const row: ConsoleSessionRow = {
    id,
    ...facts,
    secretHash: digest(secret),
    issued: house.clock.now(),
    session: sealed ?? null,
  }
  await insertConsoleSession(tx, row, start.kind === 'federated' ? keptOfRole : keptOfUser)
  return { row, secret }
}

/** The live session that a cookie proves; undefined where it is forged, signed out or otherwise over. */
export async function openConsoleSession(
  house: House,
  id: string,
  secret: string,
): Promise<ConsoleSessionRow | undefined> {
  const row = await liveConsoleSession(house, id)
  const same = timingSafeEqual(Buffer.from(digest(secret)), Buffer.from(row?.secretHash ?? digest('')))
  return same ? row : undefined
}

/** Ends a session, and with it the credentials that were made of it. */
export async function endSession(house: House, { id, account }: ConsoleSessionRow): Promise<void> {
  // The account's version grows, so that no credentials of the session are known from memory any more.
  await house.store.write(account, (tx) => deleteConsoleSession(tx, id))
}

/** What the browser is shown of a session; undefined where its user or role is gone. */
export async function showSession(house: House, row: ConsoleSessionRow): Promise<ShownSession | undefined> {
  const who = await whoOf(house, row)
  const account = await findAccount(house.store.read, row.account)
  if (who === undefined || account === undefined) return undefined
  return {
    sessionId: row.id,
    kind: row.kind,
    account: row.account,
    alias: account.alias ?? undefined,
    ...who,
    mfa: row.mfaAt !== null,
    expires: new Date(row.expires).toISOString(),
  }
}

/**
 * Credentials with all that the session may do: for an hour, or as long as the session lasts. They say when
 * it began, so that a policy against sessions from before some time meets them too.
 */
export function consoleCredentials(
  house: House,
  row: ConsoleSessionRow,
  longestSeconds = credentialSeconds,
): Credentials {
  const seconds = Math.min(longestSeconds, Math.floor((row.expires - house.clock.now()) / 1000))
  const session = sealedSession(house, row)
  if (session !== undefined) {
    const { accessKeyId: _key, secret: _secret, expires: _expires, epoch: _epoch, ...facts } = session
    return mintSession(house, { ...facts, consoleSessionId: row.id }, seconds)
  }
  return mintSession(
    house,
    {
      kind: 'console',
      account: row.account,
      principalId: row.principalId,
      consoleSessionId: row.id,
      mfaAt: row.mfaAt === null ? undefined : Math.floor(row.mfaAt / 1000),
      issued: Math.floor(row.issued / 1000),
    },
    seconds,
  )
}

/** Who a session speaks for, as its credentials would; undefined where its user or role is gone. */
export async function consoleCaller(house: House, row: ConsoleSessionRow): Promise<Caller | undefined> {
  const session = openSession(house, consoleCredentials(house, row).sessionToken)
  return session && sessionCaller(house, session)
}

async function whoOf(
  house: House,
  row: ConsoleSessionRow,
): Promise<Pick<ShownSession, 'arn' | 'name'> | undefined> {
  switch (row.kind) {
    case 'root':
      return { arn: rootArn(row.account), name: 'root' }
    case 'user': {
      const user = await house.principals.user(row.account, row.principalId)
      return user && { arn: iamArn(user.account, 'user', user.path, user.name), name: user.name }
    }
    case 'federated': {
      const session = sealedSession(house, row)
      const caller = session && (await sessionCaller(house, session))
      const name = [caller?.role?.name, session?.name].filter((part) => part !== undefined).join('/')
      return caller && { arn: caller.arn, name }
    }
  }
}

function sealedSession({ sealer }: House, { id, session }: ConsoleSessionRow): Session | undefined {
  const plain = session === null ? undefined : sealer.open(sealPurpose, id, session)
  return plain && (JSON.parse(plain.toString()) as Session)
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
