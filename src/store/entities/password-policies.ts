import type { Selectable } from 'kysely'
import { prepareRow } from '../sqlite/prepared.ts'
import type { PasswordPolicyTable } from '../schema/schema.ts'
import type { Writer } from '../store.ts'

export type PasswordPolicyRow = Selectable<PasswordPolicyTable>

/** The account's own password policy; undefined where AWS's default holds. */
export const findPasswordPolicy = prepareRow((db, account: string) =>
  db.selectFrom('passwordPolicies').selectAll().where('account', '=', account),
)

/** Puts this in place of the policy the account had. */
export async function putPasswordPolicy(tx: Writer, policy: PasswordPolicyRow): Promise<void> {
  const { account: _, ...fields } = policy
  await tx
    .insertInto('passwordPolicies')
    .values(policy)
    .onConflict((conflict) => conflict.column('account').doUpdateSet(fields))
    .execute()
}

/** Takes the account's policy away; false where it had none. */
export async function deletePasswordPolicy(tx: Writer, account: string): Promise<boolean> {
  const result = await tx.deleteFrom('passwordPolicies').where('account', '=', account).executeTakeFirst()
  return result.numDeletedRows > 0n
}
