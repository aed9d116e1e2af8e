import type { House } from '../access/house.ts'

/** What each kind of token is for; one kind never passes for another. */
type Purpose = 'sign-in-token' | 'authorization-code' | 'refresh-token'

/** A value as a text that only this server can make and read. */
export function sealToken(house: House, purpose: Purpose, value: object): string {
  return house.sealer.seal(purpose, '', Buffer.from(JSON.stringify(value))).toString('base64url')
}

/** The value that a token holds; undefined where we did not make it for that purpose. */
export function openToken<Value>(house: House, purpose: Purpose, token: string): Value | undefined {
  const sealed = Buffer.from(token, 'base64url')
  // INVARIANT: one token, one spelling.
  if (sealed.toString('base64url') !== token) return undefined
  const plain = house.sealer.open(purpose, '', sealed)
  return plain && (JSON.parse(plain.toString()) as Value)
}
