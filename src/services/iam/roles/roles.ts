import type { Call } from '../../../access/action.ts'
import { shownPrincipals, shownPrincipalsOfEach } from '../../../access/decision/stored-principals.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import { attachmentsOf } from '../../../store/entities/attachments.ts'
import { inlinePoliciesOf } from '../../../store/entities/inline-policies.ts'
import { instanceProfilesOfRoles } from '../../../store/entities/instance-profiles.ts'
import {
  countRoles,
  deleteRole as removeRole,
  findRoleByName,
  insertRole,
  listRoles as readRoles,
  updateRole as changeRole,
  type RoleRow,
} from '../../../store/entities/roles.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { replaceTags, tagsOf } from '../../../store/entities/tags.ts'
import { action, type IamInput } from '../action.ts'
import { checkTrustPolicy } from '../documents.ts'
import { mustRemoveFirst, noSuchRole, reservedPath, roleExists } from '../errors.ts'
import { askAboutBounded, isReservedPath, refuseProtected } from '../families/policy-holder.ts'
import { checkTags, newTags, tagRules } from '../families/tag-rules.ts'
import { askToCreate } from '../families/tags.ts'
import { checkLimit } from '../limits.ts'
import { pageFrom, pageOf } from '../paging.ts'
import { checkBoundary } from '../policy-arns.ts'
import { createdRole, describedRole, listedRole, wholeRole } from './role-views.ts'
import { keptTrustPolicy } from './trust-principals.ts'

const defaultSessionSeconds = 3600

const askAboutRole = async (call: Call<{ RoleName: string | undefined }>) => ({
  all: [await askAboutBounded(call, 'role', call.input.RoleName!)],
})

export const createRole = action('CreateRole', {
  access({ input, caller }) {
    const ask = {
      resource: iamArn(caller.account, 'role', input.Path ?? '/', input.RoleName!),
      keys: { 'iam:PermissionsBoundary': input.PermissionsBoundary },
    }
    return askToCreate(ask, input.Tags, 'iam:TagRole')
  },
  run(call) {
    if (isReservedPath(call.input.Path ?? '/')) throw reservedPath(call.input.Path!)
    return call.house.store.write(call.caller.account, (tx) => writeRole(tx, call))
  },
})

async function writeRole(tx: Writer, { input, caller, house, now }: Call<IamInput<'CreateRole'>>) {
  const { account } = caller
  checkTags(tagRules.role, input.Tags)
  const name = input.RoleName!
  const boundary = input.PermissionsBoundary
  if ((await findRoleByName(tx, account, name)) !== undefined) throw roleExists(name)
  if (boundary !== undefined) await checkBoundary(house, tx, account, boundary)
  const id = entityId(idPrefix.role, house.random)
  const tags = newTags(tagRules.role, account, id, input.Tags)
  checkTrustPolicy(input.AssumeRolePolicyDocument!)
  const trustPolicy = await keptTrustPolicy(tx, house, account, input.AssumeRolePolicyDocument!)
  checkLimit('RolesPerAccount', (await countRoles(tx, account)) + 1)
  const role: RoleRow = {
    id,
    account,
    name,
    nameKey: name.toLowerCase(),
    path: input.Path ?? '/',
    created: now,
    description: input.Description ?? null,
    maxSessionSeconds: input.MaxSessionDuration ?? defaultSessionSeconds,
    trustPolicy,
    boundaryArn: boundary ?? null,
    lastUsed: null,
    lastUsedRegion: null,
  }
  await insertRole(tx, role)
  await replaceTags(tx, id, tags)
  // AWS: the answer of the creation has the policy as it was sent (recorded answers), later ones as it is kept.
  return { Role: createdRole(role, input.AssumeRolePolicyDocument!, tags) }
}

export const getRole = action('GetRole', {
  access: askAboutRole,
  async run({ input, caller, house, now }) {
    const db = house.store.read
    const role = await requireRole(db, caller.account, input.RoleName!)
    const trust = await shownPrincipals(db, role.trustPolicy)
    return { Role: wholeRole(role, trust, await tagsOf(db, role.id), now) }
  },
})

export const listRoles = action('ListRoles', {
  access: ({ input, caller }) => ({
    all: [{ resource: `arn:aws:iam::${caller.account}:role${input.PathPrefix ?? '/'}` }],
  }),
  async run({ input, caller, house }) {
    const db = house.store.read
    const found = await readRoles(db, caller.account, input.PathPrefix ?? '/', pageOf(input))
    const { rows, page } = pageFrom(input, found, (role) => role.nameKey)
    const trusts = await shownPrincipalsOfEach(
      db,
      rows.map((role) => role.trustPolicy),
    )
    return { Roles: rows.map((role, index) => listedRole(role, trusts[index]!)), ...page }
  },
})

export const updateRole = action('UpdateRole', {
  access: askAboutRole,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const role = await requireRole(tx, caller.account, input.RoleName!)
      // AWS: a service-linked role's description may be changed, by this operation too ("Edit a
      // service-linked role description" in the IAM guide; Terraform does).
      if (input.MaxSessionDuration !== undefined) refuseProtected(role)
      // AWS: what is left out stays as it is (recorded answers).
      const description = input.Description ?? role.description
      await changeRole(tx, role.id, {
        description,
        maxSessionSeconds: input.MaxSessionDuration ?? role.maxSessionSeconds,
      })
      return {}
    }),
})

export const updateRoleDescription = action('UpdateRoleDescription', {
  access: askAboutRole,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const role = await requireRole(tx, caller.account, input.RoleName!)
      const description = input.Description!
      await changeRole(tx, role.id, { description })
      const trust = await shownPrincipals(tx, role.trustPolicy)
      return { Role: describedRole({ ...role, description }, trust) }
    }),
})

export const updateAssumeRolePolicy = action('UpdateAssumeRolePolicy', {
  access: askAboutRole,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const role = await requireModifiableRole(tx, caller.account, input.RoleName!)
      checkTrustPolicy(input.PolicyDocument!)
      const trustPolicy = await keptTrustPolicy(tx, house, caller.account, input.PolicyDocument!)
      await changeRole(tx, role.id, { trustPolicy })
      return {}
    }),
})

export const deleteRole = action('DeleteRole', {
  access: askAboutRole,
  run: ({ input, caller, house }) =>
    house.store.write(caller.account, async (tx) => {
      const role = await requireModifiableRole(tx, caller.account, input.RoleName!)
      // The order of the checks is AWS's.
      const profiles = await instanceProfilesOfRoles(tx, caller.account, [role.id])
      if (profiles.length > 0) throw mustRemoveFirst('instanceProfiles')
      if ((await attachmentsOf(tx, [role.id])).length > 0) throw mustRemoveFirst('attachedPolicies')
      if ((await inlinePoliciesOf(tx, [role.id])).length > 0) throw mustRemoveFirst('inlinePolicies')
      await removeRole(tx, role.id)
      return {}
    }),
})

/** The role of that name in the account, or NoSuchEntity. */
export async function requireRole(db: Reader, account: string, name: string): Promise<RoleRow> {
  const role = await findRoleByName(db, account, name)
  if (role === undefined) throw noSuchRole(name)
  return role
}

/** As `requireRole`, for a change: a service-linked role is its service's (UnmodifiableEntity 400). */
export async function requireModifiableRole(db: Reader, account: string, name: string): Promise<RoleRow> {
  const role = await requireRole(db, account, name)
  refuseProtected(role)
  return role
}
