import type { House } from '../../../access/house.ts'
import { shownPrincipalsOfEach } from '../../../access/decision/stored-principals.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { attachmentsOf } from '../../../store/entities/attachments.ts'
import { groupNamesOfUsers, type GroupRow } from '../../../store/entities/groups.ts'
import { inlinePoliciesOf } from '../../../store/entities/inline-policies.ts'
import {
  instanceProfilesOfRoles,
  type InstanceProfileRow,
} from '../../../store/entities/instance-profiles.ts'
import { versionsOfPolicies } from '../../../store/entities/policies.ts'
import type { RoleRow } from '../../../store/entities/roles.ts'
import type { Reader } from '../../../store/store.ts'
import { tagsOfMany } from '../../../store/entities/tags.ts'
import type { UserRow } from '../../../store/entities/users.ts'
import type { IamOutput } from '../action.ts'
import { percentEncoded } from '../documents.ts'
import { shownAttachment } from '../families/attached-policies.ts'
import { shownBoundary } from '../families/boundaries.ts'
import { tagList } from '../families/tag-rules.ts'
import { instanceProfileViews } from '../roles/instance-profile-views.ts'
import { isAwsManaged, namesOfPolicyArn } from '../policy-arns.ts'
import { listedPolicy, readPolicyUse, type ManagedPolicyFacts } from '../policies/policy-views.ts'
import { bareRole, roleLastUsed } from '../roles/role-views.ts'

type Details = IamOutput<'GetAccountAuthorizationDetails'>
type UserDetail = NonNullable<Details['UserDetailList']>[number]
type GroupDetail = NonNullable<Details['GroupDetailList']>[number]
type RoleDetail = NonNullable<Details['RoleDetailList']>[number]
type PolicyDetail = NonNullable<Details['Policies']>[number]
type VersionView = NonNullable<PolicyDetail['PolicyVersionList']>[number]

/** The inline and attached policies of many entities, by unique id. */
async function policiesOf(db: Reader, ids: readonly string[]) {
  const inline = Map.groupBy(await inlinePoliciesOf(db, ids), ({ ownerId }) => ownerId)
  const attached = Map.groupBy(await attachmentsOf(db, ids), ({ targetId }) => targetId)
  return {
    inline: (id: string) =>
      (inline.get(id) ?? []).map(({ name, document }) => ({
        PolicyName: name,
        PolicyDocument: percentEncoded(document),
      })),
    attached: (id: string) =>
      (attached.get(id) ?? []).map(({ policyArn }) =>
        shownAttachment({ arn: policyArn, name: namesOfPolicyArn(policyArn).name }),
      ),
  }
}

/**
 * Users with their policies, groups and tags. AWS: a user without inline policies has no `UserPolicyList`, while the
 * same lists of groups and roles are there and empty (recorded answers; every client that reads them knows).
 */
export async function userDetails(db: Reader, users: readonly UserRow[]): Promise<UserDetail[]> {
  const ids = users.map(({ id }) => id)
  const policies = await policiesOf(db, ids)
  const groups = await groupNamesOfUsers(db, ids)
  const tags = await tagsOfMany(db, ids)
  return users.map((user) => ({
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: iamArn(user.account, 'user', user.path, user.name),
    CreateDate: new Date(user.created),
    UserPolicyList: noneIfEmpty(policies.inline(user.id)),
    GroupList: groups.get(user.id) ?? [],
    AttachedManagedPolicies: policies.attached(user.id),
    PermissionsBoundary: shownBoundary(user.boundaryArn),
    Tags: tagList(tags.get(user.id) ?? []),
  }))
}

function noneIfEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length === 0 ? undefined : list
}

/** Groups with their policies. */
export async function groupDetails(db: Reader, groups: readonly GroupRow[]): Promise<GroupDetail[]> {
  const policies = await policiesOf(
    db,
    groups.map(({ id }) => id),
  )
  return groups.map((group) => ({
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: iamArn(group.account, 'group', group.path, group.name),
    CreateDate: new Date(group.created),
    GroupPolicyList: policies.inline(group.id),
    AttachedManagedPolicies: policies.attached(group.id),
  }))
}

/** Roles with their policies, instance profiles, tags and last use. */
export async function roleDetails(db: Reader, roles: readonly RoleRow[], now: number): Promise<RoleDetail[]> {
  const ids = roles.map(({ id }) => id)
  const policies = await policiesOf(db, ids)
  const tags = await tagsOfMany(db, ids)
  const trusts = await shownPrincipalsOfEach(
    db,
    roles.map(({ trustPolicy }) => trustPolicy),
  )
  const account = roles[0]?.account ?? ''
  const profiles = await profileViewsByRole(db, await instanceProfilesOfRoles(db, account, ids))
  return roles.map((role, index) => ({
    ...bareRole(role, trusts[index]!),
    InstanceProfileList: profiles.get(role.id) ?? [],
    RolePolicyList: policies.inline(role.id),
    AttachedManagedPolicies: policies.attached(role.id),
    PermissionsBoundary: shownBoundary(role.boundaryArn),
    Tags: tagList(tags.get(role.id) ?? []),
    RoleLastUsed: roleLastUsed(role, now),
  }))
}

async function profileViewsByRole(db: Reader, profiles: readonly InstanceProfileRow[]) {
  const views = await instanceProfileViews(db, profiles)
  const byRole = new Map<string, typeof views>()
  for (const [index, { roleId }] of profiles.entries()) {
    if (roleId !== null) byRole.set(roleId, [...(byRole.get(roleId) ?? []), views[index]!])
  }
  return byRole
}

/**
 * Managed policies with their documents. LIMIT: of AWS's policies the default version only; all would be
 * megabytes. AWS: no description (the CLI's example shows AWS's own policies, which all have one, without).
 */
export async function policyDetails(
  house: House,
  account: string,
  policies: readonly ManagedPolicyFacts[],
): Promise<PolicyDetail[]> {
  if (policies.length === 0) return []
  const db = house.store.read
  const use = await readPolicyUse(db, account)
  const ownIds = policies.flatMap(({ arn, id }) => (isAwsManaged(arn) ? [] : [id]))
  const versions = Map.groupBy(await versionsOfPolicies(db, ownIds), ({ policyId }) => policyId)
  return policies.map((policy) => {
    const shown = (id: string, created: Date, document: string): VersionView => ({
      Document: percentEncoded(document),
      VersionId: id,
      IsDefaultVersion: id === policy.defaultVersionId,
      CreateDate: created,
    })
    const own = (versions.get(policy.id) ?? []).map(({ version, created, document }) =>
      shown(`v${version}`, new Date(created), document),
    )
    const ofAws = house.managedPolicies.version(policy.arn, policy.defaultVersionId)
    return {
      ...listedPolicy(policy, use),
      PolicyVersionList:
        ofAws === undefined ? own : [shown(policy.defaultVersionId, ofAws.createDate, ofAws.document)],
    }
  })
}
