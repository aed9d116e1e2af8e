import type { House } from '../../access/house.ts'
import { invalidToken } from './errors.ts'

const purpose = 'athena-page'

/**
 * One page of a list sorted by `keyOf`: what follows the token's key, `limit` items unless fewer are wanted.
 */
export function pageOf<Item>(
  house: House,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults, NextToken }: { MaxResults?: number | undefined; NextToken?: string | undefined },
  limit: number,
): { items: Item[]; NextToken: string | undefined } {
  const after = NextToken === undefined ? undefined : openToken(house, NextToken)
  const rest = after === undefined ? [...items] : items.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, Math.min(MaxResults ?? limit, limit))
  const last = page.at(-1)
  if (last === undefined || page.length === rest.length) return { items: page, NextToken: undefined }
  const token = house.sealer.seal(purpose, '', Buffer.from(keyOf(last)))
  return { items: page, NextToken: token.toString('base64url') }
}

function openToken(house: House, token: string): string {
  const key = house.sealer.open(purpose, '', Buffer.from(token, 'base64url'))
  if (key === undefined) throw invalidToken()
  return key.toString()
}
