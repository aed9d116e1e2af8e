import type { Selectable } from 'kysely'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { InlinePolicyTable } from '../schema/schema.ts'
import type { Writer } from '../store.ts'

export type InlinePolicyRow = Selectable<InlinePolicyTable>

/** The inline policies of those users, groups or roles (unique ids), by owner and name. */
export const inlinePoliciesOf = prepareRows((db, ownerIds: readonly string[]) =>
  db
    .selectFrom('inlinePolicies')
    .selectAll()
    .where('ownerId', 'in', ownerIds)
    .orderBy('ownerId')
    .orderBy('name'),
)

/** One inline policy of an entity; its name is compared with case. */
export const findInlinePolicy = prepareRow((db, ownerId: string, name: string) =>
  db.selectFrom('inlinePolicies').selectAll().where('ownerId', '=', ownerId).where('name', '=', name),
)

/** Writes an inline policy, over the one of that name where there is one. */
export async function putInlinePolicy(tx: Writer, policy: InlinePolicyRow): Promise<void> {
  await tx
    .insertInto('inlinePolicies')
    .values(policy)
    .onConflict((conflict) =>
      conflict.columns(['ownerId', 'name']).doUpdateSet({ document: policy.document }),
    )
    .execute()
}

/** Removes an inline policy. */
export async function deleteInlinePolicy(tx: Writer, ownerId: string, name: string): Promise<void> {
  await tx.deleteFrom('inlinePolicies').where('ownerId', '=', ownerId).where('name', '=', name).execute()
}
