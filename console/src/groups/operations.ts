import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  ListPoliciesCommand,
  ListUsersCommand,
  RemoveUserFromGroupCommand,
  type AttachedPolicy,
  type Group,
  type Policy,
  type User,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** A policy of a group: attached (it has an ARN) or inline. */
export type GroupPolicy = { name: string; arn?: string }

// LIMIT: the most IAM gives at a time, so that five thousand groups are five calls.
const MaxItems = 1000

/** Every group of the account. */
export async function listGroups(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (groups: Group[]) => void,
): Promise<Group[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListGroupsCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Groups, next: answer.Marker }
  }, partly)
}

/** A group with all of its members. */
export async function getGroup(
  aws: Aws,
  GroupName: string,
  abortSignal: AbortSignal,
): Promise<{ group: Group; members: User[] }> {
  const iam = await aws.iam()
  let group: Group | undefined
  const members = await allPages(async (Marker) => {
    const answer = await iam.send(new GetGroupCommand({ GroupName, Marker, MaxItems }), { abortSignal })
    group = answer.Group
    return { items: answer.Users, next: answer.Marker }
  })
  return { group: group!, members }
}

/** The policies of a group, attached ones first. */
export async function listGroupPolicies(
  aws: Aws,
  GroupName: string,
  abortSignal: AbortSignal,
): Promise<GroupPolicy[]> {
  const iam = await aws.iam()
  const [attached, inline] = await Promise.all([
    allPages<AttachedPolicy>(async (Marker) => {
      const command = new ListAttachedGroupPoliciesCommand({ GroupName, Marker, MaxItems })
      const answer = await iam.send(command, { abortSignal })
      return { items: answer.AttachedPolicies, next: answer.Marker }
    }),
    allPages<string>(async (Marker) => {
      const command = new ListGroupPoliciesCommand({ GroupName, Marker, MaxItems })
      const answer = await iam.send(command, { abortSignal })
      return { items: answer.PolicyNames, next: answer.Marker }
    }),
  ])
  return [
    ...attached.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName!, arn: PolicyArn! })),
    ...inline.map((name) => ({ name })),
  ]
}

/** Every user of the account. */
export async function listUsers(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (users: User[]) => void,
): Promise<User[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListUsersCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Users, next: answer.Marker }
  }, partly)
}

/** Every managed policy, AWS's and the account's own. */
export async function listPolicies(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (policies: Policy[]) => void,
): Promise<Policy[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListPoliciesCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Policies, next: answer.Marker }
  }, partly)
}

/** Makes a group and attaches policies to it. */
export async function createGroup(aws: Aws, GroupName: string, policyArns: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new CreateGroupCommand({ GroupName }))
  await attachPolicies(aws, GroupName, policyArns)
}

/** Deletes a group with what it holds: memberships, attachments and inline policies go first. */
export async function deleteGroup(aws: Aws, GroupName: string): Promise<void> {
  const iam = await aws.iam()
  const { signal } = new AbortController()
  const { members } = await getGroup(aws, GroupName, signal)
  await removeMembers(
    aws,
    GroupName,
    members.map(({ UserName }) => UserName!),
  )
  await removePolicies(aws, GroupName, await listGroupPolicies(aws, GroupName, signal))
  await iam.send(new DeleteGroupCommand({ GroupName }))
}

/** Attaches managed policies, one call each. */
export async function attachPolicies(
  aws: Aws,
  GroupName: string,
  policyArns: readonly string[],
): Promise<void> {
  const iam = await aws.iam()
  for (const PolicyArn of policyArns) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn }))
}

/** Detaches managed policies and deletes inline ones. */
export async function removePolicies(
  aws: Aws,
  GroupName: string,
  policies: readonly GroupPolicy[],
): Promise<void> {
  const iam = await aws.iam()
  for (const { name, arn } of policies) {
    if (arn === undefined) await iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName: name }))
    else await iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn: arn }))
  }
}

/** Puts users into a group. */
export async function addMembers(aws: Aws, GroupName: string, userNames: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  for (const UserName of userNames) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }))
}

/** Takes users out of a group. */
export async function removeMembers(
  aws: Aws,
  GroupName: string,
  userNames: readonly string[],
): Promise<void> {
  const iam = await aws.iam()
  for (const UserName of userNames) await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }))
}
