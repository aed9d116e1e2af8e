import { malformedTrailer } from './chunk-errors.ts'
import type { ChunkChain } from './chunk-signature.ts'

/** The trailers of one aws-chunked body as they come in. */
export type Trailers = {
  readonly values: ReadonlyMap<string, string>
  /** how long a line may be, CRLF included */
  readonly lineMaximum: number
  /** Takes one `name:value` line without its CRLF; throws MalformedTrailerError. */
  add(line: string): void
  /**
   * Proves the trailers by `x-amz-trailer-signature` where there is a chain, and that all announced ones
   * came.
   */
  finish(chain: ChunkChain | undefined): void
}

// LIMIT: a request has one checksum trailer and its signature; eight of 1 KB leave room for what is new.
const countMaximum = 8
const lineMaximum = 1024

/** Starts to collect the trailers that `x-amz-trailer` announced; no other is accepted. */
export function createTrailers(names: readonly string[]): Trailers {
  const announced = new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean))
  if (announced.size > countMaximum) throw malformedTrailer()
  const values = new Map<string, string>()
  let signature: string | undefined
  let lines = ''
  return {
    values,
    lineMaximum,
    add(line) {
      const colon = line.indexOf(':')
      const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
      const value = line.slice(colon + 1).trim()
      // The signature comes last and once: nothing may follow what it covers.
      if (name === '' || signature !== undefined || values.has(name)) throw malformedTrailer()
      if (name === 'x-amz-trailer-signature') {
        signature = value
        return
      }
      if (!announced.has(name)) throw malformedTrailer()
      values.set(name, value)
      lines += `${name}:${value}\n`
    },
    finish(chain) {
      if (values.size !== announced.size || (chain === undefined) !== (signature === undefined)) {
        throw malformedTrailer()
      }
      if (chain !== undefined && signature !== undefined) chain.proveTrailer(lines, signature)
    },
  }
}
