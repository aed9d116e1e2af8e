import { findAccount, findAccountByAlias, type AccountRow } from '../store/entities/accounts.ts'
import type { Reader } from '../store/store.ts'

/** The account under that 12-digit id or alias; undefined where this server hosts none. */
export async function findNamedAccount(db: Reader, named: string): Promise<AccountRow | undefined> {
  // An alias may be made of digits; what is an account's id stays that account's.
  return (await findAccount(db, named)) ?? (await findAccountByAlias(db, named.toLowerCase()))
}
