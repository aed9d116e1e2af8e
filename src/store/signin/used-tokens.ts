import type { Writer } from '../store.ts'

/**
 * Uses up a token that is good once: true the first time, false ever after until `expires`. Those that have
 * expired by `now` are forgotten.
 */
export async function useToken(tx: Writer, id: string, expires: number, now: number): Promise<boolean> {
  await tx.deleteFrom('usedTokens').where('expires', '<=', now).execute()
  const result = await tx
    .insertInto('usedTokens')
    .values({ id, expires })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}
