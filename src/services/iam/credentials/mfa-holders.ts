import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { isAssumedRoot } from '../../../access/identity/root-access.ts'
import { rootArn } from '../../../kernel/arn.ts'
import type { Reader } from '../../../store/store.ts'
import { findUserByName } from '../../../store/entities/users.ts'
import { askAboutSubject, requireSubject, type Subject } from '../families/subject.ts'

type MayNameHolder = { UserName?: string | undefined }

/** Whose devices an operation is about: as `requireSubject`, and root where root names itself. */
export async function requireHolder(db: Reader, call: Call<MayNameHolder>): Promise<Subject> {
  return (await namesItself(db, call)) ? { kind: 'root' } : requireSubject(db, call)
}

/** What an operation on the devices of a user or of root asks about. */
export async function askAboutHolder(call: Call<MayNameHolder>): Promise<Ask> {
  const { house, caller } = call
  return (await namesItself(house.store.read, call))
    ? { resource: rootArn(caller.account) }
    : askAboutSubject(call)
}

/** What the store keeps as the holder of a device: a user's unique id, or the account's id for root. */
export function holderId(subject: Subject, { caller }: Call<unknown>): string {
  return subject.kind === 'user' ? subject.user.id : caller.account
}

/**
 * Whether root means itself by the user name it gives: its account's id, which no user has as a name. A
 * choice. AWS: only its console gives root a device, as user `AWS ROOT USER`, which the pattern of `UserName`
 * does not let through. Source: CloudTrail User Guide, "AWS Management Console sign-in events", root user.
 */
async function namesItself(db: Reader, { input, caller }: Call<MayNameHolder>): Promise<boolean> {
  if (caller.kind !== 'root' || isAssumedRoot(caller) || input.UserName !== caller.account) return false
  return (await findUserByName(db, caller.account, input.UserName)) === undefined
}
