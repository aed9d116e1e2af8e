import type { Insertable, Selectable } from 'kysely'
import { prepareRow, prepareRows } from '../sqlite/prepared.ts'
import type { AccountTable } from '../schema/schema.ts'
import type { Reader, Writer } from '../store.ts'

export type AccountRow = Selectable<AccountTable>

/** The account under that 12-digit id; undefined where this server does not host it. */
export const findAccount = prepareRow((db, id: string) =>
  db.selectFrom('accounts').selectAll().where('id', '=', id),
)

/** The account that has that alias: aliases are unique among all accounts. */
export const findAccountByAlias = prepareRow((db, alias: string) =>
  db.selectFrom('accounts').selectAll().where('alias', '=', alias),
)

/** Every account this server hosts, by id. */
export const listAccounts = prepareRows((db) => db.selectFrom('accounts').selectAll().orderBy('id'))

/** Writes a new account. */
export async function insertAccount(tx: Writer, account: Insertable<AccountTable>): Promise<void> {
  await tx.insertInto('accounts').values(account).execute()
}

/** Gives the account its one alias, or takes it away with null. */
export async function setAccountAlias(tx: Writer, id: string, alias: string | null): Promise<void> {
  await tx.updateTable('accounts').set({ alias }).where('id', '=', id).execute()
}

/** The account whose root user has that email address. */
export const findAccountByEmail = prepareRow((db, email: string) =>
  db.selectFrom('accounts').selectAll().where('email', '=', email),
)

/** Whether nobody may act as the account any more. */
export async function isClosedAccount(db: Reader, id: string): Promise<boolean> {
  const closed = (await findAccount(db, id))?.closed
  return closed !== undefined && closed !== null
}

/** Notes that an account was closed then. */
export async function closeAccount(tx: Writer, id: string, closed: number): Promise<void> {
  await tx.updateTable('accounts').set({ closed }).where('id', '=', id).execute()
}

/** Removes every account but those. Its rows in other tables have gone before. */
export async function deleteAccountsExcept(tx: Writer, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('accounts').where('id', 'not in', ids).execute()
}
