import { hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, unlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { PassThrough, Transform, type Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Claimed } from '../access/identity/authenticate.ts'
import { digester, type Digester } from '../access/digests.ts'
import type { House } from '../access/house.ts'
import type { DigestName, ReceiveOptions, Received } from '../access/received.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { createChunkedDecoder } from '../sigv4/chunked-stream.ts'
import { emptyHash } from '../sigv4/string-to-sign.ts'
import { checkPayload, payloadKind, type PayloadKind } from '../sigv4/payload.ts'
import { bodyTooSlow, type HeldBodies } from './connections/held-bodies.ts'
import { announcedBytes, askForBody, bringsBody, brokenOff, isGone, limitTime } from './read-body.ts'

// LIMIT: the largest object one PUT may carry on S3 is 5 GiB.
export const largestBody = 5 * 1024 ** 3

/**
 * Takes a streaming body in: decodes aws-chunked, checks every chunk, the declared hash and the length, and
 * leaves a synced file in `DATA/incoming`. Where anything is wrong the file is gone before the error is
 * thrown, so a body that was half received or wrongly signed is never seen.
 */
export async function receive(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
  claimed: Claimed,
  options: ReceiveOptions = {},
): Promise<Received> {
  const folder = join(house.dataDirectory, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, Buffer.from(house.random(16)).toString('hex'))
  const payload = payloadOf(claimed)
  const names: DigestName[] = [...(options.digests ?? [])]
  if (payload.kind === 'hash' && !names.includes('sha256')) names.push('sha256')
  const meter = measure(names, options.limit ?? largestBody)
  const decoder = chunkedDecoder(request, claimed, payload)
  if (isGone(request)) throw brokenOff()
  askForBody(request, response)
  const pace = keepPace(request, decoder ?? meter.stream)
  try {
    const sink = createWriteStream(file, { flush: true, mode: 0o600 })
    pourInto(request, decoder ?? meter.stream)
    await (decoder === undefined ? pipeline(meter.stream, sink) : pipeline(decoder, meter.stream, sink))
    const digests = meter.results()
    checkLength(request, meter.size(), decoder === undefined)
    if (payload.kind === 'hash' && claimed.auth.form !== 'none' && claimed.auth.form !== 'sigv2-query') {
      checkPayload(claimed.auth, payload, Buffer.from(digests.sha256!).toString('hex'))
    }
    const trailers = Object.fromEntries(decoder?.trailers ?? [])
    return { file, size: meter.size(), digests, trailers }
  } catch (cause) {
    await unlink(file).catch(() => {})
    throw cause
  } finally {
    pace.done()
  }
}

// LIMIT: a stream that brings less in a minute, a kilobyte a second, only holds a file and a connection.
const paceMilliseconds = 60_000
const paceBytes = 60_000

/** Ends a stream whose request falls behind the pace; `done` stops looking. */
function keepPace(request: IncomingMessage, stream: Duplex): { done(): void } {
  let before = request.socket.bytesRead
  const look = setInterval(() => {
    const now = request.socket.bytesRead
    if (now - before < paceBytes && !request.complete) stream.destroy(bodyTooSlow())
    before = now
  }, paceMilliseconds)
  return { done: () => clearInterval(look) }
}

/**
 * Reads a small body whole, aws-chunked or not, with its declared hash checked. `limit` counts decoded bytes.
 */
export async function collect(
  held: HeldBodies,
  request: IncomingMessage,
  response: ServerResponse,
  claimed: Claimed,
  limit: number,
): Promise<Buffer> {
  const payload = payloadOf(claimed)
  const decoder = chunkedDecoder(request, claimed, payload)
  // Most requests bring no body, and need no stream for none.
  const hasBody = decoder !== undefined || bringsBody(request)
  const body = hasBody ? await gather(held, request, response, decoder ?? new PassThrough(), limit) : nothing
  if (claimed.auth.form === 'header' || claimed.auth.form === 'query') {
    checkPayload(claimed.auth, payload, hasBody ? hash('sha256', body) : emptyHash)
  }
  return body
}

const nothing = Buffer.alloc(0)

/** What comes out of a stream that the body is poured into, within what bodies may hold together. */
async function gather(
  held: HeldBodies,
  request: IncomingMessage,
  response: ServerResponse,
  source: Duplex,
  limit: number,
): Promise<Buffer> {
  const bytes = Math.min(announcedBytes(request, limit), limit)
  const room = await held.take(bytes, slowDown)
  const time = limitTime((tooSlow) => source.destroy(tooSlow))
  room.cut = (refusal) => source.destroy(refusal)
  try {
    if (isGone(request)) throw brokenOff()
    askForBody(request, response)
    pourInto(request, source)
    return await taken(source, limit)
  } finally {
    time.done()
    held.leave(room)
  }
}

async function taken(source: Duplex, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw entityTooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * Pours the body into the first of the streams that take it in. Where one of them fails the request itself
 * must live on, for the answer goes out on its socket: that is why it is no part of a pipeline, which would
 * destroy it.
 */
export function pourInto(request: IncomingMessage, first: Duplex): void {
  if (!bringsBody(request)) return void first.end()
  request.on('error', () => first.destroy(brokenOff()))
  request.on('close', () => {
    if (isGone(request)) first.destroy(brokenOff())
  })
  first.on('close', () => request.unpipe(first))
  request.pipe(first)
}

/** How a request says that its body is protected; an unsigned one says nothing. */
export function payloadOf({ auth }: Claimed): PayloadKind {
  return auth.form === 'none' || auth.form === 'sigv2-query' ? { kind: 'unsigned' } : payloadKind(auth)
}

/** What decodes and proves an aws-chunked body; undefined where the body is none. */
export function chunkedDecoder(
  request: IncomingMessage,
  { auth, signingKey }: Claimed,
  payload: PayloadKind,
) {
  if (payload.kind === 'hash' || payload.kind === 'body' || payload.kind === 'unsigned') return undefined
  const declared = request.headers['x-amz-decoded-content-length']
  const decodedLength =
    typeof declared === 'string' && /^\d{1,15}$/.test(declared) ? Number(declared) : undefined
  if (decodedLength === undefined) {
    throw new AwsError('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.')
  }
  const trailer = request.headers['x-amz-trailer']
  return createChunkedDecoder({
    kind: payload.kind,
    decodedLength,
    trailerNames:
      typeof trailer === 'string' ? trailer.split(',').map((name) => name.trim().toLowerCase()) : [],
    signer:
      signingKey === undefined || auth.form === 'none' || auth.form === 'sigv2-query'
        ? undefined
        : {
            accessKeyId: auth.accessKeyId,
            signingKey,
            amzDate: auth.amzDate.text,
            scope: auth.scope,
            seedSignature: auth.signature,
          },
  })
}

/** A stream that counts and digests what passes through it. */
function measure(names: readonly DigestName[], limit: number) {
  const running: [DigestName, Digester][] = names.map((name) => [name, digester(name)])
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit) return done(entityTooLarge())
      for (const [, digest] of running) digest.update(chunk)
      done(null, chunk)
    },
  })
  return {
    stream,
    size: () => size,
    results: (): Received['digests'] =>
      Object.fromEntries(running.map(([name, digest]) => [name, digest.digest()])),
  }
}

function checkLength(request: IncomingMessage, size: number, plain: boolean): void {
  const declared = request.headers['content-length']
  if (plain && declared !== undefined && Number(declared) !== size) throw incompleteBody()
}

/** `EntityTooLarge` 400. */
export function entityTooLarge(): AwsError {
  return new AwsError('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size')
}

/** Thrown where bodies hold all they may. Source: Amazon S3 API Reference, "Error responses". */
function slowDown(): AwsError {
  return new AwsError('SlowDown', 503, 'Please reduce your request rate.')
}

/** `IncompleteBody` 400: fewer or more bytes than were announced. */
export function incompleteBody(): AwsError {
  return new AwsError(
    'IncompleteBody',
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  )
}
