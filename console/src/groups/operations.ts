import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetAccountAuthorizationDetailsCommand,
  GetGroupCommand,
  ListGroupsCommand,
  RemoveUserFromGroupCommand,
  type Group,
  type User,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { runAll } from '../forms/run-all.ts'
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

/** How many members and policies a group has. */
export type GroupContents = { members: number; policies: number }

/** The contents of every group that has any, by its name; kept under the key `groups-contents`. */
export async function groupContents(
  aws: Aws,
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, GroupContents>> {
  const iam = await aws.iam()
  const contents = new Map<string, GroupContents>()
  const add = (group: string, members: number, policies: number) => {
    const known = contents.get(group) ?? { members: 0, policies: 0 }
    contents.set(group, { members: known.members + members, policies: known.policies + policies })
  }
  await allPages(async (Marker) => {
    const command = new GetAccountAuthorizationDetailsCommand({ Filter: ['User', 'Group'], Marker, MaxItems })
    const answer = await iam.send(command, { abortSignal })
    for (const { GroupList = [] } of answer.UserDetailList ?? []) {
      for (const group of GroupList) add(group, 1, 0)
    }
    for (const { GroupName, GroupPolicyList, AttachedManagedPolicies } of answer.GroupDetailList ?? []) {
      add(GroupName!, 0, (GroupPolicyList?.length ?? 0) + (AttachedManagedPolicies?.length ?? 0))
    }
    return { items: [], next: answer.Marker }
  })
  return contents
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

/**
 * Makes a group with members and policies. Throws where there is no group then; what could not be added to one
 * that was made comes back, a sentence each.
 */
export async function createGroup(
  aws: Aws,
  GroupName: string,
  userNames: readonly string[],
  policies: readonly { name: string; arn: string }[],
): Promise<string[]> {
  const iam = await aws.iam()
  await iam.send(new CreateGroupCommand({ GroupName }))
  const holder = { kind: 'group', name: GroupName } as const
  return runAll([
    ...userNames.map((name) => ({
      failed: `${name} was not added`,
      run: () => addMembers(aws, GroupName, [name]),
    })),
    ...policies.map(({ name, arn }) => ({
      failed: `${name} was not attached`,
      run: () => attachPolicies(aws, holder, [arn]),
    })),
  ])
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
