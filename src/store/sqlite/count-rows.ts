import type { Schema } from '../schema/schema.ts'
import type { Reader } from '../store.ts'

/** The tables whose rows belong to an account. */
type AccountsTable = {
  [Table in keyof Schema]: Schema[Table] extends { account: string } ? Table : never
}[keyof Schema]

/** How many rows of the table are the account's. */
export async function countRows(db: Reader, table: AccountsTable, account: string): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((row) => row.fn.countAll().as('count'))
    .where('account', '=', account)
    .executeTakeFirstOrThrow()
  return Number(count)
}
