import { parseArn } from '../../../kernel/arn.ts'
import { parsePolicy } from '../../../policy/text/parse.ts'
import type { PrincipalEntry, Statement } from '../../../policy/text/document.ts'
import {
  deleteOrganizationTags,
  listOrganizationTags,
  putOrganizationTags,
  updateOrganization,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { OrganizationsOutput } from '../action.ts'
import { isDelegable } from '../delegable-actions.ts'
import { invalidInput, noResourcePolicy, violates } from '../errors.ts'
import { tagsLimit } from '../limits.ts'
import { arnOfId, newId, ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { askAbout } from '../standing.ts'
import { readTags, tagPermission } from '../tree/tag-rules.ts'

type View = NonNullable<OrganizationsOutput<'DescribeResourcePolicy'>['ResourcePolicy']>

export const putResourcePolicy = changing('PutResourcePolicy', {
  reach: 'management',
  asks: async (call) => {
    const requestTags = call.input.Tags
    const asks = await askAbout(call, ['rp-*'], { requestTags })
    return [...asks, ...(await tagPermission(call, requestTags, 'resourcepolicy'))]
  },
  async run({ input, house }, organization, tx) {
    const content = input.Content!
    checkResourcePolicy(content)
    const id = organization.resourcePolicyId ?? newId.resourcePolicy(house.random)
    const tags = readTags(input.Tags)
    const keys = new Set((await listOrganizationTags(tx, organization.id, id)).map(({ key }) => key))
    for (const { key } of tags) keys.add(key)
    if (keys.size > tagsLimit) throw violates('MAX_TAG_LIMIT_EXCEEDED')
    const changed = { resourcePolicyId: id, resourcePolicy: content }
    await updateOrganization(tx, organization.id, changed)
    await putOrganizationTags(tx, organization.id, id, tags)
    return { ResourcePolicy: view({ ...organization, ...changed }) }
  },
})

export const describeResourcePolicy = reading('DescribeResourcePolicy', {
  reach: 'delegates',
  run: (_call, organization) => ({ ResourcePolicy: view(organization) }),
})

export const deleteResourcePolicy = changing('DeleteResourcePolicy', {
  reach: 'management',
  async run(_call, organization, tx) {
    const { resourcePolicyId } = organization
    if (resourcePolicyId === null) throw noResourcePolicy()
    await updateOrganization(tx, organization.id, { resourcePolicyId: null, resourcePolicy: null })
    await deleteOrganizationTags(tx, organization.id, resourcePolicyId)
    return {}
  },
})

function view(organization: OrganizationRow): View {
  const { resourcePolicyId, resourcePolicy } = organization
  if (resourcePolicyId === null || resourcePolicy === null) throw noResourcePolicy()
  return {
    ResourcePolicySummary: { Id: resourcePolicyId, Arn: arnOfId(ownerOf(organization), resourcePolicyId) },
    Content: resourcePolicy,
  }
}

/**
 * Throws InvalidInputException for what cannot delegate. Source: Organizations User Guide, "Delegated administrator
 * for AWS Organizations".
 */
function checkResourcePolicy(content: string): void {
  const parsed = parsePolicy(content)
  if ('findings' in parsed || parsed.document.statements.length === 0) {
    throw invalidInput('INVALID_RESOURCE_POLICY_JSON')
  }
  for (const statement of parsed.document.statements) checkStatement(statement)
}

function checkStatement({
  principal,
  notPrincipal,
  action,
  notAction,
  resource,
  notResource,
}: Statement): void {
  if (notPrincipal !== undefined || notAction !== undefined || notResource !== undefined) {
    throw invalidInput('INVALID_RESOURCE_POLICY_JSON')
  }
  if (principal === undefined || !principal.every(isAccountPrincipal)) throw invalidInput('INVALID_PRINCIPAL')
  if (!(action ?? []).every(isDelegable)) throw invalidInput('UNSUPPORTED_ACTION_IN_RESOURCE_POLICY')
  const isOrganizations = (one: string) => one === '*' || parseArn(one)?.service === 'organizations'
  if (!(resource ?? []).every(isOrganizations)) throw invalidInput('UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY')
}

/** Accounts, their users and roles; a wildcard would open the organization to strangers. */
function isAccountPrincipal({ type, value }: PrincipalEntry): boolean {
  if (type !== 'AWS') return false
  return /^\d{12}$/.test(value) || /^arn:aws:(?:iam|sts)::\d{12}:[a-z]/.test(value)
}
