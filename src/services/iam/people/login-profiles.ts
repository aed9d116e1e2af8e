import type { Call } from '../../../access/action.ts'
import type { House } from '../../../access/house.ts'
import { newPasswordViolation } from '../../../access/identity/new-password.ts'
import { iamArn } from '../../../kernel/arn.ts'
import {
  deleteLoginProfile as removeLoginProfile,
  findLoginProfile,
  insertLoginProfile,
  updateLoginProfile as changeLoginProfile,
  type LoginProfileRow,
} from '../../../store/credentials/login-profiles.ts'
import type { Reader } from '../../../store/store.ts'
import type { UserRow } from '../../../store/entities/users.ts'
import { grantedByPolicy } from './account-password-policy.ts'
import { action } from '../action.ts'
import {
  loginProfileChanging,
  loginProfileExists,
  mustSpecifyUserName,
  noSuchLoginProfile,
  oldPasswordIncorrect,
  onlyUsersChangePasswords,
  passwordMissing,
  passwordPolicyViolation,
  tooManyOldPasswords,
} from '../errors.ts'
import { askAboutSubject, askAboutUser, requireSubject, requireUser } from '../families/subject.ts'
import {
  createRootLoginProfile,
  deleteRootLoginProfile,
  getRootLoginProfile,
  isAboutRoot,
} from './root-login-profile.ts'

// Hashing takes a noticeable time, so passwords are hashed and compared before a write begins, never within
// it.

export const createLoginProfile = action('CreateLoginProfile', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    if (isAboutRoot(call)) return createRootLoginProfile(call)
    const { input, caller, house, now } = call
    const user = await userOf(house.store.read, call)
    if ((await findLoginProfile(house.store.read, user.id)) !== undefined) throw loginProfileExists(user.name)
    if (input.Password === undefined) throw passwordMissing()
    await checkPassword(house, user, input.Password)
    const passwordHash = await house.passwords.hash(input.Password)
    return house.store.write(caller.account, async (tx) => {
      const { id, name } = await userOf(tx, call)
      if ((await findLoginProfile(tx, id)) !== undefined) throw loginProfileExists(name)
      const resetRequired = Number(input.PasswordResetRequired ?? false)
      const profile = { userId: id, account: caller.account, passwordHash, created: now, resetRequired }
      await insertLoginProfile(tx, profile, now)
      return { LoginProfile: shownProfile(name, profile) }
    })
  },
})

export const getLoginProfile = action('GetLoginProfile', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    if (isAboutRoot(call)) return getRootLoginProfile(call)
    const db = call.house.store.read
    const user = await userOf(db, call)
    return { LoginProfile: shownProfile(user.name, await requireLoginProfile(db, user)) }
  },
})

export const updateLoginProfile = action('UpdateLoginProfile', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  async run({ input, caller, house, now }) {
    const { Password: password, PasswordResetRequired: reset } = input
    const before = await requireUser(house.store.read, caller.account, input.UserName!)
    await requireLoginProfile(house.store.read, before)
    if (password !== undefined) await checkPassword(house, before, password)
    const passwordHash = password === undefined ? undefined : await house.passwords.hash(password)
    const resetRequired = reset === undefined ? undefined : Number(reset)
    return house.store.write(caller.account, async (tx) => {
      const user = await requireUser(tx, caller.account, input.UserName!)
      const profile = await requireLoginProfile(tx, user)
      if (passwordHash !== undefined || resetRequired !== undefined) {
        await changeLoginProfile(tx, profile, { passwordHash, resetRequired }, now)
      }
      return {}
    })
  },
})

export const deleteLoginProfile = action('DeleteLoginProfile', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    if (isAboutRoot(call)) return deleteRootLoginProfile(call)
    return call.house.store.write(call.caller.account, async (tx) => {
      const user = await userOf(tx, call)
      await requireLoginProfile(tx, user)
      await removeLoginProfile(tx, user.id)
      return {}
    })
  },
})

export const changePassword = action('ChangePassword', {
  access(call) {
    const { kind, account, user } = call.caller
    if (kind !== 'user' || user === undefined) throw onlyUsersChangePasswords()
    return grantedByPolicy(call, iamArn(account, 'user', user.path, user.name), `user ${user.name}`)
  },
  async run({ input, caller, house, now }) {
    const db = house.store.read
    const user = await requireUser(db, caller.account, caller.user!.name)
    const known = await requireLoginProfile(db, user)
    if (!house.passwordGuesses.begin(user.id, now)) throw tooManyOldPasswords()
    if (!(await house.passwords.verify(input.OldPassword!, known.passwordHash))) throw oldPasswordIncorrect()
    house.passwordGuesses.succeed(user.id)
    await checkPassword(house, user, input.NewPassword!)
    const passwordHash = await house.passwords.hash(input.NewPassword!)
    return house.store.write(caller.account, async (tx) => {
      const profile = await requireLoginProfile(tx, user)
      // INVARIANT: what the old password was compared with is what is replaced.
      if (profile.passwordHash !== known.passwordHash) throw loginProfileChanging(user.name)
      await changeLoginProfile(tx, profile, { passwordHash, resetRequired: 0 }, now)
      return {}
    })
  },
})

/** Refuses a password that breaks the account's policy or, where the policy says so, was used before. */
async function checkPassword(house: House, user: UserRow, password: string): Promise<void> {
  const violation = await newPasswordViolation(house, user, password)
  if (violation !== undefined) throw passwordPolicyViolation(violation)
}

/** The named user, or the caller itself. AWS: root has no login profile of this kind and must name a user. */
async function userOf(db: Reader, call: Call<{ UserName?: string | undefined }>): Promise<UserRow> {
  const subject = await requireSubject(db, call)
  if (subject.kind === 'root') throw mustSpecifyUserName()
  return subject.user
}

async function requireLoginProfile(db: Reader, user: UserRow): Promise<LoginProfileRow> {
  const profile = await findLoginProfile(db, user.id)
  if (profile === undefined) throw noSuchLoginProfile(user.name)
  return profile
}

function shownProfile(userName: string, profile: Pick<LoginProfileRow, 'created' | 'resetRequired'>) {
  return {
    UserName: userName,
    CreateDate: new Date(profile.created),
    PasswordResetRequired: profile.resetRequired === 1,
  }
}
