import type { House } from '../../../access/house.ts'
import { toHex } from '../../../kernel/bytes.ts'
import { makeOutboundKey, type OutboundAlgorithm, type OutboundKey } from '../../../proof/outbound-token.ts'
import {
  insertOutboundKey,
  outboundKeysOf,
  type OutboundKeyRow,
} from '../../../store/federation/outbound-federation.ts'

const purpose = 'outbound-key'

/** The account's key of that kind; made when the first token asks for it, and kept sealed. */
export async function outboundKey(
  house: House,
  account: string,
  algorithm: OutboundAlgorithm,
  now: number,
): Promise<Omit<OutboundKey, 'publicKey'>> {
  const row = findKey(await outboundKeysOf(house.store.read, account), algorithm)
  return opened(house, row ?? (await addKey(house, account, algorithm, now)))
}

async function addKey(
  house: House,
  account: string,
  algorithm: OutboundAlgorithm,
  now: number,
): Promise<OutboundKeyRow> {
  const made = await makeOutboundKey(algorithm, toHex(house.random(16)))
  return house.store.writeData(async (tx) => {
    // Two first tokens may have made a key each; the one that was written first is the account's.
    const there = findKey(await outboundKeysOf(tx, account), algorithm)
    if (there !== undefined) return there
    const privateKey = house.sealer.seal(purpose, `${account}/${made.id}`, made.privateKey)
    const row = { id: made.id, account, algorithm, publicKey: made.publicKey, privateKey, created: now }
    await insertOutboundKey(tx, row)
    return row
  })
}

function findKey(rows: readonly OutboundKeyRow[], algorithm: OutboundAlgorithm): OutboundKeyRow | undefined {
  return rows.find((row) => row.algorithm === algorithm)
}

function opened({ sealer }: House, { id, account, algorithm, privateKey }: OutboundKeyRow) {
  const plain = sealer.open(purpose, `${account}/${id}`, privateKey)
  if (plain === undefined) throw new Error(`the outbound key ${id} does not open with this master key`)
  return { id, algorithm, privateKey: plain }
}
