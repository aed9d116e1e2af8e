import { ListGroupsCommand, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'
import type { Holder } from '../permissions/policy-holder.ts'

/** A holder with its ARN. */
export type NamedHolder = Holder & { arn: string }

// LIMIT: the most IAM gives at a time.
const MaxItems = 1000

/** Everybody of the account who can have policies: users, groups and roles. */
export async function listHolders(aws: Aws, abortSignal: AbortSignal): Promise<NamedHolder[]> {
  const iam = await aws.iam()
  const [users, groups, roles] = await Promise.all([
    allPages(async (Marker) => {
      const answer = await iam.send(new ListUsersCommand({ Marker, MaxItems }), { abortSignal })
      return { items: answer.Users, next: answer.Marker }
    }),
    allPages(async (Marker) => {
      const answer = await iam.send(new ListGroupsCommand({ Marker, MaxItems }), { abortSignal })
      return { items: answer.Groups, next: answer.Marker }
    }),
    allPages(async (Marker) => {
      const answer = await iam.send(new ListRolesCommand({ Marker, MaxItems }), { abortSignal })
      return { items: answer.Roles, next: answer.Marker }
    }),
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
