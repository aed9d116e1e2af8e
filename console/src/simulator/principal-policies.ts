import { GetRoleCommand, GetUserCommand, ListGroupsForUserCommand } from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { heldPolicies, policyText, type Holder } from '../permissions/policy-holder.ts'
import { decodedDocument } from '../policy-editor/policy-text.ts'
import type { NamedPolicy, SimulatedPrincipal } from './explain-row.ts'

/** The user, group or role that an ARN names. */
export function holderOfArn(arn: string): Holder {
  const [kind, ...path] = arn.split(':').slice(5).join(':').split('/')
  return { kind: kind as Holder['kind'], name: path.at(-1) ?? '' }
}

/** A principal with every policy that counts for it, as far as whoever asks may read them. */
export async function readPrincipal(
  aws: Aws,
  arn: string,
  abortSignal: AbortSignal,
): Promise<SimulatedPrincipal> {
  const holder = holderOfArn(arn)
  const facts = await factsOf(aws, holder, abortSignal)
  const holders = [holder, ...(await groupsOf(aws, holder, abortSignal))]
  const policies = await Promise.all(holders.map((one) => policiesOf(aws, one, abortSignal)))
  const boundary = facts.boundaryArn
  return {
    kind: holder.kind,
    name: holder.name,
    arn,
    ...facts,
    policies: policies.flat(),
    boundary:
      boundary === undefined
        ? undefined
        : {
            id: boundary,
            type: 'managed',
            text: await policyText(aws, holder, { name: boundary, arn: boundary }, abortSignal),
          },
  }
}

type Facts = Pick<SimulatedPrincipal, 'id' | 'tags'> & { boundaryArn?: string | undefined }

async function factsOf(aws: Aws, { kind, name }: Holder, abortSignal: AbortSignal): Promise<Facts> {
  const iam = await aws.iam()
  if (kind === 'group') return { tags: [] }
  if (kind === 'user') {
    const { User } = await iam.send(new GetUserCommand({ UserName: name }), { abortSignal })
    const boundaryArn = User?.PermissionsBoundary?.PermissionsBoundaryArn
    return { id: User?.UserId, tags: User?.Tags ?? [], boundaryArn }
  }
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }), { abortSignal })
  const boundaryArn = Role?.PermissionsBoundary?.PermissionsBoundaryArn
  return { id: Role?.RoleId, tags: Role?.Tags ?? [], boundaryArn }
}

async function groupsOf(aws: Aws, { kind, name }: Holder, abortSignal: AbortSignal): Promise<Holder[]> {
  if (kind !== 'user') return []
  const iam = await aws.iam()
  const groups = await allPages(async (Marker) => {
    const command = new ListGroupsForUserCommand({ UserName: name, Marker, MaxItems: 1000 })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.Groups, next: answer.Marker }
  })
  return groups.map(({ GroupName }) => ({ kind: 'group', name: GroupName! }))
}

async function policiesOf(aws: Aws, holder: Holder, abortSignal: AbortSignal): Promise<NamedPolicy[]> {
  const held = await heldPolicies(aws, holder, abortSignal)
  return Promise.all(
    held.map(async (policy) => ({
      id: policy.arn ?? policy.name,
      type: policy.arn === undefined ? holder.kind : ('managed' as const),
      owner: policy.arn === undefined ? holder.name : undefined,
      text: await policyText(aws, holder, policy, abortSignal),
    })),
  )
}

/** The trust policies of those resources that are roles of the account, by ARN; others are left out. */
export async function readTrustPolicies(
  aws: Aws,
  account: string,
  resources: readonly string[],
  abortSignal: AbortSignal,
): Promise<Map<string, string>> {
  const iam = await aws.iam()
  const roles = resources.filter((arn) => arn.startsWith(`arn:aws:iam::${account}:role/`))
  const texts = new Map<string, string>()
  for (const arn of roles) {
    const command = new GetRoleCommand({ RoleName: holderOfArn(arn).name })
    // A role that does not exist, or may not be read, has no trust policy that could be told of.
    const { Role } = await iam.send(command, { abortSignal }).catch(() => ({ Role: undefined }))
    if (Role?.Arn === arn) texts.set(arn, decodedDocument(Role.AssumeRolePolicyDocument))
  }
  return texts
}
