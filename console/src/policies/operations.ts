import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
  TagPolicyCommand,
  UntagPolicyCommand,
  type Policy,
  type PolicyVersion,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import type { Tag } from '../forms/tags.ts'
import { removePolicies, type Holder } from '../permissions/policy-holder.ts'
import { decodedDocument } from '../policy-editor/policy-text.ts'

/** Something a policy is attached to; a user or role may have it as its boundary too. */
export type PolicyUse = Holder & { as: 'Permissions policy' | 'Permissions boundary' }

/** A managed policy with the text of its default version. */
export type PolicyDetails = { policy: Policy; text: string }

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** A policy and the document that is in force. */
export async function getPolicy(
  aws: Aws,
  PolicyArn: string,
  abortSignal?: AbortSignal,
): Promise<PolicyDetails> {
  const iam = await aws.iam()
  const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn }), { abortSignal })
  return {
    policy: policy!,
    text: await getVersionText(aws, PolicyArn, policy!.DefaultVersionId!, abortSignal),
  }
}

/** The text of one version. */
export async function getVersionText(
  aws: Aws,
  PolicyArn: string,
  VersionId: string,
  abortSignal?: AbortSignal,
): Promise<string> {
  const iam = await aws.iam()
  const command = new GetPolicyVersionCommand({ PolicyArn, VersionId })
  const { PolicyVersion: version } = await iam.send(command, { abortSignal })
  return decodedDocument(version?.Document)
}

/** The versions of a policy, newest first. */
export async function listVersions(
  aws: Aws,
  PolicyArn: string,
  abortSignal?: AbortSignal,
): Promise<PolicyVersion[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const command = new ListPolicyVersionsCommand({ PolicyArn, Marker, MaxItems })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.Versions, next: answer.Marker }
  })
}

/** What a policy is attached to or bounds, in both of its uses. */
export async function listUses(aws: Aws, PolicyArn: string, abortSignal?: AbortSignal): Promise<PolicyUse[]> {
  const [permissions, boundaries] = await Promise.all([
    usesAs(aws, PolicyArn, 'PermissionsPolicy', abortSignal),
    usesAs(aws, PolicyArn, 'PermissionsBoundary', abortSignal),
  ])
  return [
    ...permissions.map((holder) => ({ ...holder, as: 'Permissions policy' as const })),
    ...boundaries.map((holder) => ({ ...holder, as: 'Permissions boundary' as const })),
  ]
}

async function usesAs(
  aws: Aws,
  PolicyArn: string,
  PolicyUsageFilter: 'PermissionsPolicy' | 'PermissionsBoundary',
  abortSignal?: AbortSignal,
): Promise<Holder[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const input = { PolicyArn, PolicyUsageFilter, Marker, MaxItems }
    const answer = await iam.send(new ListEntitiesForPolicyCommand(input), { abortSignal })
    const items: Holder[] = [
      ...(answer.PolicyUsers ?? []).map(({ UserName }) => ({ kind: 'user' as const, name: UserName! })),
      ...(answer.PolicyGroups ?? []).map(({ GroupName }) => ({ kind: 'group' as const, name: GroupName! })),
      ...(answer.PolicyRoles ?? []).map(({ RoleName }) => ({ kind: 'role' as const, name: RoleName! })),
    ]
    return { items, next: answer.Marker }
  })
}

/** Makes a policy; answers its ARN. */
export async function createPolicy(
  aws: Aws,
  facts: { name: string; description: string; document: string; tags: Tag[] },
): Promise<string> {
  const iam = await aws.iam()
  const { Policy: made } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: facts.name,
      PolicyDocument: facts.document,
      Description: facts.description || undefined,
      Tags: facts.tags.length === 0 ? undefined : facts.tags,
    }),
  )
  return made!.Arn!
}

/** Makes a new version and answers its id; where `replaced` is given, that version goes first to make room. */
export async function createVersion(
  aws: Aws,
  PolicyArn: string,
  PolicyDocument: string,
  options: { asDefault: boolean; replaced?: string | undefined },
): Promise<string> {
  const iam = await aws.iam()
  if (options.replaced !== undefined) await deleteVersion(aws, PolicyArn, options.replaced)
  const command = new CreatePolicyVersionCommand({
    PolicyArn,
    PolicyDocument,
    SetAsDefault: options.asDefault,
  })
  const { PolicyVersion: made } = await iam.send(command)
  return made!.VersionId!
}

/** Deletes a version that is not the default. */
export async function deleteVersion(aws: Aws, PolicyArn: string, VersionId: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }))
}

/** Puts a version in force. */
export async function setDefaultVersion(aws: Aws, PolicyArn: string, VersionId: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId }))
}

/** Detaches a policy from what it is attached to. */
export async function detachPolicy(aws: Aws, arn: string, holders: readonly Holder[]): Promise<void> {
  for (const holder of holders) await removePolicies(aws, holder, [{ name: arn, arn }])
}

/** Deletes a policy of the account: it is detached everywhere, and its other versions go first. */
export async function deletePolicy(aws: Aws, PolicyArn: string): Promise<void> {
  const iam = await aws.iam()
  const uses = await listUses(aws, PolicyArn)
  await detachPolicy(
    aws,
    PolicyArn,
    uses.filter((use) => use.as === 'Permissions policy'),
  )
  for (const { VersionId, IsDefaultVersion } of await listVersions(aws, PolicyArn)) {
    if (!IsDefaultVersion) await deleteVersion(aws, PolicyArn, VersionId!)
  }
  await iam.send(new DeletePolicyCommand({ PolicyArn }))
}

/** Changes the tags of a policy. */
export async function saveTags(
  aws: Aws,
  PolicyArn: string,
  { put, remove }: { put: Tag[]; remove: string[] },
): Promise<void> {
  const iam = await aws.iam()
  if (remove.length > 0) await iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: remove }))
  if (put.length > 0) await iam.send(new TagPolicyCommand({ PolicyArn, Tags: put }))
}
