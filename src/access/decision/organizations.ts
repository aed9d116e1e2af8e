import type { CompiledTexts } from './compiled-texts.ts'
import type { PolicySet, SourcedPolicy } from '../../policy/policy-set.ts'
import {
  fullAccess,
  organizationPolicyArn,
  organizationPath,
  rcpFullAccess,
  scpFullAccess,
} from '../../kernel/organization-names.ts'
import {
  listOrganizationAttachments,
  listOrganizationPolicies,
} from '../../store/organizations/organization-policies.ts'
import type { OrganizationPolicyRow } from '../../store/organizations/organization-policies.ts'
import { listOrganizationalUnits } from '../../store/organizations/organizational-units.ts'
import {
  listMembers,
  listOrganizations,
  type OrganizationRow,
} from '../../store/organizations/organizations.ts'
import type { ControlPolicyType } from '../../store/schema/schema-organizations.ts'
import type { Reader, Store } from '../../store/store.ts'

type Levels = PolicySet['scps']

/** An account's place in its organization, and what binds it there. */
export type Membership = {
  organizationId: string
  managementAccount: string
  /** Root and units above the account, from the root down. */
  parents: readonly string[]
  /** `aws:PrincipalOrgPaths`: `o-…/r-…/ou-…/`. */
  path: string
  /** Service control policies on the account's principals, from the root down; empty where none bind them. */
  scps(): Levels
  /** Resource control policies on the account's resources. */
  rcps(): Levels
}

/**
 * The organizations as one moment knew them. `of` does no I/O, so whoever decides sees to it that they are
 * current: `if (!organizations.areCurrent()) await organizations.refresh()`.
 */
export type Organizations = {
  areCurrent(): boolean
  refresh(): Promise<void>
  /** Undefined for an account that is in no organization. */
  of(account: string): Membership | undefined
}

/** As much of a house as its organizations are read from. */
type Sources = { policies: CompiledTexts } & { store: Pick<Store, 'read' | 'organizationsVersion'> }

/** Organizations that were not read yet: they are current where there has never been one. */
export function createOrganizations(house: Sources): Organizations {
  let version = 0
  let members: ReadonlyMap<string, Membership> = new Map()
  return {
    areCurrent: () => version === house.store.organizationsVersion(),
    async refresh() {
      // INVARIANT: the version before the rows, so a write in between only makes them stale at once.
      const read = house.store.organizationsVersion()
      const fresh = await readMembers(house)
      // Of two that run at once the later one may have read more.
      if (read >= version) [version, members] = [read, fresh]
    },
    of: (account) => (members.size === 0 ? undefined : members.get(account)),
  }
}

/** The organizations of a snapshot, in which nothing changes. */
export async function readOrganizations(
  house: { policies: CompiledTexts },
  read: Reader,
): Promise<Organizations> {
  const members = await readMembers({ ...house, store: { read } })
  return { areCurrent: () => true, refresh: async () => {}, of: (account) => members.get(account) }
}

/** Where there are no organizations at all. */
export const noOrganizations: Organizations = {
  areCurrent: () => true,
  refresh: async () => {},
  of: () => undefined,
}

const none: Levels = []

async function readMembers(
  house: { policies: CompiledTexts } & { store: Pick<Store, 'read'> },
): Promise<Map<string, Membership>> {
  const members = new Map<string, Membership>()
  const db = house.store.read
  for (const organization of await listOrganizations(db)) {
    const attached = await attachmentsOf(house, organization)
    const parentOf = new Map<string, string>()
    for (const { id, parentId } of await listOrganizationalUnits(db, organization.id))
      parentOf.set(id, parentId)
    for (const { account, parentId } of await listMembers(db, organization.id)) {
      members.set(account, membership(organization, account, parentsFrom(parentId, parentOf), attached))
    }
  }
  return members
}

/** The policies on a root, unit or account; compiled once, when the first decision asks for them. */
type Attached = (type: ControlPolicyType, target: string) => readonly SourcedPolicy[]

async function attachmentsOf(
  house: { policies: CompiledTexts } & { store: Pick<Store, 'read'> },
  organization: OrganizationRow,
): Promise<Attached> {
  const db = house.store.read
  const { id, managementAccount } = organization
  const rows = new Map<string, OrganizationPolicyRow>()
  for (const row of await listOrganizationPolicies(db, id)) rows.set(row.id, row)
  const targets = new Map<string, string[]>()
  for (const { type, targetId, policyId } of await listOrganizationAttachments(db, id)) {
    const key = `${type} ${targetId}`
    const known = targets.get(key)
    if (known === undefined) targets.set(key, [policyId])
    else known.push(policyId)
  }
  const compiled = new Map<string, SourcedPolicy>()
  const sourceOf = (type: ControlPolicyType, policyId: string): SourcedPolicy => {
    const known = compiled.get(policyId)
    if (known !== undefined) return known
    // What cannot be read denies everything, as an unreadable policy does.
    const text = fullAccess[policyId]?.content ?? rows.get(policyId)?.content ?? ''
    const source: SourcedPolicy = {
      id: organizationPolicyArn({ organizationId: id, managementAccount }, type, policyId),
      type: type === 'SERVICE_CONTROL_POLICY' ? 'scp' : 'rcp',
      policy: house.policies.get(text),
    }
    compiled.set(policyId, source)
    return source
  }
  return (type, target) => (targets.get(`${type} ${target}`) ?? []).map((one) => sourceOf(type, one))
}

function membership(
  organization: OrganizationRow,
  account: string,
  parents: readonly string[],
  attached: Attached,
): Membership {
  const { id, managementAccount, scpsEnabled, rcpsEnabled } = organization
  const targets = [...parents, account]
  const levels = (type: ControlPolicyType) => targets.map((target) => attached(type, target))
  // AWS: neither binds the management account.
  const binds = account !== managementAccount
  let scps = binds && scpsEnabled === 1 ? undefined : none
  let rcps = binds && rcpsEnabled === 1 ? undefined : none
  return {
    organizationId: id,
    managementAccount,
    parents,
    path: organizationPath(id, parents),
    scps: () => (scps ??= levels('SERVICE_CONTROL_POLICY')),
    rcps: () => (rcps ??= levels('RESOURCE_CONTROL_POLICY')),
  }
}

function parentsFrom(parentId: string, parentOf: ReadonlyMap<string, string>): string[] {
  const parents: string[] = []
  for (let id: string | undefined = parentId; id !== undefined; id = parentOf.get(id)) parents.unshift(id)
  return parents
}

/** What AWS attaches to every root, unit and account of an organization in which the type is enabled. */
export const attachedByDefault: Readonly<Record<ControlPolicyType, string>> = {
  SERVICE_CONTROL_POLICY: scpFullAccess,
  RESOURCE_CONTROL_POLICY: rcpFullAccess,
}
