import type { Selectable } from 'kysely'
import { pathStart } from '../page.ts'
import { prepareRows } from '../sqlite/prepared.ts'
import type { AttachmentTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type AttachmentRow = Selectable<AttachmentTable>

/** An entity that uses a managed policy, as ListEntitiesForPolicy names it. */
export type PolicyUser = { id: string; name: string; nameKey: string; path: string }

/** The managed policies attached to those users, groups or roles (unique ids), in order of attaching. */
export const attachmentsOf = prepareRows((db, targetIds: readonly string[]) =>
  db
    .selectFrom('attachments')
    .selectAll()
    .where('targetId', 'in', targetIds)
    .orderBy('attached')
    .orderBy('policyArn'),
)

/** Attaches a policy; attaching again changes nothing. */
export async function attachPolicy(tx: Writer, attachment: AttachmentRow): Promise<void> {
  await tx
    .insertInto('attachments')
    .values(attachment)
    .onConflict((conflict) => conflict.columns(['targetId', 'policyArn']).doNothing())
    .execute()
}

/** Detaches a policy; false where it was not attached. */
export async function detachPolicy(tx: Writer, targetId: string, policyArn: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('attachments')
    .where('targetId', '=', targetId)
    .where('policyArn', '=', policyArn)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/**
 * How many users, groups and roles of the account each managed policy is attached to; unused ones are
 * absent.
 */
export async function attachmentCounts(
  db: Reader,
  account: string,
  policyArn?: string,
): Promise<Map<string, number>> {
  const rows = await countAttachments(db, account, policyArn)
  return new Map(rows.map(({ policyArn, count }) => [policyArn, Number(count)]))
}

const countAttachments = prepareRows((db, account: string, policyArn: string | undefined) =>
  db
    .selectFrom('attachments')
    .select((row) => ['policyArn', row.fn.countAll().as('count')])
    .where('account', '=', account)
    .$if(policyArn !== undefined, (query) => query.where('policyArn', '=', policyArn!))
    .groupBy('policyArn'),
)

/** How many users and roles of the account have each managed policy as boundary; unused ones are absent. */
export async function boundaryCounts(
  db: Reader,
  account: string,
  policyArn?: string,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const countIn of [countOfUsers, countOfRoles]) {
    for (const { boundaryArn, count } of await countIn(db, account, policyArn)) {
      if (boundaryArn !== null) counts.set(boundaryArn, (counts.get(boundaryArn) ?? 0) + Number(count))
    }
  }
  return counts
}

const countBoundaries = (table: 'users' | 'roles') =>
  prepareRows((db, account: string, policyArn: string | undefined) =>
    db
      .selectFrom(table)
      .select((row) => ['boundaryArn', row.fn.countAll().as('count')])
      .where('account', '=', account)
      .where('boundaryArn', 'is not', null)
      .$if(policyArn !== undefined, (query) => query.where('boundaryArn', '=', policyArn!))
      .groupBy('boundaryArn'),
  )
const countOfUsers = countBoundaries('users')
const countOfRoles = countBoundaries('roles')

// The tables share the columns that are read here, so one stands for all in the types.
const tableOf = { user: 'users', group: 'groups', role: 'roles' } as unknown as Record<string, 'users'>

/**
 * The entities of one type that have the policy attached and whose path begins with `pathPrefix`, by name
 * without case.
 */
export function entitiesAttaching(
  db: Reader,
  account: string,
  type: AttachmentRow['targetType'],
  policyArn: string,
  pathPrefix: string,
): Promise<PolicyUser[]> {
  return db
    .selectFrom('attachments')
    .innerJoin(`${tableOf[type]!} as entity`, 'entity.id', 'attachments.targetId')
    .select(['entity.id', 'entity.name', 'entity.nameKey', 'entity.path'])
    .where('attachments.account', '=', account)
    .where('attachments.policyArn', '=', policyArn)
    .where('attachments.targetType', '=', type)
    .where(pathStart('entity.path', pathPrefix), '=', pathPrefix)
    .orderBy('entity.nameKey')
    .execute()
}

/**
 * The users or roles that have the policy as boundary and whose path begins with `pathPrefix`, by name
 * without case.
 */
export function entitiesBoundedBy(
  db: Reader,
  account: string,
  type: 'user' | 'role',
  policyArn: string,
  pathPrefix: string,
): Promise<PolicyUser[]> {
  return db
    .selectFrom(`${tableOf[type]!} as entity`)
    .select(['entity.id', 'entity.name', 'entity.nameKey', 'entity.path'])
    .where('entity.account', '=', account)
    .where('entity.boundaryArn', '=', policyArn)
    .where(pathStart('entity.path', pathPrefix), '=', pathPrefix)
    .orderBy('entity.nameKey')
    .execute()
}
