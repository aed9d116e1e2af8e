import type { IAMClient } from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { groupCalls, roleCalls, userCalls, type PolicyCalls } from './policy-calls.ts'

/** Who holds policies. */
export type Holder = { kind: 'user' | 'group' | 'role'; name: string }

/** A policy somebody has: attached (it has an ARN) or inline, of its own or through a group (`via`). */
export type HeldPolicy = { name: string; arn?: string; via?: string }

const calls: Record<Holder['kind'], PolicyCalls> = { user: userCalls, group: groupCalls, role: roleCalls }

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** The key under which the policies of a holder are kept by `useQuery`. */
export function policiesKey({ kind, name }: Holder): string {
  return `${kind}s/${name}/policies`
}

/** The policies of a holder, attached ones first. */
export async function heldPolicies(
  aws: Aws,
  { kind, name }: Holder,
  abortSignal?: AbortSignal,
): Promise<HeldPolicy[]> {
  const iam = await aws.iam()
  const [attached, inline] = await Promise.all([
    allPages(async (Marker) => {
      const answer = await calls[kind].attached(iam, { name, Marker, MaxItems }, { abortSignal })
      return { items: answer.AttachedPolicies, next: answer.Marker }
    }),
    allPages(async (Marker) => {
      const answer = await calls[kind].inline(iam, { name, Marker, MaxItems }, { abortSignal })
      return { items: answer.PolicyNames, next: answer.Marker }
    }),
  ])
  return [
    ...attached.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName!, arn: PolicyArn! })),
    ...inline.map((policy) => ({ name: policy })),
  ]
}

/** Attaches a managed policy. */
export async function attachPolicy(aws: Aws, holder: Holder, policyArn: string): Promise<void> {
  await calls[holder.kind].attach(await aws.iam(), holder.name, policyArn)
}

/** Attaches managed policies, one call each. */
export async function attachPolicies(aws: Aws, holder: Holder, policyArns: readonly string[]): Promise<void> {
  for (const policyArn of policyArns) await attachPolicy(aws, holder, policyArn)
}

/** Detaches managed policies and deletes inline ones. */
export async function removePolicies(
  aws: Aws,
  { kind, name }: Holder,
  policies: readonly HeldPolicy[],
): Promise<void> {
  const iam = await aws.iam()
  for (const policy of policies) {
    if (policy.arn === undefined) await calls[kind].remove(iam, name, policy.name)
    else await calls[kind].detach(iam, name, policy.arn)
  }
}

/** Writes an inline policy, a new one or over the old one of that name. */
export async function putInlinePolicy(
  aws: Aws,
  { kind, name }: Holder,
  policyName: string,
  document: string,
): Promise<void> {
  await calls[kind].put(await aws.iam(), name, policyName, document)
}

/** The text of a policy: the inline one of its holder, or the default version of a managed one. */
export async function policyText(
  aws: Aws,
  { kind, name }: Holder,
  policy: HeldPolicy,
  abortSignal: AbortSignal,
): Promise<string> {
  const iam = await aws.iam()
  const encoded =
    policy.arn === undefined
      ? (await calls[kind].read(iam, name, policy.name, { abortSignal })).PolicyDocument
      : await managedText(iam, policy.arn, abortSignal)
  return indented(decodeURIComponent(encoded ?? ''))
}

async function managedText(iam: IAMClient, PolicyArn: string, abortSignal: AbortSignal) {
  const { GetPolicyCommand, GetPolicyVersionCommand } = await import('@aws-sdk/client-iam')
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), { abortSignal })
  const command = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy!.DefaultVersionId! })
  return (await iam.send(command, { abortSignal })).PolicyVersion?.Document
}

/** A JSON text in four-space steps, as AWS's console shows policies; what is no JSON stays as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 4)
  } catch {
    return text
  }
}
