import type { Insertable, Selectable } from 'kysely'
import type { AccountTable } from './schema.ts'
import type { Reader, Writer } from './store.ts'

export type AccountRow = Selectable<AccountTable>

/** The account under that 12-digit id; undefined where this server does not host it. */
export function findAccount(db: Reader, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The account that has that alias: aliases are unique among all accounts. */
export function findAccountByAlias(db: Reader, alias: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('alias', '=', alias).executeTakeFirst()
}

/** Every account this server hosts, by id. */
export function listAccounts(db: Reader): Promise<AccountRow[]> {
  return db.selectFrom('accounts').selectAll().orderBy('id').execute()
}

/** Writes a new account. */
export async function insertAccount(tx: Writer, account: Insertable<AccountTable>): Promise<void> {
  await tx.insertInto('accounts').values(account).execute()
}

/** Gives the account its one alias, or takes it away with null. */
export async function setAccountAlias(tx: Writer, id: string, alias: string | null): Promise<void> {
  await tx.updateTable('accounts').set({ alias }).where('id', '=', id).execute()
}
