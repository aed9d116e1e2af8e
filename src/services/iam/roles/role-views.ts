import { iamArn } from '../../../kernel/arn.ts'
import type { RoleRow } from '../../../store/entities/roles.ts'
import type { TagRow } from '../../../store/entities/tags.ts'
import type { IamOutput } from '../action.ts'
import { percentEncoded } from '../documents.ts'
import { shownBoundary } from '../families/boundaries.ts'
import { tagsIfAny } from '../families/tag-rules.ts'

export type RoleView = NonNullable<IamOutput<'CreateRole'>['Role']>

// AWS: "the role's last use within the last 400 days". Source: IAM API reference, RoleLastUsed.
const lastUsedDays = 400

/**
 * What every answer says of a role, and all that an instance profile says of it. `trust` is the policy as
 * it is shown.
 */
export function bareRole(role: RoleRow, trust: string) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: iamArn(role.account, 'role', role.path, role.name),
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: percentEncoded(trust),
  } satisfies RoleView
}

/** CreateRole's answer. AWS: it leaves out the description and the longest session. */
export function createdRole(role: RoleRow, trust: string, tags: readonly TagRow[]): RoleView {
  return {
    ...bareRole(role, trust),
    PermissionsBoundary: shownBoundary(role.boundaryArn),
    Tags: tagsIfAny(tags),
  }
}

/** UpdateRoleDescription's answer. */
export function describedRole(role: RoleRow, trust: string): RoleView {
  return { ...bareRole(role, trust), Description: role.description ?? undefined }
}

/** A role in ListRoles: without boundary, tags and last use. */
export function listedRole(role: RoleRow, trust: string): RoleView {
  return { ...describedRole(role, trust), MaxSessionDuration: role.maxSessionSeconds }
}

/** All there is, as GetRole answers. */
export function wholeRole(role: RoleRow, trust: string, tags: readonly TagRow[], now: number): RoleView {
  return {
    ...listedRole(role, trust),
    PermissionsBoundary: shownBoundary(role.boundaryArn),
    Tags: tagsIfAny(tags),
    RoleLastUsed: roleLastUsed(role, now),
  }
}

/** When and where the role's credentials were last used; empty where that is 400 days ago or never was. */
export function roleLastUsed(role: RoleRow, now: number): NonNullable<RoleView['RoleLastUsed']> {
  if (role.lastUsed === null || now - role.lastUsed > lastUsedDays * 86_400_000) return {}
  return { LastUsedDate: new Date(role.lastUsed), Region: role.lastUsedRegion ?? undefined }
}
