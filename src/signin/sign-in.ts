import type { RequestFacts } from '../access/request-facts.ts'
import { decide } from '../access/decision/authorize.ts'
import { userCaller } from '../access/caller.ts'
import type { House } from '../access/house.ts'
import { newPasswordViolation } from '../access/identity/new-password.ts'
import { shownStep } from '../access/identity/second-factor.ts'
import type { AwsError } from '../kernel/aws-error.ts'
import { uuid } from '../kernel/ids.ts'
import { latestStep } from '../proof/totp.ts'
import { findLoginProfile, updateLoginProfile } from '../store/credentials/login-profiles.ts'
import { devicesOf, useStep, type MfaDeviceRow } from '../store/credentials/mfa-devices.ts'
import { findPasswordPolicy } from '../store/entities/password-policies.ts'
import { findRootPassword, noteRootPasswordUse } from '../store/signin/root-passwords.ts'
import type { Writer } from '../store/store.ts'
import { updateUser } from '../store/entities/users.ts'
import { beginSession, signInSeconds, type BegunSession } from './console-session.ts'
import { newPasswordRefused, passwordExpired, tooManyAttempts, wrongCredentials } from './errors.ts'
import { createLockOut, networkOf, type Attempt, type LockOut } from './lock-out.ts'
import { findNamedAccount } from './named-account.ts'
import { createShownFactors, type Factor, type ShownFactors } from './shown-factors.ts'
import { noteSignIn } from './sign-in-event.ts'
import { findNamed, type Named } from './who-signs-in.ts'

/** What a sign-in form holds; without `userName` it is root's. */
export type SignInForm = {
  /** The account's id or alias. */
  account: string
  userName?: string | undefined
  password: string
  mfaCode?: string | undefined
  newPassword?: string | undefined
}

/** How a sign-in goes on: it is done, or more has to be shown along with what was shown before. */
export type SignInAnswer =
  | { status: 'signed-in'; begun: BegunSession }
  | { status: 'mfa-required' }
  | { status: 'new-password-required' }

/** What a house remembers of sign-ins under way, since it was last reset. */
export type SignInMemory = { epoch: number; lockOut: LockOut; shownFactors: ShownFactors }

/** Nothing, for a new house. */
export function createSignInMemory({ epoch }: Pick<House, 'epoch'>): SignInMemory {
  return { epoch, lockOut: createLockOut(), shownFactors: createShownFactors() }
}

/**
 * Signs a person in by password and, where they have a device, a one-time code. Nothing tells apart which
 * part was wrong. The code is used up and a new password set with the very write that begins the session.
 * Throws the errors of errors.ts, and Throttling where too many passwords wait.
 */
export async function signIn(
  house: House,
  memory: SignInMemory,
  form: SignInForm,
  request: RequestFacts,
): Promise<SignInAnswer> {
  if (memory.epoch !== house.epoch) Object.assign(memory, createSignInMemory(house))
  const { lockOut, shownFactors } = memory
  const found = await findNamedAccount(house.store.read, form.account)
  const attempt: Attempt = {
    account: found?.id ?? form.account,
    userName: form.userName,
    address: request.sourceIp,
    now: house.clock.now(),
  }
  const waitSeconds = lockOut.begin(attempt)
  if (waitSeconds > 0) throw tooManyAttempts(waitSeconds)
  const account = found?.closed === null ? found.id : ''
  const named = await findNamed(house, account, form.userName)
  const answer = await judge({ house, shownFactors, named, form, request }).catch((cause: unknown) => {
    lockOut.pardon(attempt)
    throw cause
  })
  if (answer === 'wrong') {
    noteSignIn(house, named, request, { succeeded: false, mfa: false })
    throw wrongCredentials()
  }
  if (answer.status !== 'signed-in') lockOut.pardon(attempt)
  else {
    lockOut.succeed(attempt)
    noteSignIn(house, named, request, { succeeded: true, mfa: answer.begun.row.mfaAt !== null })
  }
  return answer
}

type Case = {
  house: House
  shownFactors: ShownFactors
  named: Named
  form: SignInForm
  request: RequestFacts
}

async function judge(it: Case): Promise<SignInAnswer | 'wrong'> {
  const { house, form, named, request } = it
  const source = networkOf(request.sourceIp)
  const proved = await house.passwords.verify(form.password, named.passwordHash, source)
  return proved ? goOn(it) : 'wrong'
}

/** The password was right. INVARIANT: a new one is taken only from who has shown the second factor too. */
async function goOn(it: Case): Promise<SignInAnswer | 'wrong'> {
  const { house, shownFactors, named, form, request } = it
  const principalId = named.user?.id ?? named.account
  const now = house.clock.now()
  const devices = await devicesOf(house.store.read, named.account, principalId)
  let factor: Factor | undefined
  if (devices.length > 0) {
    if (form.mfaCode === undefined) return { status: 'mfa-required' }
    factor = shownFactor(house, devices, form.mfaCode) ?? shownFactors.recall(principalId, form.mfaCode, now)
    if (factor === undefined) return 'wrong'
  }
  if (named.expired === 'hard') throw passwordExpired()
  if (!named.resetRequired && named.expired === false) return begin(house, named, factor, undefined)
  if (factor !== undefined) shownFactors.remember(principalId, form.mfaCode!, factor, now)
  if (form.newPassword === undefined) return { status: 'new-password-required' }
  const { hash, note } = await changed(house, named, form.newPassword, factor, request)
  const answer = await begin(house, named, factor, hash)
  if (answer !== 'wrong') note()
  return answer
}

/** The device and time step of a code, not used up yet: any of a person's devices will do. */
function shownFactor(house: House, devices: readonly MfaDeviceRow[], code: string): Factor | undefined {
  let factor: Factor | undefined
  for (const device of devices) {
    const step = shownStep(house, device, code)
    if (step !== undefined) factor ??= { serial: device.serial, step }
  }
  return factor
}

/**
 * The hash of a password that its user may change to, and what notes the change once it is made. Throws where they
 * may not. In the trail it is the ChangePassword that it stands for, with the permission that it took.
 */
async function changed(
  house: House,
  { user, account }: Named,
  newPassword: string,
  factor: Factor | undefined,
  request: RequestFacts,
): Promise<{ hash: string; note: () => void }> {
  const live = await house.principals.user(account, user!.id)
  if (live === undefined) throw wrongCredentials()
  const caller = userCaller(live)
  const now = house.clock.now()
  const keys = {
    'aws:MultiFactorAuthPresent': String(factor !== undefined),
    ...(factor && { 'aws:MultiFactorAuthAge': '0' }),
  }
  if (!house.organizations.areCurrent()) await house.organizations.refresh()
  const asking = { house, caller, request, action: 'iam:ChangePassword', now }
  const asked = decide(asking, { resource: live.arn, keys })
  const note = (error?: AwsError) =>
    house.trail.record({
      service: 'iam',
      operation: 'ChangePassword',
      caller,
      // The sign-in has the other.
      request: { ...request, requestId: uuid(house.random) },
      time: now,
      error,
      asked: [asked],
    })
  const refuse = (why: string) => {
    const refusal = newPasswordRefused(why)
    note(refusal)
    return refusal
  }
  const { outcome } = asked.decision
  const policy = await findPasswordPolicy(house.store.read, account)
  const granted = outcome === 'Allowed' || (policy?.usersMayChange === 1 && outcome !== 'ExplicitlyDenied')
  if (!granted) throw refuse('')
  const violation = await newPasswordViolation(house, user!, newPassword)
  if (violation !== undefined) throw refuse(violation)
  return { hash: await house.passwords.hash(newPassword), note }
}

/** All or nothing: the code is used up, the password changed, the session begun. */
async function begin(
  house: House,
  named: Named,
  factor: Factor | undefined,
  newHash: string | undefined,
): Promise<SignInAnswer | 'wrong'> {
  const now = house.clock.now()
  const { account, user, passwordHash } = named
  const work = async (tx: Writer): Promise<SignInAnswer | 'wrong'> => {
    const profile = user && (await findLoginProfile(tx, user.id))
    const present = user ? profile?.passwordHash : (await findRootPassword(tx, account))?.passwordHash
    // INVARIANT: what was compared is what is there when the session begins.
    if (present === undefined || present !== passwordHash) return 'wrong'
    const latest = latestStep(house.clock.real())
    if (factor !== undefined && !(await useStep(tx, factor.serial, factor.step, latest))) return 'wrong'
    if (newHash !== undefined && profile !== undefined) {
      await updateLoginProfile(tx, profile, { passwordHash: newHash, resetRequired: 0 }, now)
    }
    if (user === undefined) await noteRootPasswordUse(tx, account, now)
    else await updateUser(tx, user.id, { passwordLastUsed: now })
    const begun = await beginSession(house, tx, {
      kind: user === undefined ? 'root' : 'user',
      account,
      principalId: user?.id ?? account,
      passwordHash: newHash ?? passwordHash,
      mfaAt: factor === undefined ? null : now,
      expires: now + signInSeconds * 1000,
    })
    return { status: 'signed-in', begun }
  }
  return house.store.write(account, work)
}
