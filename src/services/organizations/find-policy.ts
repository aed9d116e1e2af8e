import { fullAccess } from '../../kernel/organization-names.ts'
import { findOrganizationPolicy } from '../../store/organizations/organization-policies.ts'
import type { ControlPolicyType } from '../../store/schema/schema-organizations.ts'
import type { Reader, Writer } from '../../store/store.ts'
import { noSuchPolicy } from './errors.ts'

/** A policy of the organization, or one of AWS's own. */
export type Policy = {
  id: string
  type: ControlPolicyType
  name: string
  description: string
  content: string
  awsManaged: boolean
}

/** The policy under that id, as an organization sees it. */
export async function findPolicy(
  db: Reader | Writer,
  organizationId: string,
  id: string,
): Promise<Policy | undefined> {
  const managed = managedPolicy(id)
  if (managed !== undefined) return managed
  const row = await findOrganizationPolicy(db, organizationId, id)
  return row && { ...row, awsManaged: false }
}

/** The policy under that id. Throws PolicyNotFoundException. */
export async function requirePolicy(
  db: Reader | Writer,
  organizationId: string,
  id: string,
): Promise<Policy> {
  const policy = await findPolicy(db, organizationId, id)
  if (policy === undefined) throw noSuchPolicy()
  return policy
}

/** One of AWS's own policies; undefined where there is none of that id. */
export function managedPolicy(id: string): Policy | undefined {
  const managed = fullAccess[id]
  return managed && { id, ...managed, type: managed.type as ControlPolicyType, awsManaged: true }
}
