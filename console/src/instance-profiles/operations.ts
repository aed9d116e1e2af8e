import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  UntagInstanceProfileCommand,
  type InstanceProfile,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import type { Tag } from '../forms/tags.ts'

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** Every instance profile of the account; kept under the key `instance-profiles`. */
export async function listInstanceProfiles(
  aws: Aws,
  abortSignal: AbortSignal,
  partly: (profiles: InstanceProfile[]) => void,
): Promise<InstanceProfile[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListInstanceProfilesCommand({ Marker, MaxItems }), { abortSignal })
    return { items: answer.InstanceProfiles, next: answer.Marker }
  }, partly)
}

/** One instance profile. */
export async function getInstanceProfile(
  aws: Aws,
  InstanceProfileName: string,
  abortSignal: AbortSignal,
): Promise<InstanceProfile> {
  const iam = await aws.iam()
  const command = new GetInstanceProfileCommand({ InstanceProfileName })
  return (await iam.send(command, { abortSignal })).InstanceProfile!
}

/** Makes an instance profile, with a role in it where one is named. */
export async function createInstanceProfile(
  aws: Aws,
  InstanceProfileName: string,
  role: string | undefined,
  tags: Tag[],
): Promise<void> {
  const iam = await aws.iam()
  const Tags = tags.length === 0 ? undefined : tags
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Tags }))
  if (role !== undefined) await setRole(aws, InstanceProfileName, undefined, role)
}

/** Puts a role into a profile in place of the one that is in it. */
export async function setRole(
  aws: Aws,
  InstanceProfileName: string,
  held: string | undefined,
  role: string | undefined,
): Promise<void> {
  const iam = await aws.iam()
  if (held !== undefined) {
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName: held }))
  }
  if (role !== undefined) {
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: role }))
  }
}

/** Tags and untags an instance profile. */
export async function saveProfileTags(
  aws: Aws,
  InstanceProfileName: string,
  { put, remove }: { put: Tag[]; remove: string[] },
): Promise<void> {
  const iam = await aws.iam()
  if (remove.length > 0) {
    await iam.send(new UntagInstanceProfileCommand({ InstanceProfileName, TagKeys: remove }))
  }
  if (put.length > 0) await iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags: put }))
}

/** Deletes an instance profile; the role that is in it stays. */
export async function deleteInstanceProfile(aws: Aws, profile: InstanceProfile): Promise<void> {
  const iam = await aws.iam()
  const { InstanceProfileName } = profile
  await setRole(aws, InstanceProfileName!, profile.Roles?.[0]?.RoleName, undefined)
  await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }))
}
