import type { House } from '../../access/house.ts'
import { invalidNextToken, invalidValue } from './errors.ts'

type Paging = { MaxResults?: number | undefined; NextToken?: string | undefined }

const purpose = 'ec2-page'

/**
 * One page of a list that is sorted by `keyOf` or has been in its order before: what follows the item the
 * token names.
 * `what` binds a token to its list. All items where the caller asked for no number.
 */
export function pageOf<Item>(
  house: House,
  what: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { MaxResults, NextToken }: Paging,
): { items: Item[]; NextToken: string | undefined } {
  const start = NextToken === undefined ? 0 : placeAfter(house, what, items, keyOf, NextToken)
  const page = items.slice(start, MaxResults === undefined ? undefined : start + MaxResults)
  const last = page.at(-1)
  const isEnd = last === undefined || start + page.length >= items.length
  const token = isEnd
    ? undefined
    : house.sealer.seal(purpose, what, Buffer.from(`${start + page.length} ${keyOf(last)}`))
  return { items: page, NextToken: token?.toString('base64url') }
}

/** Where the last item seen has gone meanwhile, its place in the list stands for it. */
function placeAfter<Item>(
  house: House,
  what: string,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  token: string,
): number {
  const text = house.sealer.open(purpose, what, Buffer.from(token, 'base64url'))?.toString()
  if (text === undefined) throw invalidNextToken()
  const space = text.indexOf(' ')
  const key = text.slice(space + 1)
  const at = items.findIndex((item) => keyOf(item) === key)
  return at === -1 ? Math.min(Number(text.slice(0, space)), items.length) : at + 1
}

/** Checks `MaxResults` as EC2 does: 5 to 1000. */
export function checkMaxResults(maxResults: number | undefined): void {
  if (maxResults === undefined) return
  const expected =
    maxResults < 5
      ? 'greater than or equal to 5'
      : maxResults > 1000
        ? 'less than or equal to 1000'
        : undefined
  if (expected === undefined) return
  throw invalidValue(
    `Value ( ${maxResults} ) for parameter maxResults is invalid. Expecting a value ${expected}.`,
  )
}
