import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Transform, type Readable } from 'node:stream'
import { digester } from '../access/digests.ts'
import type { Claimed } from '../access/identity/authenticate.ts'
import type { DigestName } from '../access/received.ts'
import type { StreamedBody } from '../gateway/seam.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { fromBase64, toBase64 } from '../kernel/bytes.ts'
import { checkPayload, type PayloadKind } from '../sigv4/payload.ts'
import { checksumAlgorithms } from '../services/s3/objects/checksums.ts'
import { badChecksum, badMd5, invalidDigest } from '../services/s3/objects/object-errors.ts'
import { askForBody, bringsBody } from './read-body.ts'
import {
  chunkedDecoder,
  entityTooLarge,
  incompleteBody,
  largestBody,
  payloadOf,
  pourInto,
} from './receive.ts'

// LIMIT: a body up to this size is held until it has proved right, a larger one but for its last piece.
const wholeMaximum = 1024 * 1024

/**
 * A body on its way to who does the work: decoded, and checked as it comes against its chunks' signatures, its
 * declared hash, digests and length. INVARIANT: its last piece is given only when everything has proved right, so
 * that nothing unproved is ever complete at its end; where something is wrong it fails with the AwsError.
 */
export async function streamedBody(
  request: IncomingMessage,
  response: ServerResponse,
  claimed: Claimed,
): Promise<StreamedBody> {
  const payload = payloadOf(claimed)
  const decoder = chunkedDecoder(request, claimed, payload)
  const length = lengthOf(request, decoder !== undefined)
  const claims = claimsOf(request)
  const trailers = (): ReadonlyMap<string, string> => decoder?.trailers ?? new Map<string, string>()
  const proof = prove(length, claims, (digests) => {
    checkClaims(claims, trailers(), digests)
    if (payload.kind === 'hash') checkHash(claimed, payload, digests.get('sha256')!)
  })
  if (payload.kind === 'hash') claims.names.add('sha256')
  const first = decoder ?? proof
  if (decoder !== undefined) pipeline(decoder, proof, () => {})
  if (length > 0 || decoder !== undefined) {
    askForBody(request, response)
    pourInto(request, first)
  } else proof.end()
  if (length > wholeMaximum) return { body: proof, length, headers: withoutPromises(claims) }
  const body = await whole(proof)
  return { body, length: body.length, headers: { ...withoutPromises(claims), ...checksumsOf(trailers()) } }
}

function lengthOf(request: IncomingMessage, chunked: boolean): number {
  if (!bringsBody(request)) return 0
  const text = request.headers[chunked ? 'x-amz-decoded-content-length' : 'content-length']
  const length = text === undefined ? Number.NaN : Number(text)
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new AwsError('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.')
  }
  if (length > largestBody) throw entityTooLarge()
  return length
}

/** What the headers say of the body: digests in base64, and those that a trailer will bring. */
type Claims = { names: Set<DigestName>; values: Map<DigestName, string>; promised: Set<DigestName> }

function claimsOf({ headers }: IncomingMessage): Claims {
  const values = new Map<DigestName, string>()
  const md5 = textOf(headers['content-md5'])
  if (md5 !== undefined) {
    if (fromBase64(md5)?.length !== 16) throw invalidDigest(md5)
    values.set('md5', md5)
  }
  const announced = String(headers['x-amz-trailer'] ?? '').toLowerCase()
  const promised = new Set<DigestName>()
  for (const algorithm of checksumAlgorithms) {
    const name = algorithm.toLowerCase() as DigestName
    const value = textOf(headers[`x-amz-checksum-${name}`])
    if (value !== undefined) values.set(name, value)
    if (announced.split(',').some((one) => one.trim() === `x-amz-checksum-${name}`)) promised.add(name)
  }
  return { names: new Set([...values.keys(), ...promised]), values, promised }
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value
}

function checkClaims(
  { values, promised }: Claims,
  trailers: ReadonlyMap<string, string>,
  digests: ReadonlyMap<DigestName, Uint8Array>,
): void {
  for (const [name, value] of values) {
    const calculated = toBase64(digests.get(name)!)
    if (calculated === value) continue
    throw name === 'md5' ? badMd5(value, calculated) : badChecksum(name.toUpperCase())
  }
  for (const name of promised) {
    if (toBase64(digests.get(name)!) !== trailers.get(`x-amz-checksum-${name}`))
      throw badChecksum(name.toUpperCase())
  }
}

function checkHash({ auth }: Claimed, payload: PayloadKind, sha256: Uint8Array): void {
  if (auth.form === 'header' || auth.form === 'query') {
    checkPayload(auth, payload, Buffer.from(sha256).toString('hex'))
  }
}

/** Passes bytes on and digests them, the last piece only when `check` has found nothing wrong. */
function prove(
  length: number,
  { names }: Claims,
  check: (digests: ReadonlyMap<DigestName, Uint8Array>) => void,
): Transform {
  let running: [DigestName, ReturnType<typeof digester>][] | undefined
  let size = 0
  let held: Buffer | undefined
  const begin = () => (running ??= [...names].map((name) => [name, digester(name)]))
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > length) return done(incompleteBody())
      for (const [, digest] of begin()) digest.update(chunk)
      if (held !== undefined) this.push(held)
      held = chunk
      done()
    },
    flush(done) {
      try {
        if (size !== length) throw incompleteBody()
        check(new Map(begin().map(([name, digest]) => [name, digest.digest()])))
      } catch (cause) {
        return done(cause as Error)
      }
      done(null, held)
    },
  })
}

async function whole(source: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of source as AsyncIterable<Buffer>) pieces.push(piece)
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}

/** What was promised for the end of a body that is sent on without one. */
function withoutPromises({ promised }: Claims): StreamedBody['headers'] {
  return promised.size === 0 ? {} : { 'x-amz-sdk-checksum-algorithm': undefined }
}

/** Trailers that have proved right, as the headers they would have been. */
function checksumsOf(trailers: ReadonlyMap<string, string>): StreamedBody['headers'] {
  const headers: Record<string, string> = {}
  for (const [name, value] of trailers) if (name.startsWith('x-amz-checksum-')) headers[name] = value
  return headers
}
