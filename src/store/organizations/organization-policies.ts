import type { Selectable, Updateable } from 'kysely'
import { deleteOrganizationTags } from './organizations.ts'
import type {
  ControlPolicyType,
  OrganizationAttachmentTable,
  OrganizationPolicyTable,
} from '../schema/schema-organizations.ts'
import type { Reader, Writer } from '../store.ts'

type Db = Reader | Writer

export type OrganizationPolicyRow = Selectable<OrganizationPolicyTable>
export type OrganizationAttachmentRow = Selectable<OrganizationAttachmentTable>

/** The organization's own policy under that id. */
export function findOrganizationPolicy(
  db: Db,
  organizationId: string,
  id: string,
): Promise<OrganizationPolicyRow | undefined> {
  return db
    .selectFrom('organizationPolicies')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The organization's own policies by id, of one type where given. */
export function listOrganizationPolicies(
  db: Db,
  organizationId: string,
  type?: ControlPolicyType,
): Promise<OrganizationPolicyRow[]> {
  const all = db.selectFrom('organizationPolicies').selectAll().where('organizationId', '=', organizationId)
  return (type === undefined ? all : all.where('type', '=', type)).orderBy('id').execute()
}

/** Writes a new policy. */
export async function insertOrganizationPolicy(tx: Writer, row: OrganizationPolicyRow): Promise<void> {
  await tx.insertInto('organizationPolicies').values(row).execute()
}

/** Changes the name, description or content of a policy. */
export async function updateOrganizationPolicy(
  tx: Writer,
  id: string,
  change: Updateable<OrganizationPolicyTable>,
): Promise<void> {
  await tx.updateTable('organizationPolicies').set(change).where('id', '=', id).execute()
}

/** Removes a policy that is attached nowhere, with its tags. */
export async function deleteOrganizationPolicy(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<void> {
  await deleteOrganizationTags(tx, organizationId, id)
  await tx.deleteFrom('organizationPolicies').where('id', '=', id).execute()
}

/** What is attached where, in the order of attaching. */
export function listOrganizationAttachments(
  db: Db,
  organizationId: string,
  by: { targetId?: string; policyId?: string; type?: ControlPolicyType } = {},
): Promise<OrganizationAttachmentRow[]> {
  let rows = db.selectFrom('organizationAttachments').selectAll().where('organizationId', '=', organizationId)
  if (by.targetId !== undefined) rows = rows.where('targetId', '=', by.targetId)
  if (by.policyId !== undefined) rows = rows.where('policyId', '=', by.policyId)
  if (by.type !== undefined) rows = rows.where('type', '=', by.type)
  return rows.orderBy('attached').orderBy('policyId').orderBy('targetId').execute()
}

/** Attaches policies to targets that do not have them. */
export async function insertOrganizationAttachments(
  tx: Writer,
  rows: readonly OrganizationAttachmentRow[],
): Promise<void> {
  // LIMIT: a statement of SQLite takes some 32,000 values; a row has five.
  for (let at = 0; at < rows.length; at += 1000) {
    await tx
      .insertInto('organizationAttachments')
      .values(rows.slice(at, at + 1000))
      .execute()
  }
}

/** Detaches one policy from one target. */
export async function deleteOrganizationAttachment(
  tx: Writer,
  organizationId: string,
  targetId: string,
  policyId: string,
): Promise<void> {
  await tx
    .deleteFrom('organizationAttachments')
    .where('organizationId', '=', organizationId)
    .where('targetId', '=', targetId)
    .where('policyId', '=', policyId)
    .execute()
}

/** Detaches every policy of a type. */
export async function deleteOrganizationAttachments(
  tx: Writer,
  organizationId: string,
  type: ControlPolicyType,
): Promise<void> {
  await tx
    .deleteFrom('organizationAttachments')
    .where('organizationId', '=', organizationId)
    .where('type', '=', type)
    .execute()
}
