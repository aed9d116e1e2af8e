import type { House } from '../access/house.ts'
import { findLoginProfile, passwordHistory } from '../store/credentials/login-profiles.ts'
import { findPasswordPolicy } from '../store/entities/password-policies.ts'
import { findRootPassword } from '../store/signin/root-passwords.ts'
import { findUserByName, type UserRow } from '../store/entities/users.ts'

/** Whoever a sign-in names, and what proves them. `passwordHash` is undefined where nobody could prove it. */
export type Named = {
  /** Empty where there is no such account. */
  account: string
  isRoot: boolean
  /** The user; undefined for root, and for a name nobody has. */
  user: UserRow | undefined
  passwordHash: string | undefined
  resetRequired: boolean
  /** `hard`: only an administrator can help. */
  expired: false | 'soft' | 'hard'
}

/**
 * Looks up who is to sign in; `account` is empty where there is no such account. INVARIANT: a name nobody
 * has takes the same steps as any other, so that time does not tell.
 */
export async function findNamed(house: House, account: string, userName: string | undefined): Promise<Named> {
  const db = house.store.read
  if (userName === undefined) {
    const root = await findRootPassword(db, account)
    const passwordHash = root?.passwordHash
    return { account, isRoot: true, user: undefined, passwordHash, resetRequired: false, expired: false }
  }
  const user = await findUserByName(db, account, userName)
  const profile = await findLoginProfile(db, user?.id ?? '')
  const expired = await expiryOf(house, account, user?.id ?? '')
  return {
    account,
    isRoot: false,
    user,
    passwordHash: profile?.passwordHash,
    resetRequired: profile?.resetRequired === 1,
    expired,
  }
}

const dayMs = 24 * 60 * 60 * 1000

async function expiryOf(house: House, account: string, userId: string): Promise<Named['expired']> {
  const db = house.store.read
  const policy = await findPasswordPolicy(db, account)
  const [present] = await passwordHistory(db, userId, 1)
  if (policy?.maxAgeDays == null || present === undefined) return false
  if (house.clock.now() < present.since + policy.maxAgeDays * dayMs) return false
  return policy.hardExpiry === 1 ? 'hard' : 'soft'
}
