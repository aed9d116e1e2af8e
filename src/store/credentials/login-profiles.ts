import type { Insertable, Selectable, Updateable } from 'kysely'
import { prepareRow } from '../sqlite/prepared.ts'
import type { LoginProfileTable, PasswordHistoryTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type LoginProfileRow = Selectable<LoginProfileTable>
export type PasswordHistoryRow = Selectable<PasswordHistoryTable>

// LIMIT: AWS remembers at most 24 earlier passwords; with the present one that is what a policy can ask for.
const remembered = 25

/** The user's console password, or undefined where it has none. */
export const findLoginProfile = prepareRow((db, userId: string) =>
  db.selectFrom('loginProfiles').selectAll().where('userId', '=', userId),
)

/** Gives a user a password; `now` begins its age. */
export async function insertLoginProfile(
  tx: Writer,
  profile: Insertable<LoginProfileTable>,
  now: number,
): Promise<void> {
  await tx.insertInto('loginProfiles').values(profile).execute()
  await remember(tx, profile.account, profile.userId, profile.passwordHash, now)
}

/** Changes a password or whether it must be changed; a new password begins its age at `now`. */
export async function updateLoginProfile(
  tx: Writer,
  profile: LoginProfileRow,
  change: Pick<Updateable<LoginProfileTable>, 'passwordHash' | 'resetRequired'>,
  now: number,
): Promise<void> {
  const { account, userId } = profile
  await tx.updateTable('loginProfiles').set(change).where('userId', '=', userId).execute()
  if (change.passwordHash !== undefined) await remember(tx, account, userId, change.passwordHash, now)
}

/** Removes a user's password and forgets the earlier ones. */
export async function deleteLoginProfile(tx: Writer, userId: string): Promise<void> {
  await tx.deleteFrom('passwordHistory').where('userId', '=', userId).execute()
  await tx.deleteFrom('loginProfiles').where('userId', '=', userId).execute()
}

/** The user's passwords, the present one first, `limit` at most. */
export function passwordHistory(db: Reader, userId: string, limit: number): Promise<PasswordHistoryRow[]> {
  return db
    .selectFrom('passwordHistory')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute()
}

async function remember(
  tx: Writer,
  account: string,
  userId: string,
  passwordHash: string,
  since: number,
): Promise<void> {
  const [last] = await passwordHistory(tx, userId, 1)
  const sequence = (last?.sequence ?? 0) + 1
  await tx.insertInto('passwordHistory').values({ account, userId, sequence, passwordHash, since }).execute()
  await tx
    .deleteFrom('passwordHistory')
    .where('userId', '=', userId)
    .where('sequence', '<=', sequence - remembered)
    .execute()
}
