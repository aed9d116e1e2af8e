import { attachedByDefault } from '../../../access/decision/organizations.ts'
import {
  deleteOrganizationAttachments,
  insertOrganizationAttachments,
} from '../../../store/organizations/organization-policies.ts'
import { listOrganizationalUnits } from '../../../store/organizations/organizational-units.ts'
import {
  listMembers,
  updateOrganization,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { ControlPolicyType } from '../../../store/schema/schema-organizations.ts'
import type { Writer } from '../../../store/store.ts'
import type { OrganizationsOutput } from '../action.ts'
import { noSuchRoot, typeAlreadyEnabled, typeNotAvailable, typeNotEnabled } from '../errors.ts'
import { arnOfId, ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { enabledTypes, isEnabled, requireControlPolicyType } from '../policy-types.ts'
import { askAbout } from '../standing.ts'

type Root = NonNullable<OrganizationsOutput<'EnablePolicyType'>['Root']>

export const listRoots = reading('ListRoots', {
  reach: 'delegates',
  run({ input, house }, organization) {
    const { items, NextToken } = pageOf(house, [rootView(organization)], ({ Id = '' }) => Id, input)
    return { Roots: items, NextToken }
  },
})

export const enablePolicyType = changing('EnablePolicyType', {
  reach: 'management',
  asks: (call) =>
    askAbout(call, [call.input.RootId], { keys: { 'organizations:PolicyType': call.input.PolicyType } }),
  async run({ input, now }, organization, tx) {
    const type = requireControlPolicyType(input.PolicyType!)
    if (input.RootId !== organization.rootId) throw noSuchRoot()
    if (organization.featureSet !== 'ALL') throw typeNotAvailable()
    if (isEnabled(organization, type)) throw typeAlreadyEnabled()
    await attachEverywhere(tx, organization, type, now)
    return { Root: rootView(await setEnabled(tx, organization, type, 1)) }
  },
})

/** AWS: disabling detaches every policy of the type, for good. */
export const disablePolicyType = changing('DisablePolicyType', {
  reach: 'management',
  asks: (call) =>
    askAbout(call, [call.input.RootId], { keys: { 'organizations:PolicyType': call.input.PolicyType } }),
  async run({ input }, organization, tx) {
    const type = requireControlPolicyType(input.PolicyType!)
    if (input.RootId !== organization.rootId) throw noSuchRoot()
    if (!isEnabled(organization, type)) throw typeNotEnabled()
    await deleteOrganizationAttachments(tx, organization.id, type)
    return { Root: rootView(await setEnabled(tx, organization, type, 0)) }
  },
})

async function setEnabled(
  tx: Writer,
  organization: OrganizationRow,
  type: ControlPolicyType,
  flag: 0 | 1,
): Promise<OrganizationRow> {
  const changed = type === 'SERVICE_CONTROL_POLICY' ? { scpsEnabled: flag } : { rcpsEnabled: flag }
  await updateOrganization(tx, organization.id, changed)
  return { ...organization, ...changed }
}

async function attachEverywhere(
  tx: Writer,
  { id, rootId }: OrganizationRow,
  type: ControlPolicyType,
  now: number,
): Promise<void> {
  const units = (await listOrganizationalUnits(tx, id)).map((unit) => unit.id)
  const accounts = (await listMembers(tx, id)).map(({ account }) => account)
  const rows = [rootId, ...units, ...accounts].map((targetId) => ({
    organizationId: id,
    targetId,
    policyId: attachedByDefault[type],
    type,
    attached: now,
  }))
  await insertOrganizationAttachments(tx, rows)
}

function rootView(organization: OrganizationRow): Root {
  return {
    Id: organization.rootId,
    Arn: arnOfId(ownerOf(organization), organization.rootId),
    Name: 'Root',
    PolicyTypes: enabledTypes(organization).map((Type) => ({ Type, Status: 'ENABLED' })),
  }
}
