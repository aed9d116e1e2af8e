import {
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetAccountAuthorizationDetailsCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolesCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  type Role,
  type RoleLastUsed,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import type { Tag } from '../forms/tags.ts'
import { heldPolicies, removePolicies, type HeldPolicy } from '../permissions/policy-holder.ts'

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** Every role of the account. */
export async function listRoles(
  aws: Aws,
  abortSignal: AbortSignal,
  partly?: (roles: Role[]) => void,
): Promise<Role[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListRolesCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.Roles, next: answer.Marker }
  }, partly)
}

/** When each role was used last, by its name. AWS: ListRoles does not tell. */
export async function rolesLastUsed(
  aws: Aws,
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, RoleLastUsed>> {
  const iam = await aws.iam()
  const details = await allPages(async (Marker) => {
    const command = new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], Marker, MaxItems })
    const answer = await iam.send(command, { abortSignal })
    const items = answer.RoleDetailList?.map(({ RoleName, RoleLastUsed }) => [RoleName!, RoleLastUsed ?? {}])
    return { items: items as [string, RoleLastUsed][] | undefined, next: answer.Marker }
  })
  return new Map(details)
}

/** One role with all that IAM tells of it. */
export async function getRole(aws: Aws, RoleName: string, abortSignal: AbortSignal): Promise<Role> {
  const iam = await aws.iam()
  return (await iam.send(new GetRoleCommand({ RoleName }), { abortSignal })).Role!
}

/** The trust policy of a role as JSON. AWS: it comes percent-encoded. */
export function trustText(role: Role): string {
  return decodeURIComponent(role.AssumeRolePolicyDocument ?? '')
}

/** Replaces the trust policy. */
export async function saveTrust(aws: Aws, RoleName: string, PolicyDocument: string): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))
}

/** Changes the description and the longest session, in seconds. */
export async function saveRole(
  aws: Aws,
  RoleName: string,
  changes: { Description: string; MaxSessionDuration: number },
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new UpdateRoleCommand({ RoleName, ...changes }))
}

/** Tags and untags a role. */
export async function saveRoleTags(
  aws: Aws,
  RoleName: string,
  { put, remove }: { put: Tag[]; remove: string[] },
): Promise<void> {
  const iam = await aws.iam()
  if (remove.length > 0) await iam.send(new UntagRoleCommand({ RoleName, TagKeys: remove }))
  if (put.length > 0) await iam.send(new TagRoleCommand({ RoleName, Tags: put }))
}

/** The names of the instance profiles that a role is in. */
export async function profilesOfRole(
  aws: Aws,
  RoleName: string,
  abortSignal?: AbortSignal,
): Promise<string[]> {
  const iam = await aws.iam()
  const profiles = await allPages(async (Marker) => {
    const command = new ListInstanceProfilesForRoleCommand({ RoleName, Marker, MaxItems })
    const answer = await iam.send(command, { abortSignal })
    return { items: answer.InstanceProfiles, next: answer.Marker }
  })
  return profiles.map(({ InstanceProfileName }) => InstanceProfileName!)
}

/** What goes with a role when it is deleted. */
export type RoleContents = { policies: HeldPolicy[]; profiles: string[] }

/** The policies of a role and the instance profiles it is in. */
export async function roleContents(aws: Aws, name: string, abortSignal?: AbortSignal): Promise<RoleContents> {
  const [policies, profiles] = await Promise.all([
    heldPolicies(aws, { kind: 'role', name }, abortSignal),
    profilesOfRole(aws, name, abortSignal),
  ])
  return { policies, profiles }
}

/** Deletes a role with what hangs on it; the instance profile of its name, which the console made, too. */
export async function deleteRole(aws: Aws, RoleName: string): Promise<void> {
  const iam = await aws.iam()
  const { policies, profiles } = await roleContents(aws, RoleName)
  await removePolicies(aws, { kind: 'role', name: RoleName }, policies)
  for (const InstanceProfileName of profiles) {
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }))
    if (InstanceProfileName === RoleName) {
      await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }))
    }
  }
  await iam.send(new DeleteRoleCommand({ RoleName }))
}

/** Asks the service of a service-linked role to give it up; throws with the reason where it does not. */
export async function deleteServiceLinkedRole(aws: Aws, RoleName: string): Promise<void> {
  const iam = await aws.iam()
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }))
  for (let tries = 0; tries < 10; tries++) {
    const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId })
    const { Status, Reason } = await iam.send(command)
    if (Status === 'SUCCEEDED') return
    if (Status === 'FAILED') throw new Error(Reason?.Reason ?? 'The service still uses this role.')
    await new Promise((done) => setTimeout(done, 1000))
  }
  throw new Error('The service has not answered yet. The deletion goes on.')
}

/** Whether a service made the role and alone may change it. */
export function isServiceLinked({ Path }: Role): boolean {
  return Path?.startsWith('/aws-service-role/') ?? false
}
