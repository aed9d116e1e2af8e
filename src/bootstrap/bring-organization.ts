import type { House } from '../access/house.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { scpFullAccess } from '../kernel/organization-names.ts'
import { organizations } from '../services/organizations/index.ts'
import type {
  OrganizationsInput,
  OrganizationsOperation,
  OrganizationsOutput,
} from '../services/organizations/action.ts'
import { listHandshakes } from '../store/organizations/organization-requests.ts'
import {
  listOrganizationAttachments,
  listOrganizationPolicies,
} from '../store/organizations/organization-policies.ts'
import { listOrganizationalUnits } from '../store/organizations/organizational-units.ts'
import {
  findMember,
  listOrganizationTags,
  organizationOf,
  type OrganizationRow,
} from '../store/organizations/organizations.ts'
import { askAsRoot } from './ask-as-root.ts'
import type { DeclaredOrganization, DeclaredPolicy, DeclaredTarget } from './organization.ts'
import type { Place } from './source.ts'

type Ask = <Name extends OrganizationsOperation>(
  account: string,
  name: Name,
  input: OrganizationsInput<Name>,
) => Promise<OrganizationsOutput<Name>>

/** A house with the organization that is brought about in it. */
type World = { house: House; ask: Ask; organization: OrganizationRow; management: string }

/**
 * Brings the organization to what is declared; what is not stays. `at` is told where the work stands. Throws AwsError
 * as the operations themselves would.
 */
export async function bringOrganization(
  house: House,
  declared: DeclaredOrganization,
  numberOf: (account: string) => string,
  at: (place: Place) => void,
): Promise<void> {
  const ask: Ask = (account, name, input) => askAsRoot(house, account, organizations, name, input) as never
  const management = numberOf(declared.managementAccount)
  at(declared.place)
  const db = house.store.read
  if ((await organizationOf(db, management)) === undefined) await ask(management, 'CreateOrganization', {})
  const organization = (await organizationOf(db, management))!
  if (organization.managementAccount !== management) {
    throw new AwsError('AlreadyInOrganization', 400, `${management} is a member of another organization`)
  }
  const world: World = { house, ask, organization, management }
  const policyIds = await bringPolicies(world, declared.policies, at)
  const ids: string[] = []
  for (const target of declared.targets) {
    at(target.place)
    const id = await bringTarget(world, target, ids[target.parent], numberOf)
    ids.push(id)
    await bringTags(world, id, target.tags)
    await bringAttachments(world, id, target, policyIds)
  }
}

async function bringPolicies(
  { house, ask, organization, management }: World,
  declared: readonly DeclaredPolicy[],
  at: (place: Place) => void,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { place, name, type, description, content } of declared) {
    at(place)
    const known = (await listOrganizationPolicies(house.store.read, organization.id, type)).find(
      (row) => row.name === name,
    )
    const wanted = { Name: name, Description: description, Content: content }
    if (known === undefined) {
      const { Policy } = await ask(management, 'CreatePolicy', { ...wanted, Type: type })
      ids.set(name, Policy!.PolicySummary!.Id!)
    } else {
      const same = known.description === description && known.content === content
      if (!same) await ask(management, 'UpdatePolicy', { ...wanted, PolicyId: known.id })
      ids.set(name, known.id)
    }
    const now = (await organizationOf(house.store.read, management))!
    const enabled = type === 'SERVICE_CONTROL_POLICY' ? now.scpsEnabled : now.rcpsEnabled
    const of = { RootId: organization.rootId, PolicyType: type }
    if (enabled === 0) await ask(management, 'EnablePolicyType', of)
  }
  return ids
}

async function bringTarget(
  world: World,
  { kind, name }: DeclaredTarget,
  parent: string | undefined,
  numberOf: (account: string) => string,
): Promise<string> {
  const { house, ask, organization, management } = world
  if (kind === 'root' || parent === undefined) return organization.rootId
  if (kind === 'account') return bringAccount(world, numberOf(name), parent)
  const units = await listOrganizationalUnits(house.store.read, organization.id, parent)
  const known = units.find((unit) => unit.name === name)
  if (known !== undefined) return known.id
  const made = await ask(management, 'CreateOrganizationalUnit', { ParentId: parent, Name: name })
  return made.OrganizationalUnit!.Id!
}

/** Takes an account in by an invitation that it accepts, and puts it where it belongs. */
async function bringAccount(
  { house, ask, organization, management }: World,
  account: string,
  parent: string,
): Promise<string> {
  const db = house.store.read
  if ((await findMember(db, organization.id, account)) === undefined) {
    const open = (await listHandshakes(db, { organizationId: organization.id })).find(
      (row) => row.account === account && row.state === 'OPEN' && row.expires > house.clock.now(),
    )
    const Target = { Id: account, Type: 'ACCOUNT' as const }
    const HandshakeId =
      open?.id ?? (await ask(management, 'InviteAccountToOrganization', { Target })).Handshake!.Id!
    await ask(account, 'AcceptHandshake', { HandshakeId })
  }
  const { parentId } = (await findMember(db, organization.id, account))!
  if (parentId !== parent) {
    const move = { AccountId: account, SourceParentId: parentId, DestinationParentId: parent }
    await ask(management, 'MoveAccount', move)
  }
  return account
}

async function bringTags(
  { house, ask, organization, management }: World,
  ResourceId: string,
  Tags: DeclaredTarget['tags'],
): Promise<void> {
  const known = await listOrganizationTags(house.store.read, organization.id, ResourceId)
  const values = new Map(known.map(({ key, value }) => [key, value]))
  const other = Tags.filter(({ Key, Value }) => values.get(Key) !== Value)
  if (other.length > 0) await ask(management, 'TagResource', { ResourceId, Tags: other })
}

async function bringAttachments(
  { house, ask, organization, management }: World,
  TargetId: string,
  { attachedPolicies, withoutFullAccess }: DeclaredTarget,
  policyIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await listOrganizationAttachments(house.store.read, organization.id, { targetId: TargetId })
  const attached = new Set(rows.map(({ policyId }) => policyId))
  for (const { text } of attachedPolicies) {
    const PolicyId = policyIds.get(text)!
    if (!attached.has(PolicyId)) await ask(management, 'AttachPolicy', { PolicyId, TargetId })
  }
  if (withoutFullAccess && attached.has(scpFullAccess)) {
    await ask(management, 'DetachPolicy', { PolicyId: scpFullAccess, TargetId })
  }
}
