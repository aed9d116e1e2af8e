import type { PageOf } from '../../store/page.ts'
import { invalidMarker } from './errors.ts'

type PageRequest = { Marker?: string | undefined; MaxItems?: number | undefined }

/** The members every paged list answers. */
export type Page = { IsTruncated: boolean; Marker?: string | undefined }

const defaultMaxItems = 100
// A marker says of which make it is, so that a later make can tell an old one.
const make = 'p1:'

/** What to ask the store for: rows after the marker's key, one more than fit so that the end is known. */
export function pageOf(request: PageRequest): PageOf {
  const after = request.Marker === undefined ? undefined : keyOfMarker(request.Marker)
  return { after, limit: (request.MaxItems ?? defaultMaxItems) + 1 }
}

/**
 * Splits what the store gave into the rows of this page and the page's members. `key` is what the rows are
 * sorted by.
 */
export function pageFrom<Row>(
  request: PageRequest,
  rows: readonly Row[],
  key: (row: Row) => string,
): { rows: readonly Row[]; page: Page } {
  const size = request.MaxItems ?? defaultMaxItems
  if (rows.length <= size) return { rows, page: { IsTruncated: false } }
  const kept = rows.slice(0, size)
  return { rows: kept, page: { IsTruncated: true, Marker: markerOf(key(kept.at(-1)!)) } }
}

/**
 * One page of a list that is whole in memory already, sorted by `key` in ascending order of its UTF-16 code
 * units.
 */
export function pageWithin<Row>(
  request: PageRequest,
  all: readonly Row[],
  key: (row: Row) => string,
): { rows: readonly Row[]; page: Page } {
  const { after, limit } = pageOf(request)
  const start = after === undefined ? 0 : all.findIndex((row) => key(row) > after)
  return pageFrom(request, start === -1 ? [] : all.slice(start, start + limit), key)
}

// LIMIT: AWS takes markers up to 320 characters, so keys are kept under 230 bytes.
function markerOf(key: string): string {
  return Buffer.from(make + key).toString('base64url')
}

function keyOfMarker(marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString()
  const key = text.slice(make.length)
  // A database refuses NUL in text, and no key of ours has it.
  if (!text.startsWith(make) || key.includes('\0') || markerOf(key) !== marker) throw invalidMarker()
  return key
}
