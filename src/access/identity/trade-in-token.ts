import type { House } from '../house.ts'

const purpose = 'trade-in-token'
const context = 'v1'

/**
 * The token that a product trades in for credentials once its delegation request is final. It names the
 * request, which says what it is worth and how long.
 */
export function sealTradeInToken(house: House, requestId: string): string {
  const plain = Buffer.from(JSON.stringify({ requestId, epoch: house.epoch }))
  return house.sealer.seal(purpose, context, plain).toString('base64')
}

/** The delegation request that a token names; undefined where we did not seal it, or before a reset. */
export function openTradeInToken(house: House, token: string): string | undefined {
  const sealed = Buffer.from(token, 'base64')
  // INVARIANT: one token, one spelling.
  if (sealed.toString('base64') !== token) return undefined
  const plain = house.sealer.open(purpose, context, sealed)
  if (plain === undefined) return undefined
  const { requestId, epoch } = JSON.parse(plain.toString()) as { requestId: string; epoch: number }
  return epoch === house.epoch ? requestId : undefined
}
