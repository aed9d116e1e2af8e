import { createBoundedMap } from '../../kernel/bounded-map.ts'
import { accountOfKeyId } from '../../kernel/ids.ts'
import type { HmacKey } from '../../sigv4/signing-key.ts'
import { findAccessKey } from '../../store/credentials/access-keys.ts'
import { findStandingSession } from '../../store/credentials/standing-sessions.ts'
import { isClosedAccount } from '../../store/entities/accounts.ts'
import { federatedCaller, roleCaller, rootCaller, userCaller, type Caller } from '../caller.ts'
import { liveConsoleSession } from './console-sessions.ts'
import { openSession } from './credentials.ts'
import { limitsOf, type KnownKeyLimits } from './known-keys.ts'
import type { House } from '../house.ts'
import type { Session } from './session.ts'
import { policiesInSession, policiesOfRoot } from './session-policies.ts'

/** A caller and the secret that must have signed; good while the caller's account keeps `version`. */
export type Credential = {
  caller: Caller
  secret: string
  /** What a secret that is known to all is kept to. */
  limits?: KnownKeyLimits | undefined
  version: number
  /** Derived signing keys, by `DATE/REGION/SERVICE`. */
  signingKeys: Map<string, HmacKey>
}

/** A credential that was found, as it is answered; good while its account keeps `version`. */
type Known = { account: string; version: number; answer: Promise<Credential | undefined> }

/** Who a key or a token speaks for. Both answer undefined for what is unknown, inactive, forged or dead. */
export type Callers = {
  /** A long-term key, `AKIA…`, or the key of a standing session. */
  ofKey(accessKeyId: string): Promise<Credential | undefined>
  /** A session token. Whether it has expired is for the caller of this to judge. */
  ofToken(token: string): Promise<Credential | undefined>
}

// LIMIT: 20,000 credentials of some 3 KB; what falls out is unsealed and read again.
const limit = 20_000

/** Answers who keys and tokens speak for, from memory where nothing of their account has changed. */
export function createCallers(house: House): Callers {
  // INVARIANT: one map each. In one for both, a token sent as an access key id would find its own session, and
  // pass by the checks that a token must pass.
  const keys = createBoundedMap<string, Known>(limit)
  const tokens = createBoundedMap<string, Known>(limit)

  function cached(
    known: typeof keys,
    key: string,
    load: () => Promise<Credential | undefined>,
  ): Promise<Credential | undefined> {
    const entry = known.get(key)
    if (entry !== undefined && entry.version === house.store.version(entry.account)) return entry.answer
    const answer = load()
    answer.then(
      (fresh) => {
        if (fresh === undefined) known.delete(key)
        else known.set(key, { account: fresh.caller.account, version: fresh.version, answer })
      },
      () => {},
    )
    return answer
  }

  return {
    ofKey: (accessKeyId) => cached(keys, accessKeyId, () => loadKey(house, accessKeyId)),
    ofToken: (token) => cached(tokens, token, () => loadToken(house, token)),
  }
}

/** `account` is a guess: most key ids carry their account, and of one that does not the row tells it. */
async function loadKey(
  house: House,
  id: string,
  account = accountOfKeyId(id) ?? '',
): Promise<Credential | undefined> {
  // INVARIANT: the version before the rows, so a write in between only makes the entry stale at once.
  const version = house.store.version(account)
  const row = await findAccessKey(house.store.read, id)
  if (row === undefined) return loadStandingSession(house, id)
  if (row.status !== 'Active') return undefined
  if (row.account !== account) return loadKey(house, id, row.account)
  if (await isClosedAccount(house.store.read, account)) return undefined
  const secret = house.sealer.open('access-key', id, row.secret)
  if (secret === undefined) return undefined
  const user = row.userId === null ? undefined : await house.principals.user(account, row.userId)
  const caller = row.userId === null ? rootCaller(account, id) : user && userCaller(user, id)
  return caller && credentialOf(caller, secret.toString(), row.network === 1, version)
}

/** A session of a role that stands without a token. `account` is learnt from the row. */
async function loadStandingSession(house: House, id: string, account = ''): Promise<Credential | undefined> {
  const version = house.store.version(account)
  const row = await findStandingSession(house.store.read, id)
  if (row === undefined) return undefined
  if (row.account !== account) return loadStandingSession(house, id, row.account)
  const secret = house.sealer.open('standing-session', id, row.secret)
  if (secret === undefined || (await isClosedAccount(house.store.read, account))) return undefined
  const caller = await sessionCaller(house, {
    kind: 'role',
    account,
    accessKeyId: id,
    secret: '',
    principalId: row.roleId,
    name: 'standing',
    roleTagsLive: true,
    issued: Math.floor(row.applied / 1000),
    expires: neverEndsSeconds,
    epoch: house.epoch,
  })
  return caller && credentialOf(caller, secret.toString(), row.network === 1, version)
}

/** The last second that four digits of a year can write. */
const neverEndsSeconds = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000

function credentialOf(caller: Caller, secret: string, network: boolean, version: number): Credential {
  const limits = limitsOf(secret, network)
  const known = limits === undefined ? caller : { ...caller, keyIsKnown: true as const }
  return { caller: known, secret, limits, version, signingKeys: new Map() }
}

async function loadToken(house: House, token: string): Promise<Credential | undefined> {
  const session = openSession(house, token)
  if (session === undefined) return undefined
  const version = house.store.version(session.account)
  const caller = await sessionCaller(house, session)
  return caller && { caller, secret: session.secret, version, signingKeys: new Map() }
}

/**
 * Who a session speaks for, as they are now; undefined where what it rests on is gone. Whether it has expired
 * is for the caller of this to judge.
 */
export async function sessionCaller(house: House, session: Session): Promise<Caller | undefined> {
  const { kind, account, principalId, accessKeyId, issuingKeyId, consoleSessionId } = session
  if (consoleSessionId !== undefined && !(await liveConsoleSession(house, consoleSessionId))) return undefined
  if (issuingKeyId !== undefined) {
    const key = await findAccessKey(house.store.read, issuingKeyId)
    if (key === undefined || key.status !== 'Active') return undefined
  }
  if (kind === 'role') {
    const role = await house.principals.role(account, principalId)
    return role && roleCaller(role, session, await policiesInSession(house, session, role.policies))
  }
  const isRoot = principalId === account
  const user = isRoot ? undefined : await house.principals.user(account, principalId)
  if (!isRoot && user === undefined) return undefined
  if (isRoot && (await isClosedAccount(house.store.read, account))) return undefined
  if (kind === 'federated') {
    return federatedCaller(
      session,
      user,
      await policiesInSession(house, session, user?.policies ?? policiesOfRoot(house)),
    )
  }
  if (user !== undefined) {
    const policies = await policiesInSession(house, session, user.policies)
    return { ...userCaller(user, accessKeyId), session, policies }
  }
  return { ...rootCaller(account, accessKeyId), session, policies: await policiesInSession(house, session) }
}
