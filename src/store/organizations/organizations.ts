import type { Insertable, Selectable, Updateable } from 'kysely'
import type {
  DelegatedAdministratorTable,
  OrganizationMemberTable,
  OrganizationTable,
  OrganizationTagTable,
  TrustedServiceTable,
} from '../schema/schema-organizations.ts'
import type { Reader, Writer } from '../store.ts'

type Db = Reader | Writer

export type OrganizationRow = Selectable<OrganizationTable>
export type MemberRow = Selectable<OrganizationMemberTable>
/** A member with what its account says of itself. */
export type MemberAccount = MemberRow & { name: string; email: string | null; closed: number | null }
export type TrustedServiceRow = Selectable<TrustedServiceTable>
export type DelegatedAdministratorRow = Selectable<DelegatedAdministratorTable>
export type OrganizationTagRow = Selectable<OrganizationTagTable>

/** Every organization of this server. */
export function listOrganizations(db: Db): Promise<OrganizationRow[]> {
  return db.selectFrom('organizations').selectAll().orderBy('id').execute()
}

/** The organization that account is in, as its management account or a member. */
export function organizationOf(db: Db, account: string): Promise<OrganizationRow | undefined> {
  return db
    .selectFrom('organizations')
    .innerJoin('organizationMembers', 'organizationMembers.organizationId', 'organizations.id')
    .selectAll('organizations')
    .where('organizationMembers.account', '=', account)
    .executeTakeFirst()
}

/** The organization under that id. */
export function findOrganization(db: Db, id: string): Promise<OrganizationRow | undefined> {
  return db.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Writes a new organization, which has no account yet. */
export async function insertOrganization(tx: Writer, row: Insertable<OrganizationTable>): Promise<void> {
  await tx.insertInto('organizations').values(row).execute()
}

/** Changes what an organization says of itself. */
export async function updateOrganization(
  tx: Writer,
  id: string,
  change: Updateable<OrganizationTable>,
): Promise<void> {
  await tx.updateTable('organizations').set(change).where('id', '=', id).execute()
}

/** Removes an organization with everything in it; its handshakes stay. */
export async function deleteOrganization(tx: Writer, id: string): Promise<void> {
  for (const table of [
    'organizationMembers',
    'organizationalUnits',
    'organizationTags',
    'trustedServices',
    'delegatedAdministrators',
    'organizationAttachments',
    'organizationPolicies',
    'accountCreations',
  ] as const) {
    await tx.deleteFrom(table).where('organizationId', '=', id).execute()
  }
  await tx.deleteFrom('organizations').where('id', '=', id).execute()
}

const members = (db: Db) =>
  db
    .selectFrom('organizationMembers')
    .innerJoin('accounts', 'accounts.id', 'organizationMembers.account')
    .selectAll('organizationMembers')
    .select(['accounts.name', 'accounts.email', 'accounts.closed'])

/** The member of that account id; undefined where it is not in this organization. */
export function findMember(
  db: Db,
  organizationId: string,
  account: string,
): Promise<MemberAccount | undefined> {
  return members(db)
    .where('organizationMembers.account', '=', account)
    .where('organizationMembers.organizationId', '=', organizationId)
    .executeTakeFirst()
}

/** The accounts of an organization by id, the management account too; only those right under `parentId` where given. */
export function listMembers(db: Db, organizationId: string, parentId?: string): Promise<MemberAccount[]> {
  const all = members(db).where('organizationMembers.organizationId', '=', organizationId)
  const rows = parentId === undefined ? all : all.where('organizationMembers.parentId', '=', parentId)
  return rows.orderBy('organizationMembers.account').execute()
}

/** Puts an account that is in no organization into one. */
export async function insertMember(tx: Writer, row: Insertable<OrganizationMemberTable>): Promise<void> {
  await tx.insertInto('organizationMembers').values(row).execute()
}

/** Puts an account of an organization under another parent. */
export async function moveMember(tx: Writer, account: string, parentId: string): Promise<void> {
  await tx.updateTable('organizationMembers').set({ parentId }).where('account', '=', account).execute()
}

/** Takes an account out of its organization, with its attachments and tags there. */
export async function deleteMember(tx: Writer, organizationId: string, account: string): Promise<void> {
  await tx
    .deleteFrom('organizationAttachments')
    .where('organizationId', '=', organizationId)
    .where('targetId', '=', account)
    .execute()
  await deleteOrganizationTags(tx, organizationId, account)
  await tx.deleteFrom('organizationMembers').where('account', '=', account).execute()
}

/** The tags of one resource by key. */
export function listOrganizationTags(
  db: Db,
  organizationId: string,
  resourceId: string,
): Promise<OrganizationTagRow[]> {
  return db
    .selectFrom('organizationTags')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .where('resourceId', '=', resourceId)
    .orderBy('key')
    .execute()
}

/** Sets tags; one whose key is there already takes the new value. */
export async function putOrganizationTags(
  tx: Writer,
  organizationId: string,
  resourceId: string,
  tags: readonly { key: string; value: string }[],
): Promise<void> {
  if (tags.length === 0) return
  await tx
    .insertInto('organizationTags')
    .values(tags.map(({ key, value }) => ({ organizationId, resourceId, key, value })))
    .onConflict((conflict) =>
      conflict
        .columns(['organizationId', 'resourceId', 'key'])
        .doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
    )
    .execute()
}

/** Removes the tags of those keys, or all of the resource's where no keys are given. */
export async function deleteOrganizationTags(
  tx: Writer,
  organizationId: string,
  resourceId: string,
  keys?: readonly string[],
): Promise<void> {
  if (keys?.length === 0) return
  const all = tx
    .deleteFrom('organizationTags')
    .where('organizationId', '=', organizationId)
    .where('resourceId', '=', resourceId)
  await (keys === undefined ? all : all.where('key', 'in', keys)).execute()
}

/** The services with trusted access, by principal. */
export function listTrustedServices(db: Db, organizationId: string): Promise<TrustedServiceRow[]> {
  return db
    .selectFrom('trustedServices')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('servicePrincipal')
    .execute()
}

/** Gives a service trusted access; one that has it keeps its date. */
export async function insertTrustedService(tx: Writer, row: TrustedServiceRow): Promise<void> {
  await tx
    .insertInto('trustedServices')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organizationId', 'servicePrincipal']).doNothing())
    .execute()
}

/** Takes trusted access away from a service that may have it. */
export async function deleteTrustedService(
  tx: Writer,
  organizationId: string,
  servicePrincipal: string,
): Promise<void> {
  await tx
    .deleteFrom('trustedServices')
    .where('organizationId', '=', organizationId)
    .where('servicePrincipal', '=', servicePrincipal)
    .execute()
}

/** Who is delegated administrator of what, by account and service. */
export function listDelegatedAdministrators(
  db: Db,
  organizationId: string,
): Promise<DelegatedAdministratorRow[]> {
  return db
    .selectFrom('delegatedAdministrators')
    .selectAll()
    .where('organizationId', '=', organizationId)
    .orderBy('account')
    .orderBy('servicePrincipal')
    .execute()
}

/** Makes an account the delegated administrator of a service. */
export async function insertDelegatedAdministrator(
  tx: Writer,
  row: DelegatedAdministratorRow,
): Promise<void> {
  await tx.insertInto('delegatedAdministrators').values(row).execute()
}

/** Ends the delegation of one service to one account. */
export async function deleteDelegatedAdministrator(
  tx: Writer,
  { organizationId, account, servicePrincipal }: Omit<DelegatedAdministratorRow, 'enabled'>,
): Promise<void> {
  await tx
    .deleteFrom('delegatedAdministrators')
    .where('organizationId', '=', organizationId)
    .where('account', '=', account)
    .where('servicePrincipal', '=', servicePrincipal)
    .execute()
}
