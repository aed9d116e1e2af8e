import type { Aws } from '../aws/clients.ts'
import { listGroups } from '../groups/operations.ts'
import type { Holder } from '../permissions/policy-holder.ts'
import { listRoles } from '../roles/operations.ts'
import { listUsers } from '../users/list-users.ts'

/** A holder with its ARN. */
export type NamedHolder = Holder & { arn: string }

/** Everybody of the account who can have policies: users, groups and roles. */
export async function listHolders(aws: Aws, abortSignal: AbortSignal): Promise<NamedHolder[]> {
  const [users, groups, roles] = await Promise.all([
    listUsers(aws, abortSignal),
    listGroups(aws, abortSignal),
    listRoles(aws, abortSignal),
  ])
  return [
    ...users.map(({ UserName, Arn }) => ({ kind: 'user' as const, name: UserName!, arn: Arn! })),
    ...groups.map(({ GroupName, Arn }) => ({ kind: 'group' as const, name: GroupName!, arn: Arn! })),
    ...roles.map(({ RoleName, Arn }) => ({ kind: 'role' as const, name: RoleName!, arn: Arn! })),
  ]
}

/** What tells holders apart: users, groups and roles may share a name. */
export function holderId({ kind, name }: Holder): string {
  return `${kind}/${name}`
}

/** The holder of an id. */
export function holderOf(id: string): Holder {
  const slash = id.indexOf('/')
  return { kind: id.slice(0, slash) as Holder['kind'], name: id.slice(slash + 1) }
}
