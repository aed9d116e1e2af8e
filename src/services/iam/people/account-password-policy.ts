import type { Call } from '../../../access/action.ts'
import type { Questions } from '../../../access/questions.ts'
import {
  deletePasswordPolicy,
  findPasswordPolicy,
  putPasswordPolicy,
  type PasswordPolicyRow,
} from '../../../store/entities/password-policies.ts'
import { action } from '../action.ts'
import { noPasswordPolicyToDelete, noSuchPasswordPolicy } from '../errors.ts'

// AWS: what a request leaves out goes back to this, whatever it was before (API reference,
// UpdateAccountPasswordPolicy).
const smallestLength = 6

export const updateAccountPasswordPolicy = action('UpdateAccountPasswordPolicy', {
  access: () => ({ all: [{}] }),
  run({ input, caller: { account }, house }) {
    const policy: PasswordPolicyRow = {
      account,
      minimumLength: input.MinimumPasswordLength ?? smallestLength,
      requireSymbols: Number(input.RequireSymbols ?? false),
      requireNumbers: Number(input.RequireNumbers ?? false),
      requireUppercase: Number(input.RequireUppercaseCharacters ?? false),
      requireLowercase: Number(input.RequireLowercaseCharacters ?? false),
      usersMayChange: Number(input.AllowUsersToChangePassword ?? false),
      maxAgeDays: input.MaxPasswordAge ?? null,
      reusePrevention: input.PasswordReusePrevention ?? null,
      hardExpiry: input.HardExpiry === undefined ? null : Number(input.HardExpiry),
    }
    return house.store.write(account, async (tx) => {
      await putPasswordPolicy(tx, policy)
      return {}
    })
  },
})

export const getAccountPasswordPolicy = action('GetAccountPasswordPolicy', {
  access: (call) => grantedByPolicy(call, '*'),
  async run({ caller: { account }, house }) {
    const policy = await findPasswordPolicy(house.store.read, account)
    if (policy === undefined) throw noSuchPasswordPolicy(account)
    return { PasswordPolicy: shownPolicy(policy) }
  },
})

export const deleteAccountPasswordPolicy = action('DeleteAccountPasswordPolicy', {
  access: () => ({ all: [{}] }),
  run({ caller: { account }, house }) {
    return house.store.write(account, async (tx) => {
      if (!(await deletePasswordPolicy(tx, account))) throw noPasswordPolicyToDelete()
      return {}
    })
  },
})

/**
 * AWS: a policy that lets users change their passwords grants it to every user of the account, and reading
 * the policy with it; only a Deny refuses (IAM User Guide, "Permitting IAM users to change their own
 * passwords").
 */
export async function grantedByPolicy(
  { caller, house }: Call<unknown>,
  resource: string,
  label?: string,
): Promise<Questions> {
  const asks = [{ resource, label }]
  const policy = await findPasswordPolicy(house.store.read, caller.account)
  return caller.kind === 'user' && policy?.usersMayChange ? { unlessDenied: asks } : { all: asks }
}

function shownPolicy(policy: PasswordPolicyRow) {
  return {
    MinimumPasswordLength: policy.minimumLength,
    RequireSymbols: policy.requireSymbols === 1,
    RequireNumbers: policy.requireNumbers === 1,
    RequireUppercaseCharacters: policy.requireUppercase === 1,
    RequireLowercaseCharacters: policy.requireLowercase === 1,
    AllowUsersToChangePassword: policy.usersMayChange === 1,
    ExpirePasswords: policy.maxAgeDays !== null,
    MaxPasswordAge: policy.maxAgeDays ?? undefined,
    PasswordReusePrevention: policy.reusePrevention ?? undefined,
    HardExpiry: policy.hardExpiry === null ? undefined : policy.hardExpiry === 1,
  }
}
