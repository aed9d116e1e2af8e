import { parseArn } from '../../kernel/arn.ts'
import { findAccount } from '../../store/entities/accounts.ts'
import type { Reader } from '../../store/store.ts'

/** Users, roles and sessions of accounts that are not hosted here and yet exist: every one, or those that are named. */
export type ForeignPrincipals = 'accept' | readonly string[]

/** How a kept policy marks a principal as another server's: no principal of this one ever matches it. */
const mark = 'foreign:'

const name = '[\\w+=,.@-]{2,64}'
const foreignArns = [
  new RegExp(`^arn:aws:iam::\\d{12}:(?:user|role)/(?:[!-~]{1,510}/)?[\\w+=,.@-]{1,64}$`),
  new RegExp(`^arn:aws:sts::\\d{12}:(?:assumed-role/[\\w+=,.@-]{1,64}|federated-user)/${name}$`),
]

/** Whether the text is the ARN of one user, role or session. */
export function isPrincipalArn(text: string): boolean {
  return foreignArns.some((pattern) => pattern.test(text))
}

/**
 * What stands in a kept policy for a principal that the operator declared to exist elsewhere; undefined where nobody
 * did.
 * INVARIANT: never one of an account hosted here, and marked, so that it comes to mean none that is made here later.
 */
export async function storedForeignPrincipal(
  db: Reader,
  declared: ForeignPrincipals,
  arn: string,
): Promise<string | undefined> {
  if (!isPrincipalArn(arn) || !(declared === 'accept' || declared.includes(arn))) return undefined
  const hosted = await findAccount(db, parseArn(arn)!.account)
  return hosted === undefined ? mark + arn : undefined
}

/** The ARN of a principal that is marked as another server's; undefined for any other text. */
export function foreignArnOf(kept: string): string | undefined {
  return kept.startsWith(mark) ? kept.slice(mark.length) : undefined
}
