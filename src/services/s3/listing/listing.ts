import type { Reader } from '../../../store/store.ts'
import { listObjects, type ListedObject } from '../../../store/s3/objects.ts'

/**
 * What a listing is asked for. Keys are ordered by the bytes of their UTF-8, which is the order of code
 * points.
 */
export type ListingRequest = {
  prefix: string
  delimiter: string
  /** The key or common prefix to go on after; empty for the beginning. */
  after: string
  limit: number
}

/** One page. `last` is the last key or common prefix of it: where the next page goes on. */
export type Listing = {
  objects: ListedObject[]
  commonPrefixes: string[]
  truncated: boolean
  last: string
}

// LIMIT: rows read at once.
const batch = 1000
const smallBatch = 16

/**
 * Reads a page of keys, those with the delimiter after the prefix rolled up. A common prefix is passed over
 * by a seek in the index, however many keys are under it.
 */
export async function listKeys(db: Reader, bucketId: string, request: ListingRequest): Promise<Listing> {
  const { prefix, delimiter, limit } = request
  const listing: Listing = { objects: [], commonPrefixes: [], truncated: false, last: request.after }
  if (limit === 0) return listing
  const before = afterPrefix(prefix)
  let from = prefix
  let exclusive = false
  const goAfter = (point: string, including: boolean) => {
    if (compareKeys(point, from) < 0) return
    from = point
    exclusive = !including
  }
  if (request.after !== '') {
    const rolled = commonPrefix(request.after, prefix, delimiter)
    // A page that ended with a common prefix goes on behind all that is under it.
    const behind = rolled === request.after ? afterPrefix(rolled) : undefined
    if (behind === undefined) goAfter(request.after, false)
    else goAfter(behind, true)
  }
  let size = Math.min(batch, limit + 1)
  for (;;) {
    const rows = await listObjects(db, bucketId, { from, exclusive, before, limit: size })
    const taken = take(rows, request, listing)
    if (taken === 'full') return { ...listing, truncated: true }
    if (rows.length < size) return listing
    const lastKey = rows.at(-1)!.key
    const rolled = commonPrefix(lastKey, prefix, delimiter)
    const behind = rolled === undefined ? undefined : afterPrefix(rolled)
    if (rolled !== undefined && behind === undefined) return listing
    from = behind ?? lastKey
    exclusive = behind === undefined
    // Where one prefix filled the batch, the next is likely as long: read little until that proves wrong.
    const oneOnly = rolled !== undefined && rows[0]!.key.startsWith(rolled)
    size = oneOnly ? smallBatch : Math.min(batch, size * 2)
  }
}

/** Adds rows to the page until it is full; a common prefix counts once. */
function take(
  rows: readonly ListedObject[],
  { prefix, delimiter, limit }: ListingRequest,
  listing: Listing,
): 'full' | undefined {
  for (const row of rows) {
    const rolled = commonPrefix(row.key, prefix, delimiter)
    if (rolled !== undefined && rolled === listing.commonPrefixes.at(-1)) continue
    if (listing.objects.length + listing.commonPrefixes.length === limit) return 'full'
    if (rolled === undefined) listing.objects.push(row)
    else listing.commonPrefixes.push(rolled)
    listing.last = rolled ?? row.key
  }
  return undefined
}

/** The common prefix that stands for a key: up to and with the first delimiter after the prefix. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '' || !key.startsWith(prefix)) return undefined
  const at = key.indexOf(delimiter, prefix.length)
  return at === -1 ? undefined : key.slice(0, at + delimiter.length)
}

/** The least key behind all keys with that prefix; undefined where there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!)
  while (points.length > 0) {
    const last = points.pop()!
    if (last === 0x10ffff) continue
    // Surrogates are no characters of their own.
    const next = last === 0xd7ff ? 0xe000 : last + 1
    return String.fromCodePoint(...points, next)
  }
  return undefined
}

/** Orders keys as the store does. */
function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
