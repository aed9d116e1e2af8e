import {
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  type PasswordPolicy,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

/** The fields of a password policy as the form has them; days and counts of 0 mean that the rule is off. */
export type PolicyFields = {
  length: number
  symbols: boolean
  numbers: boolean
  uppercase: boolean
  lowercase: boolean
  expiresAfterDays: number
  hardExpiry: boolean
  usersMayChange: boolean
  remembered: number
}

/** What AWS's console proposes for a policy of one's own. */
export const proposedPolicy: PolicyFields = {
  length: 8,
  symbols: true,
  numbers: true,
  uppercase: true,
  lowercase: true,
  expiresAfterDays: 0,
  hardExpiry: false,
  usersMayChange: true,
  remembered: 0,
}

/** The account's own password policy, or null where AWS's default holds. */
export async function getPasswordPolicy(aws: Aws, abortSignal: AbortSignal): Promise<PasswordPolicy | null> {
  const iam = await aws.iam()
  return iam.send(new GetAccountPasswordPolicyCommand({}), { abortSignal }).then(
    ({ PasswordPolicy }) => PasswordPolicy!,
    (error: Error) => {
      if (error.name.startsWith('NoSuchEntity')) return null
      throw error
    },
  )
}

/** The policy as the form has it. */
export function toFields(policy: PasswordPolicy): PolicyFields {
  return {
    length: policy.MinimumPasswordLength ?? 6,
    symbols: policy.RequireSymbols ?? false,
    numbers: policy.RequireNumbers ?? false,
    uppercase: policy.RequireUppercaseCharacters ?? false,
    lowercase: policy.RequireLowercaseCharacters ?? false,
    expiresAfterDays: policy.MaxPasswordAge ?? 0,
    hardExpiry: policy.HardExpiry ?? false,
    usersMayChange: policy.AllowUsersToChangePassword ?? false,
    remembered: policy.PasswordReusePrevention ?? 0,
  }
}

/** What is wrong with the fields, by name; empty where they can be sent. */
export function policyErrors({ length, expiresAfterDays, remembered }: PolicyFields): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!within(length, 6, 128)) errors.length = 'From 6 to 128 characters.'
  if (!within(expiresAfterDays, 0, 1095)) errors.expiresAfterDays = 'From 1 to 1,095 days.'
  if (!within(remembered, 0, 24)) errors.remembered = 'From 1 to 24 passwords.'
  return errors
}

/** Replaces the account's password policy. AWS: what is left out falls back to its default. */
export async function savePasswordPolicy(aws: Aws, fields: PolicyFields): Promise<void> {
  const iam = await aws.iam()
  await iam.send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: fields.length,
      RequireSymbols: fields.symbols,
      RequireNumbers: fields.numbers,
      RequireUppercaseCharacters: fields.uppercase,
      RequireLowercaseCharacters: fields.lowercase,
      AllowUsersToChangePassword: fields.usersMayChange,
      MaxPasswordAge: fields.expiresAfterDays || undefined,
      HardExpiry: fields.expiresAfterDays > 0 ? fields.hardExpiry : undefined,
      PasswordReusePrevention: fields.remembered || undefined,
    }),
  )
}

/** Goes back to AWS's default policy. */
export async function deletePasswordPolicy(aws: Aws): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeleteAccountPasswordPolicyCommand({}))
}

function within(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most
}
