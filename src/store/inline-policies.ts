import type { Selectable } from 'kysely'
import type { InlinePolicyTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type InlinePolicyRow = Selectable<InlinePolicyTable>

/** The inline policies of those users, groups or roles (unique ids), by owner and name. */
export async function inlinePoliciesOf(db: Reader, ownerIds: readonly string[]): Promise<InlinePolicyRow[]> {
  if (ownerIds.length === 0) return []
  return db
    .selectFrom('inlinePolicies')
    .selectAll()
    .where('ownerId', 'in', ownerIds)
    .orderBy('ownerId')
    .orderBy('name')
    .execute()
}

/** One inline policy of an entity; its name is compared with case. */
export function findInlinePolicy(
  db: Reader,
  ownerId: string,
  name: string,
): Promise<InlinePolicyRow | undefined> {
  return db
    .selectFrom('inlinePolicies')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .where('name', '=', name)
    .executeTakeFirst()
}

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
