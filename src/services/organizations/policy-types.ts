import { attachedByDefault } from '../../access/decision/organizations.ts'
import { insertOrganizationAttachments } from '../../store/organizations/organization-policies.ts'
import type { OrganizationRow } from '../../store/organizations/organizations.ts'
import type { ControlPolicyType } from '../../store/schema/schema-organizations.ts'
import type { Writer } from '../../store/store.ts'
import { policyTypeNotThere } from './errors.ts'

/** The two types that are here; the others of AWS decide about no request. */
export function isControlPolicyType(type: string): type is ControlPolicyType {
  return type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY'
}

/** Throws NotImplemented for a type that this server has no policies of. */
export function requireControlPolicyType(type: string): ControlPolicyType {
  if (!isControlPolicyType(type)) throw policyTypeNotThere(type)
  return type
}

/** Whether policies of that type may be attached, and bind. */
export function isEnabled(organization: OrganizationRow, type: ControlPolicyType): boolean {
  return (type === 'SERVICE_CONTROL_POLICY' ? organization.scpsEnabled : organization.rcpsEnabled) === 1
}

/** The types that are enabled in the root. */
export function enabledTypes(organization: OrganizationRow): ControlPolicyType[] {
  return (['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const).filter((type) =>
    isEnabled(organization, type),
  )
}

/** Attaches to a new unit or account what everything begins with. */
export async function attachDefaults(
  tx: Writer,
  organization: OrganizationRow,
  targetId: string,
  now: number,
): Promise<void> {
  const rows = enabledTypes(organization).map((type) => ({
    organizationId: organization.id,
    targetId,
    policyId: attachedByDefault[type],
    type,
    attached: now,
  }))
  await insertOrganizationAttachments(tx, rows)
}
