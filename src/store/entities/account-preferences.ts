import type { Reader, Writer } from '../store.ts'

/** Which version the tokens of the account's global STS endpoint have: 1, AWS's default, or 2. */
export async function globalEndpointTokenVersion(db: Reader, account: string): Promise<number> {
  const row = await db
    .selectFrom('accountPreferences')
    .select('globalEndpointTokenVersion')
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.globalEndpointTokenVersion ?? 1
}

/** Sets that version. */
export async function setGlobalEndpointTokenVersion(
  tx: Writer,
  account: string,
  version: number,
): Promise<void> {
  await tx
    .insertInto('accountPreferences')
    .values({ account, globalEndpointTokenVersion: version })
    .onConflict((conflict) => conflict.column('account').doUpdateSet({ globalEndpointTokenVersion: version }))
    .execute()
}
