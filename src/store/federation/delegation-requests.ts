import type { Insertable, Selectable, Updateable } from 'kysely'
import { countRows } from '../sqlite/count-rows.ts'
import type { PageOf } from '../page.ts'
import type { DelegationNotificationTable, DelegationRequestTable } from '../schema/schema-delegation.ts'
import type { Reader, Writer } from '../store.ts'

export type DelegationRequestRow = Selectable<DelegationRequestTable>
export type DelegationNotificationRow = Selectable<DelegationNotificationTable>

/** The delegation request under that id, whoever made it. */
export function findDelegationRequest(db: Reader, id: string): Promise<DelegationRequestRow | undefined> {
  return db.selectFrom('delegationRequests').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether the account has made a request under that workflow id. */
export async function isWorkflowKnown(db: Reader, account: string, workflowId: string): Promise<boolean> {
  const row = await db
    .selectFrom('delegationRequests')
    .select('id')
    .where('account', '=', account)
    .where('workflowId', '=', workflowId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many requests the account has made. */
export function countDelegationRequests(db: Reader, account: string): Promise<number> {
  return countRows(db, 'delegationRequests', account)
}

/** The requests that principals of the account have taken up, or that one of them has, by id. */
export function listOwnedDelegationRequests(
  db: Reader,
  ownerAccount: string,
  ownerArn: string | undefined,
  { after, limit }: PageOf,
): Promise<DelegationRequestRow[]> {
  let query = db
    .selectFrom('delegationRequests')
    .selectAll()
    .where('ownerAccount', '=', ownerAccount)
    .where('ownerArn', 'is not', null)
  if (ownerArn !== undefined) query = query.where('ownerArn', '=', ownerArn)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.orderBy('id').limit(limit).execute()
}

/** Writes a new request. */
export async function insertDelegationRequest(
  tx: Writer,
  row: Insertable<DelegationRequestTable>,
): Promise<void> {
  await tx.insertInto('delegationRequests').values(row).execute()
}

/** Changes a request that is still in the state it was read in; answers whether it was. */
export async function changeDelegationRequest(
  tx: Writer,
  { id, state, updated }: DelegationRequestRow,
  values: Updateable<DelegationRequestTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('delegationRequests')
    .set(values)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('updated', '=', updated)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps what AWS would publish about a request. */
export async function insertDelegationNotification(
  tx: Writer,
  row: Insertable<DelegationNotificationTable>,
): Promise<void> {
  await tx.insertInto('delegationNotifications').values(row).execute()
}

/** What AWS would have published about a request, oldest first. */
export function delegationNotifications(db: Reader, requestId: string): Promise<DelegationNotificationRow[]> {
  return db
    .selectFrom('delegationNotifications')
    .selectAll()
    .where('requestId', '=', requestId)
    .orderBy('time')
    .orderBy('id')
    .execute()
}
