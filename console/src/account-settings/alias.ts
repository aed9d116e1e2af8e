import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  ListAccountAliasesCommand,
} from '@aws-sdk/client-iam'
import type { Aws } from '../aws/clients.ts'

/** The account's alias, or null; kept under the key `account/alias`. */
export async function accountAlias(aws: Aws, abortSignal: AbortSignal): Promise<string | null> {
  const iam = await aws.iam()
  const { AccountAliases = [] } = await iam.send(new ListAccountAliasesCommand({}), { abortSignal })
  return AccountAliases[0] ?? null
}

/** Gives the account an alias in place of the one it has. */
export async function saveAlias(aws: Aws, AccountAlias: string): Promise<void> {
  const iam = await aws.iam()
  // AWS: an account has one alias; a new one takes the old one's place.
  await iam.send(new CreateAccountAliasCommand({ AccountAlias }))
}

/** Takes the account's alias away. */
export async function deleteAlias(aws: Aws, AccountAlias: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeleteAccountAliasCommand({ AccountAlias }))
}

/** Why a text cannot be an alias, or undefined. */
export function aliasError(alias: string): string | undefined {
  if (/^\d{12}$/.test(alias)) return 'An alias is no account number.'
  return /^[a-z0-9](-?[a-z0-9]){2,62}$/.test(alias)
    ? undefined
    : '3 to 63 small letters, digits and hyphens, none at the ends nor two together.'
}
