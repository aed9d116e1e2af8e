import type { Call } from '../../access/action.ts'
import type { Ask } from '../../access/questions.ts'
import { iamArn } from '../../kernel/arn.ts'
import { findPolicyHolder, type HolderKind, type PolicyHolder } from '../../store/policy-holders.ts'
import type { Reader } from '../../store/store.ts'
import { tagsOf } from '../../store/tags.ts'
import { noSuchNamed, protectedRole } from './errors.ts'
import { askedTags } from './tag-views.ts'

/** The member that names a user, group or role, and AWS's word for it in operation and quota names. */
export const holderMembers = {
  user: 'UserName',
  group: 'GroupName',
  role: 'RoleName',
} as const satisfies Record<HolderKind, string>

/**
 * The question of an operation on a user, group or role: its real ARN and tags where it exists, the pathless ARN where
 * not, as AWS authorizes before it looks. `iam:PermissionsBoundary` is the current boundary unless `keys` brings another.
 */
export async function askHolder(
  call: Call<unknown>,
  kind: HolderKind,
  name: string,
  keys: Ask['keys'] = {},
): Promise<Ask> {
  const { account } = call.caller
  const db = call.house.store.read
  const holder = await findPolicyHolder(db, kind, account, name)
  const label = `${kind} ${name}`
  if (holder === undefined) return { resource: iamArn(account, kind, '/', name), label, keys }
  return {
    resource: iamArn(account, kind, holder.path, holder.name),
    label,
    keys: { 'iam:PermissionsBoundary': holder.boundaryArn ?? undefined, ...keys },
    resourceTags: kind === 'group' ? undefined : askedTags(await tagsOf(db, holder.id)),
  }
}

/** The user, group or role of that name, or NoSuchEntity. */
export async function mustFindHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder> {
  const holder = await findPolicyHolder(db, kind, account, name)
  if (holder === undefined) throw noSuchNamed(kind, name)
  return holder
}

/** As `mustFindHolder`, for changes: a service-linked role is its service's (UnmodifiableEntity 400). */
export async function mustFindModifiableHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder> {
  const holder = await mustFindHolder(db, kind, account, name)
  if (kind === 'role') refuseProtected(holder)
  return holder
}

/** Refuses (UnmodifiableEntity 400) to change a role that is its service's. */
export function refuseProtected(role: { name: string; path: string }): void {
  if (role.path.startsWith('/aws-service-role/')) throw protectedRole(role.name)
}
