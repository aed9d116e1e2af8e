import type { Reader, Writer } from '../store.ts'

/** The properties that were set for an account, by name. */
export async function accountProperties(db: Reader, account: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('accountProperties')
    .select(['name', 'value'])
    .where('account', '=', account)
    .execute()
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Sets one property of an account. */
export async function setAccountProperty(
  tx: Writer,
  account: string,
  name: string,
  value: string,
): Promise<void> {
  await tx
    .insertInto('accountProperties')
    .values({ account, name, value })
    .onConflict((conflict) => conflict.columns(['account', 'name']).doUpdateSet({ value }))
    .execute()
}
