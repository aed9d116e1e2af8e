import type { Selectable } from 'kysely'
import { readMeta, writeMeta } from '../sqlite/meta.ts'
import type { RootPasswordTable } from '../schema/schema-console.ts'
import type { Reader, Writer } from '../store.ts'

export type RootPasswordRow = Selectable<RootPasswordTable>

/** The password of the account's root user; undefined where root cannot sign in. */
export function findRootPassword(db: Reader, account: string): Promise<RootPasswordRow | undefined> {
  return db.selectFrom('rootPasswords').selectAll().where('account', '=', account).executeTakeFirst()
}

/** Gives the account's root user this password, whatever it had. */
export async function putRootPassword(
  tx: Writer,
  account: string,
  passwordHash: string,
  since: number,
): Promise<void> {
  await tx
    .insertInto('rootPasswords')
    .values({ account, passwordHash, since, lastUsed: null })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ passwordHash, since }))
    .execute()
}

/** Notes that root signed in with its password. */
export async function noteRootPasswordUse(tx: Writer, account: string, lastUsed: number): Promise<void> {
  await tx.updateTable('rootPasswords').set({ lastUsed }).where('account', '=', account).execute()
}

/** Takes the root user's password away, and remembers that somebody did. */
export async function deleteRootPassword(tx: Writer, account: string): Promise<void> {
  await tx.deleteFrom('rootPasswords').where('account', '=', account).execute()
  await writeMeta(tx, takenAway(account), 'yes')
}

/** Whether root's password was ever taken away, so that one that is missing is missing on purpose. */
export async function wasRootPasswordTaken(db: Reader, account: string): Promise<boolean> {
  return (await readMeta(db, takenAway(account))) !== undefined
}

const takenAway = (account: string): string => `root-password-taken/${account}`
