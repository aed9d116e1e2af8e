import { iamArn } from '../kernel/arn.ts'
import type { Reader, Writer } from './store.ts'

/** What can hold policies: inline ones, attached ones and (but for groups) a boundary. */
export type HolderKind = 'user' | 'group' | 'role'

/** A user, group or role as the operations on its policies see it. */
export type PolicyHolder = {
  id: string
  name: string
  path: string
  boundaryArn: string | null
}

/** The user, group or role of that name in the account, whatever the case. */
export async function findPolicyHolder(
  db: Reader,
  kind: HolderKind,
  account: string,
  name: string,
): Promise<PolicyHolder | undefined> {
  if (kind === 'group') {
    const group = await db
      .selectFrom('groups')
      .select(['id', 'name', 'path'])
      .where('account', '=', account)
      .where('nameKey', '=', name.toLowerCase())
      .executeTakeFirst()
    return group && { ...group, boundaryArn: null }
  }
  return db
    .selectFrom(kind === 'user' ? 'users' : 'roles')
    .select(['id', 'name', 'path', 'boundaryArn'])
    .where('account', '=', account)
    .where('nameKey', '=', name.toLowerCase())
    .executeTakeFirst()
}

/** Sets the permissions boundary of a user or role, or takes it away with null. */
export async function setBoundary(
  tx: Writer,
  kind: 'user' | 'role',
  id: string,
  boundaryArn: string | null,
): Promise<void> {
  await tx
    .updateTable(kind === 'user' ? 'users' : 'roles')
    .set({ boundaryArn })
    .where('id', '=', id)
    .execute()
}

/** The ARNs of the users and roles (of any account) under those unique ids; ids of nobody are absent. */
export async function arnsOfIds(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const arns = new Map<string, string>()
  if (ids.length === 0) return arns
  for (const [table, type] of [
    ['users', 'user'],
    ['roles', 'role'],
  ] as const) {
    const rows = await db
      .selectFrom(table)
      .select(['id', 'account', 'path', 'name'])
      .where('id', 'in', ids)
      .execute()
    for (const row of rows) arns.set(row.id, iamArn(row.account, type, row.path, row.name))
  }
  return arns
}
