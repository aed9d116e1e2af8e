import { shownPrincipalsOfEach } from '../../../access/decision/stored-principals.ts'
import { iamArn } from '../../../kernel/arn.ts'
import type { InstanceProfileRow } from '../../../store/entities/instance-profiles.ts'
import { findRolesByIds } from '../../../store/entities/roles.ts'
import type { Reader } from '../../../store/store.ts'
import type { IamOutput } from '../action.ts'
import { bareRole } from './role-views.ts'

export type InstanceProfileView = NonNullable<IamOutput<'CreateInstanceProfile'>['InstanceProfile']>

/** Instance profiles as lists show them: without tags, each with its role as AWS embeds it. */
export async function instanceProfileViews(
  db: Reader,
  profiles: readonly InstanceProfileRow[],
): Promise<InstanceProfileView[]> {
  const roles = await findRolesByIds(db, [
    ...new Set(profiles.flatMap(({ roleId }) => (roleId === null ? [] : [roleId]))),
  ])
  const trusts = await shownPrincipalsOfEach(
    db,
    roles.map(({ trustPolicy }) => trustPolicy),
  )
  const byId = new Map(roles.map((role, index) => [role.id, bareRole(role, trusts[index]!)]))
  return profiles.map((profile) => {
    const role = profile.roleId === null ? undefined : byId.get(profile.roleId)
    return {
      Path: profile.path,
      InstanceProfileName: profile.name,
      InstanceProfileId: profile.id,
      Arn: iamArn(profile.account, 'instance-profile', profile.path, profile.name),
      CreateDate: new Date(profile.created),
      Roles: role === undefined ? [] : [role],
    }
  })
}
