import {
  AddUserToGroupCommand,
  DeleteUserCommand,
  GetUserCommand,
  ListGroupsForUserCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
  type Group,
  type User,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import { deleteAccessKey, listAccessKeys } from '../credentials/access-keys.ts'
import { listMfaDevices, removeDevice } from '../credentials/mfa-devices.ts'
import { deleteServiceCredential, listServiceCredentials } from '../credentials/service-credentials.ts'
import { signingCertificates, sshKeys } from '../credentials/uploaded-keys.ts'
import type { Tag } from '../forms/tags.ts'
import { heldPolicies, removePolicies, type HeldPolicy } from '../permissions/policy-holder.ts'
import { deleteLoginProfile, getLoginProfile } from './login-profile.ts'

/** One user with all that IAM tells of it. */
export async function getUser(aws: Aws, UserName: string, abortSignal: AbortSignal): Promise<User> {
  const iam = await aws.iam()
  return (await iam.send(new GetUserCommand({ UserName }), { abortSignal })).User!
}

/** The groups a user is in. */
export async function groupsOfUser(aws: Aws, UserName: string, abortSignal?: AbortSignal): Promise<Group[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const command = new ListGroupsForUserCommand({ UserName, Marker, MaxItems: 1000 })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.Groups, next: answer.Marker }
  })
}

/** What a user is permitted by its groups; a group whose policies may not be read is left out. */
export async function policiesByGroups(
  aws: Aws,
  UserName: string,
  abortSignal: AbortSignal,
): Promise<HeldPolicy[]> {
  const groups = await groupsOfUser(aws, UserName, abortSignal)
  const held = await Promise.all(
    groups.map(async ({ GroupName: via = '' }) => {
      const policies = await heldPolicies(aws, { kind: 'group', name: via }, abortSignal).catch(() => [])
      return policies.map((policy) => ({ ...policy, via }))
    }),
  )
  return held.flat()
}

/** Puts a user into groups. */
export async function joinGroups(aws: Aws, UserName: string, groupNames: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  for (const GroupName of groupNames) await iam.send(new AddUserToGroupCommand({ GroupName, UserName }))
}

/** Takes a user out of groups. */
export async function leaveGroups(aws: Aws, UserName: string, groupNames: readonly string[]): Promise<void> {
  const iam = await aws.iam()
  for (const GroupName of groupNames) await iam.send(new RemoveUserFromGroupCommand({ GroupName, UserName }))
}

/** Gives a user another name; its keys and permissions stay. */
export async function renameUser(aws: Aws, UserName: string, NewUserName: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateUserCommand({ UserName, NewUserName }))
}

/** Tags and untags a user. */
export async function saveUserTags(
  aws: Aws,
  UserName: string,
  { put, remove }: { put: Tag[]; remove: string[] },
): Promise<void> {
  const iam = await aws.iam()
  if (remove.length > 0) await iam.send(new UntagUserCommand({ UserName, TagKeys: remove }))
  if (put.length > 0) await iam.send(new TagUserCommand({ UserName, Tags: put }))
}

/** Deletes a user with all that hangs on it, as AWS's console does. */
export async function deleteUser(aws: Aws, name: string): Promise<void> {
  const iam = await aws.iam()
  const groups = await groupsOfUser(aws, name)
  await leaveGroups(
    aws,
    name,
    groups.map(({ GroupName }) => GroupName!),
  )
  for (const { AccessKeyId } of await listAccessKeys(aws, name))
    await deleteAccessKey(aws, name, AccessKeyId!)
  for (const { SerialNumber } of await listMfaDevices(aws, name)) await removeDevice(aws, name, SerialNumber!)
  for (const kind of [sshKeys, signingCertificates]) {
    for (const { id } of await kind.list(aws, name)) await kind.remove(aws, name, id)
  }
  for (const { ServiceSpecificCredentialId } of await listServiceCredentials(aws, name)) {
    await deleteServiceCredential(aws, name, ServiceSpecificCredentialId!)
  }
  if ((await getLoginProfile(aws, name)) !== null) await deleteLoginProfile(aws, name)
  const holder = { kind: 'user', name } as const
  await removePolicies(aws, holder, await heldPolicies(aws, holder))
  await iam.send(new DeleteUserCommand({ UserName: name }))
}
