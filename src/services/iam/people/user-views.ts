import { iamArn, rootArn } from '../../../kernel/arn.ts'
import { findAccount } from '../../../store/entities/accounts.ts'
import { findRootPassword } from '../../../store/signin/root-passwords.ts'
import type { Reader } from '../../../store/store.ts'
import type { TagRow } from '../../../store/entities/tags.ts'
import type { UserRow } from '../../../store/entities/users.ts'
import type { IamOutput } from '../action.ts'
import { shownBoundary } from '../families/boundaries.ts'
import { tagsIfAny } from '../families/tag-rules.ts'

export type UserView = NonNullable<IamOutput<'GetUser'>['User']>

/** A user in a list: without boundary and tags. */
export function listedUser(user: UserRow): UserView {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: iamArn(user.account, 'user', user.path, user.name),
    CreateDate: new Date(user.created),
    PasswordLastUsed: user.passwordLastUsed === null ? undefined : new Date(user.passwordLastUsed),
  }
}

/** All there is, as CreateUser and GetUser answer. AWS: where there are no tags there is no `Tags`. */
export function wholeUser(user: UserRow, tags: readonly TagRow[]): UserView {
  return {
    ...listedUser(user),
    PermissionsBoundary: shownBoundary(user.boundaryArn),
    Tags: tagsIfAny(tags),
  }
}

/** AWS: root has its account's id for a unique id, and neither name nor path. */
export async function readRootUser(db: Reader, id: string): Promise<UserView> {
  const account = (await findAccount(db, id))!
  const password = await findRootPassword(db, id)
  return {
    Path: undefined,
    UserName: undefined,
    UserId: id,
    Arn: rootArn(id),
    CreateDate: new Date(account.created),
    PasswordLastUsed: password?.lastUsed == null ? undefined : new Date(password.lastUsed),
  }
}
