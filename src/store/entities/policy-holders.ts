import { iamArn } from '../../kernel/arn.ts'
import { findByName } from '../sqlite/named-entities.ts'
import { prepareRows } from '../sqlite/prepared.ts'
import type { Reader, Writer } from '../store.ts'

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
  if (kind !== 'group') return (kind === 'user' ? findUser : findRole)(db, account, name)
  const group = await findGroup(db, account, name)
  return group && { ...group, boundaryArn: null }
}

const findUser = findByName('users', (rows) => rows.select(['id', 'name', 'path', 'boundaryArn']))
const findRole = findByName('roles', (rows) => rows.select(['id', 'name', 'path', 'boundaryArn']))
const findGroup = findByName('groups', (rows) => rows.select(['id', 'name', 'path']))

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
  for (const row of await usersOf(db, ids)) arns.set(row.id, iamArn(row.account, 'user', row.path, row.name))
  for (const row of await rolesOf(db, ids)) arns.set(row.id, iamArn(row.account, 'role', row.path, row.name))
  return arns
}

const usersOf = prepareRows((db, ids: readonly string[]) =>
  db.selectFrom('users').select(['id', 'account', 'path', 'name']).where('id', 'in', ids),
)
const rolesOf = prepareRows((db, ids: readonly string[]) =>
  db.selectFrom('roles').select(['id', 'account', 'path', 'name']).where('id', 'in', ids),
)
