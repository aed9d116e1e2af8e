import { organizationPolicyArn, fullAccess } from '../../../kernel/organization-names.ts'
import {
  deleteOrganizationPolicy,
  insertOrganizationPolicy,
  listOrganizationAttachments,
  listOrganizationPolicies,
  updateOrganizationPolicy,
} from '../../../store/organizations/organization-policies.ts'
import { putOrganizationTags, type OrganizationRow } from '../../../store/organizations/organizations.ts'
import type { ControlPolicyType } from '../../../store/schema/schema-organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import type { OrganizationsOutput } from '../action.ts'
import { invalidInput, policyExists, policyInUse, typeNotAvailable, violates } from '../errors.ts'
import { managedPolicy, requirePolicy, type Policy } from '../find-policy.ts'
import { policiesLimit } from '../limits.ts'
import { newId, ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { askAboutPolicy } from './policy-questions.ts'
import { checkPolicy } from './policy-rules.ts'
import { isControlPolicyType, requireControlPolicyType } from '../policy-types.ts'
import { ownerFor } from '../standing.ts'
import { readTags, tagPermission } from '../tree/tag-rules.ts'

type View = NonNullable<OrganizationsOutput<'DescribePolicy'>['Policy']>

export const createPolicy = changing('CreatePolicy', {
  reach: 'management',
  asks: async (call) => {
    const { Type = '', Tags } = call.input
    const owner = await ownerFor(call)
    const keys = { 'organizations:PolicyType': Type }
    // What it will be called is not known yet.
    const resource = owner && organizationPolicyArn(owner, Type, 'p-*')
    return [
      { ...(resource !== undefined && { resource }), keys, requestTags: Tags },
      ...(await tagPermission(call, Tags, 'policy')),
    ]
  },
  async run({ input, house, now }, organization, tx) {
    const type = requireControlPolicyType(input.Type!)
    const tags = readTags(input.Tags)
    const { Name: name = '', Description: description = '', Content: content = '' } = input
    if (organization.featureSet !== 'ALL') throw typeNotAvailable()
    checkPolicy(type, content)
    const others = await listOrganizationPolicies(tx, organization.id, type)
    refuseName(others, type, name)
    if (others.length >= policiesLimit[type]) throw violates('POLICY_NUMBER_LIMIT_EXCEEDED')
    const id = newId.policy(house.random)
    const row = { id, organizationId: organization.id, type, name, description, content }
    await insertOrganizationPolicy(tx, { ...row, created: now })
    await putOrganizationTags(tx, organization.id, id, tags)
    return { Policy: policyView(organization, { ...row, awsManaged: false }) }
  },
})

export const updatePolicy = changing('UpdatePolicy', {
  reach: 'management',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!),
  async run({ input }, organization, tx) {
    const policy = await requireOwn(tx, organization, input.PolicyId!)
    const changed = {
      name: input.Name ?? policy.name,
      description: input.Description ?? policy.description,
      content: input.Content ?? policy.content,
    }
    checkPolicy(policy.type, changed.content)
    const others = await listOrganizationPolicies(tx, organization.id, policy.type)
    refuseName(
      others.filter(({ id }) => id !== policy.id),
      policy.type,
      changed.name,
    )
    await updateOrganizationPolicy(tx, policy.id, changed)
    return { Policy: policyView(organization, { ...policy, ...changed }) }
  },
})

export const describePolicy = reading('DescribePolicy', {
  reach: 'delegates',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!),
  run: async ({ input }, organization, db) => ({
    Policy: policyView(organization, await requirePolicy(db, organization.id, input.PolicyId!)),
  }),
})

export const deletePolicy = changing('DeletePolicy', {
  reach: 'management',
  asks: (call) => askAboutPolicy(call, call.input.PolicyId!),
  async run({ input }, organization, tx) {
    const { id } = await requireOwn(tx, organization, input.PolicyId!)
    const attached = await listOrganizationAttachments(tx, organization.id, { policyId: id })
    if (attached.length > 0) throw policyInUse()
    await deleteOrganizationPolicy(tx, organization.id, id)
    return {}
  },
})

export const listPolicies = reading('ListPolicies', {
  reach: 'delegates',
  asks: (call) => [{ keys: { 'organizations:PolicyType': call.input.Filter } }],
  async run({ input, house }, organization, db) {
    // There are none of the other types, and that is what is listed.
    const type = input.Filter!
    const policies = isControlPolicyType(type) ? await policiesOf(db, organization, type) : []
    const { items, NextToken } = pageOf(house, policies, ({ id }) => id, input)
    return { Policies: items.map((policy) => policySummary(organization, policy)), NextToken }
  },
})

/** AWS's own policy of the type first, then the organization's by id. */
async function policiesOf(
  db: Reader,
  { id, featureSet }: OrganizationRow,
  type: ControlPolicyType,
): Promise<Policy[]> {
  const own = (await listOrganizationPolicies(db, id, type)).map((row) => ({ ...row, awsManaged: false }))
  if (featureSet !== 'ALL') return own
  const managed = Object.keys(fullAccess).map((one) => managedPolicy(one)!)
  return [...managed.filter((one) => one.type === type), ...own]
}

async function requireOwn(tx: Writer, { id }: OrganizationRow, policyId: string): Promise<Policy> {
  const policy = await requirePolicy(tx, id, policyId)
  if (policy.awsManaged) throw invalidInput('IMMUTABLE_POLICY')
  return policy
}

function refuseName(others: readonly { name: string }[], type: ControlPolicyType, name: string): void {
  const managed = Object.values(fullAccess).some((one) => one.type === type && one.name === name)
  if (managed || others.some((one) => one.name === name)) throw policyExists()
}

function policyView(organization: OrganizationRow, policy: Policy): View {
  return { PolicySummary: policySummary(organization, policy), Content: policy.content }
}

/** A policy without its content. */
export function policySummary(organization: OrganizationRow, policy: Policy) {
  const { id, type, name, description, awsManaged } = policy
  const Arn = organizationPolicyArn(ownerOf(organization), type, id)
  return { Id: id, Arn, Name: name, Description: description, Type: type, AwsManaged: awsManaged }
}
