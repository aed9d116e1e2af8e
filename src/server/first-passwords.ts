import type { House } from '../access/house.ts'
import { makePassword, type FirstKeys } from '../access/identity/provision.ts'
import { passwordViolation } from '../proof/password-rules.ts'
import type { KnownAccount, KnownCredentials } from '../store/data-directory.ts'
import { findRootPassword, putRootPassword, wasRootPasswordTaken } from '../store/signin/root-passwords.ts'

/**
 * Throws a sentence for the operator where a password from outside is weaker than AWS's default policy asks.
 */
export function checkRootPassword(password: string): void {
  const violation = password.length > 128 ? 'it has more than 128 characters' : undefined
  const reason = violation ?? passwordViolation(password, undefined, [])
  if (reason !== undefined) throw new Error(`the root password cannot be used: ${reason}`)
}

/** Makes up the console passwords of root that nobody has set yet; `given` is the default account's. */
export async function withRootPasswords(
  house: House,
  { defaultAccount, accounts }: KnownCredentials,
  given: string | undefined,
): Promise<KnownCredentials> {
  const all = { ...accounts }
  for (const [id, account] of Object.entries(accounts)) {
    if (account.rootPassword !== undefined) continue
    if ((await findRootPassword(house.store.read, id)) !== undefined) continue
    if (await wasRootPasswordTaken(house.store.read, id)) continue
    const own = id === defaultAccount ? given : undefined
    all[id] = { ...account, rootPassword: own ?? makePassword(house) }
  }
  return { defaultAccount, accounts: all }
}

/**
 * Root's console password of each account, where the store has none yet or the environment names another.
 * INVARIANT: one that was taken away does not come back by itself.
 */
export async function settleRootPasswords(
  house: House,
  { defaultAccount, accounts }: KnownCredentials,
  given: string | undefined,
): Promise<void> {
  for (const [id, { rootPassword: known }] of Object.entries(accounts)) {
    const wished = id === defaultAccount ? (given ?? known) : known
    const isSettled =
      (await findRootPassword(house.store.read, id)) !== undefined ||
      (await wasRootPasswordTaken(house.store.read, id))
    if (wished === undefined || (isSettled && wished === known)) continue
    const hash = await house.passwords.hash(wished)
    await house.store.write(id, (tx) => putRootPassword(tx, id, hash, house.clock.now()))
  }
}

/**
 * What an account begins with, its passwords hashed: they are hashed before a write begins, never within it.
 */
export async function withPasswordHashes(house: House, account: KnownAccount): Promise<FirstKeys> {
  const hashOf = (password: string | undefined) => password && house.passwords.hash(password)
  const [rootPasswordHash, adminPasswordHash] = await Promise.all([
    hashOf(account.rootPassword),
    hashOf(account.adminPassword),
  ])
  return { root: account.root, admin: account.admin, rootPasswordHash, adminPasswordHash }
}
