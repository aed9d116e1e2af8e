import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import {
  countInstanceProfiles,
  deleteInstanceProfile as removeInstanceProfile,
  findInstanceProfile,
  insertInstanceProfile,
  instanceProfilesOfRoles,
  listInstanceProfiles as readInstanceProfiles,
  setInstanceProfileRole,
  type InstanceProfileRow,
} from '../../../store/entities/instance-profiles.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import {
  instanceProfileExists,
  mustRemoveFirst,
  noSuchInstanceProfile,
  noSuchRoleInProfile,
} from '../errors.ts'
import { askAboutEntity } from '../families/ask-about-entity.ts'
import { askAboutHolder } from '../families/policy-holder.ts'
import { checkTags, newTags, tagList, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import { askToCreate } from '../families/tags.ts'
import { instanceProfileViews } from './instance-profile-views.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf, pageWithin } from '../paging.ts'
import { requireModifiableRole, requireRole } from './roles.ts'

type NamesProfile = { InstanceProfileName: string | undefined }

export const createInstanceProfile = action('CreateInstanceProfile', {
  access({ input, caller }) {
    const ask = {
      resource: iamArn(caller.account, 'instance-profile', input.Path ?? '/', input.InstanceProfileName!),
    }
    return askToCreate(ask, input.Tags, 'iam:TagInstanceProfile')
  },
  run: (call) => call.house.store.write(call.caller.account, (tx) => writeInstanceProfile(tx, call)),
})

async function writeInstanceProfile(
  tx: Writer,
  { input, caller, house, now }: Call<IamInput<'CreateInstanceProfile'>>,
) {
  const { account } = caller
  checkTags(tagRules.instanceProfile, input.Tags)
  const name = input.InstanceProfileName!
  if ((await findInstanceProfile(tx, account, name)) !== undefined) throw instanceProfileExists(name)
  const id = entityId(idPrefix.instanceProfile, house.random)
  const tags = newTags(tagRules.instanceProfile, account, id, input.Tags)
  checkLimit('InstanceProfilesPerAccount', (await countInstanceProfiles(tx, account)) + 1)
  const profile: InstanceProfileRow = {
    id,
    account,
    name,
    nameKey: name.toLowerCase(),
    path: input.Path ?? '/',
    created: now,
    roleId: null,
  }
  await insertInstanceProfile(tx, profile)
  await replaceTags(tx, id, tags)
  const [view] = await instanceProfileViews(tx, [profile])
  return { InstanceProfile: { ...view!, Tags: tagsIfAny(tags) } }
}

export const getInstanceProfile = action('GetInstanceProfile', {
  access: askAboutProfileOf,
  async run({ input, caller, house }) {
    const db = house.store.read
    const profile = await requireInstanceProfile(db, caller.account, input.InstanceProfileName!)
    const [view] = await instanceProfileViews(db, [profile])
    return { InstanceProfile: { ...view!, Tags: tagList(await tagsOf(db, profile.id)) } }
  },
})

export const listInstanceProfiles = action('ListInstanceProfiles', {
  access: ({ input, caller }) => ({
    all: [{ resource: `arn:aws:iam::${caller.account}:instance-profile${input.PathPrefix ?? '/'}` }],
  }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const found = await readInstanceProfiles(db, caller.account, input.PathPrefix ?? '/', pageOf(input))
    const { rows, page } = pageFrom(input, found, (profile) => profile.nameKey)
    return { InstanceProfiles: await instanceProfileViews(db, rows), ...page }
  },
})

export const listInstanceProfilesForRole = action('ListInstanceProfilesForRole', {
  access: async (call) => ({ all: [await askAboutHolder(call, 'role', call.input.RoleName!)] }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const role = await requireRole(db, caller.account, input.RoleName!)
    const found = await instanceProfilesOfRoles(db, caller.account, [role.id])
    const { rows, page } = pageWithin(input, found, (profile) => profile.nameKey)
    return { InstanceProfiles: await instanceProfileViews(db, rows), ...page }
  },
})

export const deleteInstanceProfile = action('DeleteInstanceProfile', {
  access: askAboutProfileOf,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName!)
      if (profile.roleId !== null) throw mustRemoveFirst('instanceProfiles')
      await removeInstanceProfile(tx, profile.id)
      return {}
    }),
})

export const addRoleToInstanceProfile = action('AddRoleToInstanceProfile', {
  async access(call) {
    const profile = await askAboutProfile(call, call.input.InstanceProfileName!)
    const role = await askAboutHolder(call, 'role', call.input.RoleName!)
    // AWS: a denied PassRole prints the role's ARN, and the service that will get the role is EC2.
    const keys = { 'iam:PassedToService': 'ec2.amazonaws.com' }
    return { all: [profile, { ...role, action: 'iam:PassRole', label: undefined, keys }] }
  },
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName!)
      const role = await requireModifiableRole(tx, caller.account, input.RoleName!)
      checkLimit('InstanceSessionsPerInstanceProfile', profile.roleId === null ? 1 : 2)
      await setInstanceProfileRole(tx, profile.id, role.id)
      return {}
    }),
})

export const removeRoleFromInstanceProfile = action('RemoveRoleFromInstanceProfile', {
  access: askAboutProfileOf,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const profile = await requireInstanceProfile(tx, caller.account, input.InstanceProfileName!)
      const role = await requireModifiableRole(tx, caller.account, input.RoleName!)
      if (profile.roleId !== role.id) throw noSuchRoleInProfile(role.name, profile.name)
      await setInstanceProfileRole(tx, profile.id, null)
      return {}
    }),
})

/** What an operation on an instance profile asks about. */
export async function askAboutProfile(call: Call<unknown>, name: string): Promise<Ask> {
  const db = call.house.store.read
  const { account } = call.caller
  const profile = await findInstanceProfile(db, account, name)
  return askAboutEntity(db, account, 'instance-profile', name, profile)
}

async function askAboutProfileOf(call: Call<NamesProfile>) {
  return { all: [await askAboutProfile(call, call.input.InstanceProfileName!)] }
}

/** The instance profile of that name in the account, or NoSuchEntity. */
export async function requireInstanceProfile(
  db: Reader,
  account: string,
  name: string,
): Promise<InstanceProfileRow> {
  const profile = await findInstanceProfile(db, account, name)
  if (profile === undefined) throw noSuchInstanceProfile(name)
  return profile
}
