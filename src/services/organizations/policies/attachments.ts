import {
  deleteOrganizationAttachment,
  insertOrganizationAttachments,
  listOrganizationAttachments,
} from '../../../store/organizations/organization-policies.ts'
import { findOrganizationalUnit } from '../../../store/organizations/organizational-units.ts'
import { findMember, type OrganizationRow } from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { rcpFullAccess } from '../../../kernel/organization-names.ts'
import {
  alreadyAttached,
  invalidInput,
  notAttached,
  noSuchTarget,
  typeNotEnabled,
  violates,
} from '../errors.ts'
import { findPolicy, requirePolicy, type Policy } from '../find-policy.ts'
import { attachmentsLimit } from '../limits.ts'
import { arnOfId, ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { policySummary } from './policies.ts'
import { askAboutPolicy } from './policy-questions.ts'
import { isControlPolicyType, isEnabled } from '../policy-types.ts'
import { askAbout } from '../standing.ts'

type Db = Reader | Writer

export const attachPolicy = changing('AttachPolicy', {
  reach: 'management',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!, call.input.TargetId!),
  async run({ input, now }, organization, tx) {
    const policy = await requirePolicy(tx, organization.id, input.PolicyId!)
    const targetId = input.TargetId!
    await requireTarget(tx, organization, targetId)
    if (!isEnabled(organization, policy.type)) throw typeNotEnabled()
    const attached = await attachedTo(tx, organization, targetId, policy)
    if (attached.some(({ policyId }) => policyId === policy.id)) throw alreadyAttached()
    if (attached.length >= attachmentsLimit[policy.type]) {
      throw violates('MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED')
    }
    const { id: policyId, type } = policy
    await insertOrganizationAttachments(tx, [
      { organizationId: organization.id, targetId, policyId, type, attached: now },
    ])
    return {}
  },
})

export const detachPolicy = changing('DetachPolicy', {
  reach: 'management',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!, call.input.TargetId!),
  async run({ input }, organization, tx) {
    const policy = await requirePolicy(tx, organization.id, input.PolicyId!)
    const targetId = input.TargetId!
    await requireTarget(tx, organization, targetId)
    // AWS: this one stays where it is.
    if (policy.id === rcpFullAccess) throw invalidInput('NON_DETACHABLE_POLICY')
    const attached = await attachedTo(tx, organization, targetId, policy)
    if (!attached.some(({ policyId }) => policyId === policy.id)) throw notAttached()
    if (attached.length === 1) throw violates('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED')
    await deleteOrganizationAttachment(tx, organization.id, targetId, policy.id)
    return {}
  },
})

function attachedTo(db: Db, { id }: OrganizationRow, targetId: string, { type }: Policy) {
  return listOrganizationAttachments(db, id, { targetId, type })
}

export const listPoliciesForTarget = reading('ListPoliciesForTarget', {
  reach: 'delegates',
  asks: (call) =>
    askAbout(call, [call.input.TargetId], { keys: { 'organizations:PolicyType': call.input.Filter } }),
  async run({ input, house }, organization, db) {
    const targetId = input.TargetId!
    const type = input.Filter!
    await requireTarget(db, organization, targetId)
    const attached = isControlPolicyType(type)
      ? await listOrganizationAttachments(db, organization.id, { targetId, type })
      : []
    const { items, NextToken } = pageOf(house, attached, ({ policyId }) => policyId, input)
    const policies = await Promise.all(items.map(({ policyId }) => findPolicy(db, organization.id, policyId)))
    return { Policies: policies.map((policy) => policySummary(organization, policy!)), NextToken }
  },
})

export const listTargetsForPolicy = reading('ListTargetsForPolicy', {
  reach: 'delegates',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!),
  async run({ input, house }, organization, db) {
    const { id } = await requirePolicy(db, organization.id, input.PolicyId!)
    const attached = await listOrganizationAttachments(db, organization.id, { policyId: id })
    const { items, NextToken } = pageOf(house, attached, ({ targetId }) => targetId, input)
    const Targets = await Promise.all(
      items.map(async ({ targetId }) => ({
        TargetId: targetId,
        Arn: arnOfId(ownerOf(organization), targetId),
        ...(await requireTarget(db, organization, targetId)),
      })),
    )
    return { Targets, NextToken }
  },
})

/** What policies are attached to: the root, a unit, an account. Throws TargetNotFoundException. */
async function requireTarget(db: Db, organization: OrganizationRow, id: string) {
  if (id === organization.rootId) return { Name: 'Root', Type: 'ROOT' as const }
  if (id.startsWith('ou-')) {
    const unit = await findOrganizationalUnit(db, organization.id, id)
    if (unit !== undefined) return { Name: unit.name, Type: 'ORGANIZATIONAL_UNIT' as const }
  } else {
    const member = await findMember(db, organization.id, id)
    if (member !== undefined) return { Name: member.name, Type: 'ACCOUNT' as const }
  }
  throw noSuchTarget()
}
