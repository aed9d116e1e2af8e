import type { Call } from '../../../access/action.ts'
import type { Caller } from '../../../access/caller.ts'
import type { Ask } from '../../../access/questions.ts'
import { rootArn } from '../../../kernel/arn.ts'
import { findGroupByName, type GroupRow } from '../../../store/entities/groups.ts'
import type { Reader } from '../../../store/store.ts'
import { findUserById, findUserByName, type UserRow } from '../../../store/entities/users.ts'
import { mustSpecifyUserName, noSuchGroup, noSuchUser } from '../errors.ts'
import { askAboutEntity } from './ask-about-entity.ts'

type MayNameUser = { UserName?: string | undefined }

/** Whose keys, password or devices an operation is about: a user's, or those of the account's root user. */
export type Subject = { kind: 'user'; user: UserRow } | { kind: 'root' }

/** The user of that name in the caller's account; `NoSuchEntity` where there is none. */
export async function requireUser(db: Reader, account: string, name: string): Promise<UserRow> {
  const user = await findUserByName(db, account, name)
  if (user === undefined) throw noSuchUser(name)
  return user
}

/** The group of that name in the caller's account; `NoSuchEntity` where there is none. */
export async function requireGroup(db: Reader, account: string, name: string): Promise<GroupRow> {
  const group = await findGroupByName(db, account, name)
  if (group === undefined) throw noSuchGroup(name)
  return group
}

/**
 * The user an operation names, or the caller itself where it names none. AWS: root's own things are root's;
 * a role or federated session is nobody's, it answers `ValidationError`.
 */
export async function requireSubject(db: Reader, call: Call<MayNameUser>): Promise<Subject> {
  const { input, caller } = call
  if (input.UserName !== undefined) {
    return { kind: 'user', user: await requireUser(db, caller.account, input.UserName) }
  }
  if (caller.kind === 'root') return { kind: 'root' }
  const own = ownUser(caller)
  const user = await findUserById(db, own.id)
  if (user === undefined) throw noSuchUser(own.name)
  return { kind: 'user', user }
}

/**
 * What an operation on a user asks about: the user's ARN with its path, or the pathless one where it does
 * not exist.
 */
export async function askAboutUser(call: Call<unknown>, name: string, more: Ask = {}): Promise<Ask> {
  const { account } = call.caller
  const db = call.house.store.read
  const ask = await askAboutEntity(db, account, 'user', name, await findUserByName(db, account, name))
  return { ...ask, ...more }
}

/** The same for an operation that may leave the name out and then means the caller. */
export function askAboutSubject(call: Call<MayNameUser>): Ask | Promise<Ask> {
  const { input, caller } = call
  if (input.UserName === undefined && caller.kind === 'root') return { resource: rootArn(caller.account) }
  return askAboutUser(call, input.UserName ?? ownUser(caller).name)
}

/** What an operation on a group asks about; groups have no tags. */
export async function askAboutGroup(call: Call<unknown>, name: string): Promise<Ask> {
  const { account } = call.caller
  const db = call.house.store.read
  return askAboutEntity(db, account, 'group', name, await findGroupByName(db, account, name))
}

function ownUser(caller: Caller): { id: string; name: string } {
  if (caller.kind !== 'user' || caller.user === undefined) throw mustSpecifyUserName()
  return caller.user
}

/** The subject's unique id, or null for root. */
export function subjectId(subject: Subject): string | null {
  return subject.kind === 'user' ? subject.user.id : null
}

/** The subject's name; root has none. */
export function subjectName(subject: Subject): string | undefined {
  return subject.kind === 'user' ? subject.user.name : undefined
}
