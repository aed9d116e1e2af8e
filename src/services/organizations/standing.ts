import type { Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import type { OrganizationOwner } from '../../kernel/organization-names.ts'
import {
  listOrganizationTags,
  organizationOf,
  listDelegatedAdministrators,
} from '../../store/organizations/organizations.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../store/store.ts'
import { notInUse, noPermission } from './errors.ts'
import { findPolicy } from './find-policy.ts'
import { arnOfId, ownerOf } from './names.ts'

type Db = Reader | Writer

/**
 * Which accounts of an organization may call an operation: the management account; delegated administrators of
 * any service, too; or every account. The organization's resource policy may let others.
 */
export type Reach = 'management' | 'delegates' | 'members'

/** The organization of the caller. Throws AWSOrganizationsNotInUseException where it is in none. */
export async function requireOrganization(db: Db, account: string): Promise<OrganizationRow> {
  const organization = await organizationOf(db, account)
  if (organization === undefined) throw notInUse()
  return organization
}

/**
 * The organization of a caller that may do this. Throws AWSOrganizationsNotInUseException, and
 * AccessDeniedException where the account has no say in it, whatever its own policies allow.
 */
export async function requireStanding(
  db: Db,
  call: Call<unknown>,
  reach: Reach,
  asks: readonly Ask[],
): Promise<OrganizationRow> {
  const { account } = call.caller
  const organization = await requireOrganization(db, account)
  if (reach === 'members' || account === organization.managementAccount) return organization
  if (reach === 'delegates' && (await isDelegatedAdministrator(db, organization, account)))
    return organization
  if (isDelegated(call, organization, asks)) return organization
  throw noPermission()
}

async function isDelegatedAdministrator(db: Db, { id }: OrganizationRow, account: string): Promise<boolean> {
  return (await listDelegatedAdministrators(db, id)).some((row) => row.account === account)
}

/** Whether the organization's resource policy lets the caller, asked as about any other account's resource. */
function isDelegated(call: Call<unknown>, organization: OrganizationRow, asks: readonly Ask[]): boolean {
  const { resourcePolicy, resourcePolicyId, managementAccount } = organization
  if (resourcePolicy === null) return false
  const policy = { text: resourcePolicy, id: arnOfId(ownerOf(organization), resourcePolicyId!) }
  return asks.every((ask) => call.may({ ...ask, policy, resourceAccount: managementAccount }))
}

/** What a question needs to know of the caller's organization; there may be none. */
export async function ownerFor(call: Call<unknown>): Promise<OrganizationOwner | undefined> {
  const organization = await organizationOf(call.house.store.read, call.caller.account)
  return organization && ownerOf(organization)
}

/**
 * The question about what has those ids, with its tags; without an organization there is nothing to name.
 * `keys` are those of every one of them.
 */
export async function askAbout(
  call: Call<unknown>,
  ids: readonly (string | undefined)[],
  more: Omit<Ask, 'resource'> = {},
): Promise<Ask[]> {
  const owner = await ownerFor(call)
  const named = ids.filter((id) => id !== undefined)
  if (owner === undefined || named.length === 0) return [more]
  const asks: Ask[] = []
  for (const id of new Set(named)) {
    const resource = arnOfId(owner, id, await policyTypeOf(call, owner, id))
    asks.push({ ...more, resource, resourceTags: await tagsOf(call.house.store.read, owner, id) })
  }
  return asks
}

/** The tags of a resource as questions have them; undefined where it has none. */
export async function tagsOf(
  db: Db,
  { organizationId }: OrganizationOwner,
  id: string,
): Promise<Ask['resourceTags']> {
  const rows = await listOrganizationTags(db, organizationId, id)
  return rows.length === 0 ? undefined : rows.map(({ key, value }) => ({ Key: key, Value: value }))
}

async function policyTypeOf(
  call: Call<unknown>,
  { organizationId }: OrganizationOwner,
  id: string,
): Promise<string | undefined> {
  if (!id.startsWith('p-')) return undefined
  return (await findPolicy(call.house.store.read, organizationId, id))?.type
}
