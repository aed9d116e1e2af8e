/**
 * Header names in lower case, values as they came; a repeated header is a list in wire order. INVARIANT:
 * every character is one byte (node's latin1 reading of the wire), so hashing as latin1 hashes the wire.
 */
export type RequestHeaders = Pick<ReadonlyMap<string, string | readonly string[]>, 'get' | 'has' | 'keys'>

/**
 * What a signature covers of a request, but its body. Paths and queries are as on the wire, still encoded.
 */
export type RequestFacts = {
  /** e.g. `POST` */
  method: string
  /** the path without its query, e.g. `/a%20b` */
  rawPath: string
  /** the query without its `?`, empty for none */
  rawQuery: string
  headers: RequestHeaders
}

/**
 * The headers of a request as node has read them. Node joins what is repeated, or keeps the first; where anything
 * was, all are read anew from the wire.
 */
export function headersOf(request: {
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  rawHeaders: readonly string[]
}): RequestHeaders {
  const { headers, rawHeaders } = request
  const names = Object.keys(headers)
  if (names.length * 2 !== rawHeaders.length) return headersFromRaw(rawHeaders)
  // INVARIANT: own members only; a client may name a header `constructor`.
  const get = (name: string) => (Object.hasOwn(headers, name) ? headers[name] : undefined)
  return { get, has: (name) => Object.hasOwn(headers, name), keys: () => names.values() }
}

/** Reads node's `rawHeaders` (name, value, name, value …) into the map that verification wants. */
export function headersFromRaw(rawHeaders: readonly string[]): RequestHeaders {
  const headers = new Map<string, string | string[]>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!.toLowerCase()
    const value = rawHeaders[index + 1]!
    const present = headers.get(name)
    if (present === undefined) headers.set(name, value)
    else if (typeof present === 'string') headers.set(name, [present, value])
    else present.push(value)
  }
  return headers
}

/** Splits a request target at its first `?` into the facts a signature covers. */
export function requestFacts(method: string, target: string, rawHeaders: readonly string[]): RequestFacts {
  const mark = target.indexOf('?')
  return {
    method,
    rawPath: mark === -1 ? target : target.slice(0, mark),
    rawQuery: mark === -1 ? '' : target.slice(mark + 1),
    headers: headersFromRaw(rawHeaders),
  }
}

/** One header's value, repeated ones joined with `,` in wire order; undefined where there is none. */
export function headerText(headers: RequestHeaders, name: string): string | undefined {
  const value = headers.get(name)
  return value === undefined || typeof value === 'string' ? value : value.join(',')
}
