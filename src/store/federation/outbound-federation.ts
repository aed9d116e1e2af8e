import type { Insertable, Selectable } from 'kysely'
import type { OutboundKeyTable } from '../schema/schema-federation.ts'
import type { Reader, Writer } from '../store.ts'

export type OutboundKeyRow = Selectable<OutboundKeyTable>

/** Whether the account lets its principals ask for web identity tokens. */
export async function isOutboundFederationEnabled(db: Reader, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('outboundFederation')
    .select('enabled')
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.enabled === 1
}

/** Turns the account's outbound federation on or off. */
export async function setOutboundFederation(
  tx: Writer,
  account: string,
  enabled: boolean,
  changed: number,
): Promise<void> {
  const values = { enabled: Number(enabled), changed }
  await tx
    .insertInto('outboundFederation')
    .values({ account, ...values })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(values))
    .execute()
}

/** The account's signing keys, one for each algorithm that was ever asked for. */
export function outboundKeysOf(db: Reader, account: string): Promise<OutboundKeyRow[]> {
  return db
    .selectFrom('outboundKeys')
    .selectAll()
    .where('account', '=', account)
    .orderBy('algorithm')
    .execute()
}

/** Writes a new signing key, its private part already sealed. */
export async function insertOutboundKey(tx: Writer, row: Insertable<OutboundKeyTable>): Promise<void> {
  await tx.insertInto('outboundKeys').values(row).execute()
}
