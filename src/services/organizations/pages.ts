import type { House } from '../../access/house.ts'
import { invalidInput } from './errors.ts'
import { pageLimit } from './limits.ts'

const purpose = 'organizations-page'

type Page = { MaxResults?: number | undefined; NextToken?: string | undefined }

/** One page of a list: what follows the token's key in the list's own order. */
export function pageOf<Item>(
  house: House,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults, NextToken }: Page,
): { items: Item[]; NextToken: string | undefined } {
  const from = NextToken === undefined ? 0 : afterKey(items, keyOf, openToken(house, NextToken))
  const page = items.slice(from, from + (MaxResults ?? pageLimit))
  const last = page.at(-1)
  if (last === undefined || from + page.length >= items.length) return { items: page, NextToken: undefined }
  return {
    items: page,
    NextToken: house.sealer.seal(purpose, '', Buffer.from(keyOf(last))).toString('base64url'),
  }
}

/** Where the next page begins; what the last one ended with may be gone, then the keys' order tells. */
function afterKey<Item>(items: readonly Item[], keyOf: (item: Item) => string, key: string): number {
  const at = items.findIndex((item) => keyOf(item) === key)
  if (at !== -1) return at + 1
  const next = items.findIndex((item) => keyOf(item) > key)
  return next === -1 ? items.length : next
}

function openToken(house: House, token: string): string {
  const key = house.sealer.open(purpose, '', Buffer.from(token, 'base64url'))
  if (key === undefined) throw invalidInput('INVALID_NEXT_TOKEN')
  return key.toString()
}
