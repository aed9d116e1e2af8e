import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  RemoveUserFromGroupCommand,
  type Group,
  type User,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { attachPolicies, heldPolicies, removePolicies } from '../permissions/policy-holder.ts'

// LIMIT: the most IAM gives at a time, so that five thousand groups are five calls.
const MaxItems = 1000

/** Every group of the account. */
export async function listGroups(
  aws: Aws,
  abortSignal: AbortSignal,
  partly?: (groups: Group[]) => void,
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

/** Makes a group and attaches policies to it. */
export async function createGroup(aws: Aws, GroupName: string, policyArns: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new CreateGroupCommand({ GroupName }))
  await attachPolicies(aws, { kind: 'group', name: GroupName }, policyArns)
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
  const holder = { kind: 'group', name: GroupName } as const
  await removePolicies(aws, holder, await heldPolicies(aws, holder, signal))
  await iam.send(new DeleteGroupCommand({ GroupName }))
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
