import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { findPolicyHolder, type HolderKind, type PolicyHolder } from '../../../store/policy-holders.ts'
import type { Reader } from '../../../store/store.ts'
import { tagsOf } from '../../../store/tags.ts'
import { noSuchNamed, protectedRole } from '../errors.ts'
import { tagList } from './tag-rules.ts'

/**
 * What an operation on a user, group or role asks about: its real ARN and tags where it exists, the pathless ARN where
 * not. `iam:PermissionsBoundary` is the current boundary unless `keys` brings another.
 */
export async function askAboutHolder(
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
    resourceTags: kind === 'group' ? undefined : tagList(await tagsOf(db, holder.id)),
  }
}

/** The user, group or role of that name, or NoSuchEntity. */
export async function requireHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder> {
  const holder = await findPolicyHolder(db, kind, account, name)
  if (holder === undefined) throw noSuchNamed(kind, name)
  return holder
}

/** As `requireHolder`, for a change: a service-linked role is its service's (UnmodifiableEntity 400). */
export async function requireModifiableHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder> {
  const holder = await requireHolder(db, kind, account, name)
  if (kind === 'role') refuseProtected(holder)
  return holder
}

/** Refuses (UnmodifiableEntity 400) to change a role that is its service's. */
export function refuseProtected(role: { name: string; path: string }): void {
  if (role.path.startsWith('/aws-service-role/')) throw protectedRole(role.name)
}
