import type {
  Organization,
  OrganizationsClient,
  Policy,
  PolicySummary,
  PolicyTargetSummary,
  PolicyType,
} from '@aws-sdk/client-organizations'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** The kinds of policies that bind accounts, and how the console calls them. */
export const policyTypes = [
  { type: 'SERVICE_CONTROL_POLICY', label: 'Service control policy', kind: 'scp' },
  { type: 'RESOURCE_CONTROL_POLICY', label: 'Resource control policy', kind: 'rcp' },
] as const satisfies readonly { type: PolicyType; label: string; kind: 'scp' | 'rcp' }[]

/** The root, a unit or an account, with what is below it and the policies attached to it. */
export type OrganizationNode = {
  id: string
  name: string
  kind: 'Root' | 'Organizational unit' | 'Account'
  policies: readonly PolicySummary[]
  children: readonly OrganizationNode[]
}

/** The organization of the account, or null where it is in none. */
export async function getOrganization(aws: Aws, abortSignal: AbortSignal): Promise<Organization | null> {
  const { DescribeOrganizationCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  return client.send(new DescribeOrganizationCommand({}), { abortSignal }).then(
    (answer) => answer.Organization!,
    (error: Error) => {
      if (error.name === 'AWSOrganizationsNotInUseException') return null
      throw error
    },
  )
}

/** Makes this account the management account of a new organization with all features. */
export async function createOrganization(aws: Aws): Promise<void> {
  const { CreateOrganizationCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
}

/** The whole tree under the root. Only the management account and delegated administrators may see it. */
export async function organizationTree(aws: Aws, abortSignal: AbortSignal): Promise<OrganizationNode[]> {
  const { ListRootsCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  const roots = await allPages(async (NextToken) => {
    const answer = await client.send(new ListRootsCommand({ NextToken }), { abortSignal })
    return { items: answer.Roots, next: answer.NextToken }
  })
  return Promise.all(
    roots.map(({ Id = '', Name = '' }) => branch(client, { id: Id, name: Name, kind: 'Root' }, abortSignal)),
  )
}

async function branch(
  client: OrganizationsClient,
  node: Pick<OrganizationNode, 'id' | 'name' | 'kind'>,
  abortSignal: AbortSignal,
): Promise<OrganizationNode> {
  const [policies, children] = await Promise.all([
    policiesOfTarget(client, node.id, abortSignal),
    node.kind === 'Account' ? [] : childrenOf(client, node.id, abortSignal),
  ])
  return { ...node, policies, children }
}

async function childrenOf(client: OrganizationsClient, ParentId: string, abortSignal: AbortSignal) {
  const { ListAccountsForParentCommand, ListOrganizationalUnitsForParentCommand } =
    await import('@aws-sdk/client-organizations')
  const [units, accounts] = await Promise.all([
    allPages(async (NextToken) => {
      const command = new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken })
      const answer = await client.send(command, { abortSignal })
      return { items: answer.OrganizationalUnits, next: answer.NextToken }
    }),
    allPages(async (NextToken) => {
      const command = new ListAccountsForParentCommand({ ParentId, NextToken })
      const answer = await client.send(command, { abortSignal })
      return { items: answer.Accounts, next: answer.NextToken }
    }),
  ])
  return Promise.all([
    ...units.map(({ Id = '', Name = '' }) =>
      branch(client, { id: Id, name: Name, kind: 'Organizational unit' }, abortSignal),
    ),
    ...accounts.map(({ Id = '', Name = '' }) =>
      branch(client, { id: Id, name: Name, kind: 'Account' }, abortSignal),
    ),
  ])
}

async function policiesOfTarget(client: OrganizationsClient, TargetId: string, abortSignal: AbortSignal) {
  const { ListPoliciesForTargetCommand } = await import('@aws-sdk/client-organizations')
  const lists = await Promise.all(
    policyTypes.map(({ type: Filter }) =>
      allPages(async (NextToken) => {
        const command = new ListPoliciesForTargetCommand({ TargetId, Filter, NextToken })
        const answer = await client.send(command, { abortSignal })
        return { items: answer.Policies, next: answer.NextToken }
      }),
    ),
  )
  return lists.flat()
}

/** Every service and resource control policy of the organization. */
export async function listOrganizationPolicies(aws: Aws, abortSignal: AbortSignal): Promise<PolicySummary[]> {
  const { ListPoliciesCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  const lists = await Promise.all(
    policyTypes.map(({ type: Filter }) =>
      allPages(async (NextToken) => {
        const answer = await client.send(new ListPoliciesCommand({ Filter, NextToken }), { abortSignal })
        return { items: answer.Policies, next: answer.NextToken }
      }),
    ),
  )
  return lists.flat()
}

/** One policy, and to what it is attached. */
export async function getOrganizationPolicy(
  aws: Aws,
  PolicyId: string,
  abortSignal: AbortSignal,
): Promise<{ policy: Policy; targets: PolicyTargetSummary[] }> {
  const { DescribePolicyCommand, ListTargetsForPolicyCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  const [{ Policy: policy }, targets] = await Promise.all([
    client.send(new DescribePolicyCommand({ PolicyId }), { abortSignal }),
    allPages(async (NextToken) => {
      const command = new ListTargetsForPolicyCommand({ PolicyId, NextToken })
      const answer = await client.send(command, { abortSignal })
      return { items: answer.Targets, next: answer.NextToken }
    }),
  ])
  return { policy: policy!, targets }
}

/** Replaces what a policy says; it binds at the next request. */
export async function saveOrganizationPolicy(aws: Aws, PolicyId: string, Content: string): Promise<void> {
  const { UpdatePolicyCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  await client.send(new UpdatePolicyCommand({ PolicyId, Content }))
}

/** Attaches a policy to roots, units and accounts. */
export async function attachToTargets(aws: Aws, PolicyId: string, ids: readonly string[]): Promise<void> {
  const { AttachPolicyCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  for (const TargetId of ids) await client.send(new AttachPolicyCommand({ PolicyId, TargetId }))
}

/** Detaches a policy. */
export async function detachFromTargets(aws: Aws, PolicyId: string, ids: readonly string[]): Promise<void> {
  const { DetachPolicyCommand } = await import('@aws-sdk/client-organizations')
  const client = await aws.organizations()
  for (const TargetId of ids) await client.send(new DetachPolicyCommand({ PolicyId, TargetId }))
}

/** A tree as a list, each node before what is below it. */
export function allNodes(nodes: readonly OrganizationNode[]): OrganizationNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}
