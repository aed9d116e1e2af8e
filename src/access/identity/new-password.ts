import { passwordViolation } from '../../proof/password-rules.ts'
import { findAccount } from '../../store/entities/accounts.ts'
import { passwordHistory } from '../../store/credentials/login-profiles.ts'
import { findPasswordPolicy, type PasswordPolicyRow } from '../../store/entities/password-policies.ts'
import type { UserRow } from '../../store/entities/users.ts'
import type { House } from '../house.ts'

/**
 * What AWS says of a new password that breaks the account's policy or, where the policy says so, was used
 * before; undefined where the user may have it.
 */
export async function newPasswordViolation(
  house: House,
  user: Pick<UserRow, 'id' | 'account'>,
  password: string,
): Promise<string | undefined> {
  const db = house.store.read
  const policy = await findPasswordPolicy(db, user.account)
  const account = await findAccount(db, user.account)
  const violation = passwordViolation(password, policy && rulesOf(policy), account ? [account.name] : [])
  if (violation !== undefined || policy?.reusePrevention == null) return violation
  for (const { passwordHash } of await passwordHistory(db, user.id, policy.reusePrevention)) {
    if (await house.passwords.verify(password, passwordHash)) {
      return 'Password does not conform to the account password policy.'
    }
  }
  return undefined
}

function rulesOf(policy: PasswordPolicyRow) {
  return {
    minimumLength: policy.minimumLength,
    requireUppercase: policy.requireUppercase === 1,
    requireLowercase: policy.requireLowercase === 1,
    requireNumbers: policy.requireNumbers === 1,
    requireSymbols: policy.requireSymbols === 1,
  }
}
