import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import {
  chunkMinimumBytes,
  chunkTooLarge,
  chunkTooSmall,
  incompleteBody,
  malformedTrailer,
  wrongDecodedLength,
} from './chunk-errors.ts'
import { createChunkChain } from './chunk-signature.ts'
import type { ChunkChain, ChunkSigner } from './chunk-signature.ts'
import type { ChunkedKind } from './payload.ts'
import { createTrailers } from './trailers.ts'
import type { Trailers } from './trailers.ts'

/** How to read one aws-chunked body; `signer` is needed for the signed kinds. */
export type ChunkedOptions = {
  kind: ChunkedKind
  signer?: ChunkSigner
  /** `x-amz-decoded-content-length` */
  decodedLength: number
  /** the names that `x-amz-trailer` announces */
  trailerNames?: readonly string[]
  /** how large a signed chunk may be: it is held until its signature has proved right */
  maxChunkBytes?: number
}

/** Reads an aws-chunked body piece by piece; every method throws S3's errors. */
export type ChunkedReader = {
  /** Takes bytes of the body, gives the decoded bytes that are proved by now. */
  push(bytes: Buffer): Buffer[]
  /** Says that the body has ended; throws unless it ended where it should. */
  end(): void
  /** The trailers by lower-case name, all proved once `end` has returned. */
  readonly trailers: ReadonlyMap<string, string>
}

// LIMIT: `HEX;chunk-signature=` and 64 digits are at most 96 bytes.
const headerMaximum = 128
// LIMIT: SDKs sign chunks of 64 KB to 1 MB; sixteen times the largest leaves room.
const chunkMaximum = 16 * 1024 * 1024

const newline = 10

type State = {
  options: ChunkedOptions
  chain: ChunkChain | undefined
  trailers: Trailers
  step: 'header' | 'data' | 'data-end' | 'trailer' | 'body-end' | 'done'
  line: string
  /** counts from 1 */
  chunk: number
  /** the size of an under-sized chunk that must prove to be the last */
  small: number | undefined
  left: number
  received: number
  signature: string
  hash: Hash | undefined
  /** the bytes of a signed chunk that has not proved right yet, in one buffer that grows with them */
  held: Buffer
  heldLength: number
}

/** Starts reading an aws-chunked body. */
export function createChunkedReader(options: ChunkedOptions): ChunkedReader {
  const signed = options.kind !== 'chunked-unsigned-trailer'
  if (signed && options.signer === undefined) throw new Error('a signed chunked body needs its signer')
  const state: State = {
    options,
    chain: signed ? createChunkChain(options.signer!) : undefined,
    trailers: createTrailers(options.trailerNames ?? []),
    step: 'header',
    line: '',
    chunk: 0,
    small: undefined,
    left: 0,
    received: 0,
    signature: '',
    hash: undefined,
    held: Buffer.alloc(0),
    heldLength: 0,
  }
  return {
    trailers: state.trailers.values,
    push(bytes) {
      const decoded: Buffer[] = []
      let offset = 0
      while (offset < bytes.length) {
        offset =
          state.step === 'data' ? takeData(state, bytes, offset, decoded) : takeLine(state, bytes, offset)
        if (state.step === 'header' && state.heldLength > 0) decoded.push(release(state))
      }
      return decoded
    },
    end() {
      if (state.step !== 'done') throw incompleteBody()
    },
  }
}

function takeData(state: State, bytes: Buffer, offset: number, decoded: Buffer[]): number {
  const end = Math.min(bytes.length, offset + state.left)
  const data = bytes.subarray(offset, end)
  state.left -= data.length
  if (state.hash === undefined) decoded.push(data)
  else {
    state.hash.update(data)
    hold(state, data)
  }
  if (state.left === 0) state.step = 'data-end'
  return end
}

// Copied into one buffer: a body that comes byte by byte must not cost an object a byte.
function hold(state: State, data: Buffer): void {
  const needed = state.heldLength + data.length
  if (needed > state.held.length) {
    const grown = Buffer.allocUnsafe(Math.min(needed + state.left, Math.max(needed, 2 * state.held.length)))
    state.held.copy(grown, 0, 0, state.heldLength)
    state.held = grown
  }
  data.copy(state.held, state.heldLength)
  state.heldLength = needed
}

function release(state: State): Buffer {
  const proved = state.held.subarray(0, state.heldLength)
  state.held = Buffer.alloc(0)
  state.heldLength = 0
  return proved
}

/** Collects one line, CRLF included, and acts on it when it is whole. */
function takeLine(state: State, bytes: Buffer, offset: number): number {
  if (state.step === 'done') throw incompleteBody()
  const at = bytes.indexOf(newline, offset)
  const end = at === -1 ? bytes.length : at + 1
  const maximum = state.step === 'trailer' ? state.trailers.lineMaximum : headerMaximum
  if (state.line.length + end - offset > maximum) {
    throw state.step === 'trailer' ? malformedTrailer() : incompleteBody()
  }
  state.line += bytes.toString('latin1', offset, end)
  if (at === -1) return end
  const line = state.line
  state.line = ''
  if (!line.endsWith('\r\n')) throw incompleteBody()
  actOn(state, line.slice(0, -2))
  return end
}

function actOn(state: State, line: string): void {
  if (state.step === 'header') startChunk(state, line)
  else if (state.step === 'trailer' && line !== '') state.trailers.add(line)
  else if (state.step === 'trailer') {
    state.trailers.finish(state.options.kind === 'chunked-signed-trailer' ? state.chain : undefined)
    state.step = 'done'
  } else if (line !== '') throw incompleteBody()
  else if (state.step === 'data-end') {
    proveChunk(state)
    state.step = 'header'
  } else state.step = 'done'
}

function startChunk(state: State, line: string): void {
  const { kind, decodedLength, maxChunkBytes = chunkMaximum } = state.options
  const signed = state.chain !== undefined
  const match = (signed ? signedHeader : unsignedHeader).exec(line)
  if (match === null) throw incompleteBody()
  const size = Number.parseInt(match[1]!, 16)
  state.chunk += 1
  state.signature = match[2] ?? ''
  if (size > 0 && state.small !== undefined) throw chunkTooSmall(state.chunk - 1, state.small)
  if (signed && size > maxChunkBytes) throw chunkTooLarge(state.chunk, size, maxChunkBytes)
  if (signed && size < chunkMinimumBytes) state.small = size
  state.received += size
  if (state.received > decodedLength) throw wrongDecodedLength(decodedLength, state.received)
  state.left = size
  state.hash = signed ? createHash('sha256') : undefined
  if (size > 0) {
    state.step = 'data'
    return
  }
  if (state.received !== decodedLength) throw wrongDecodedLength(decodedLength, state.received)
  proveChunk(state)
  state.step = kind === 'chunked-signed' ? 'body-end' : 'trailer'
}

const signedHeader = /^([0-9A-Fa-f]{1,12});chunk-signature=([0-9a-f]{64})$/
const unsignedHeader = /^([0-9A-Fa-f]{1,12})$/

function proveChunk(state: State): void {
  if (state.chain === undefined || state.hash === undefined) return
  state.chain.proveChunk(state.hash.digest('hex'), state.signature)
  state.hash = undefined
}
