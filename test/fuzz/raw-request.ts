import { headersFromRaw, requestFacts } from '../../src/sigv4/request.ts'
import type { RequestFacts } from '../../src/sigv4/request.ts'
import type { WireRequest } from '../../src/wire/protocol.ts'

/** A request as a fuzzer writes it: `METHOD TARGET`, lines of headers, an empty line, the body. */
export type RawRequest = { method: string; target: string; raw: string[]; body: Buffer }

/** Reads any bytes as a request. Headers hold what node's HTTP parser lets through: no control characters. */
export function rawRequestOf(input: Buffer): RawRequest {
  const end = input.indexOf('\n\n')
  const head = (end === -1 ? input : input.subarray(0, end)).toString('latin1').split('\n')
  const body = end === -1 ? Buffer.alloc(0) : input.subarray(end + 2)
  const [method = '', ...target] = (head[0] ?? '').split(' ')
  const raw = head.slice(1).flatMap((line) => {
    const colon = line.indexOf(':')
    const name = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).trim()
    return /^[\w!#$%&'*+.^`|~-]+$/.test(name) ? [name, value.replaceAll(/[^\t -~\x80-\xff]/g, '')] : []
  })
  return { method, target: target.join(' '), raw, body }
}

/** What a signature covers of it. */
export function factsOfRaw({ method, target, raw }: RawRequest): RequestFacts {
  return requestFacts(method, target, raw)
}

/** The same as the protocols read it. */
export function wireOfRaw(request: RawRequest): WireRequest {
  const { rawPath, rawQuery } = factsOfRaw(request)
  const headers: Record<string, string> = Object.create(null) as Record<string, string>
  const read = headersFromRaw(request.raw)
  for (const name of read.keys()) headers[name] = [read.get(name) ?? ''].flat().join(', ')
  return { method: request.method, path: rawPath, query: rawQuery, headers, body: request.body }
}
