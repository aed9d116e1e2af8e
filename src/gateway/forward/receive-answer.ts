import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Forwarded, ForwardedAnswer, ObservedAnswer } from '../seam.ts'
import { holdsAddresses, ownAddresses, ownLocation } from './addresses.ts'
import { answerHeaders } from './answer-headers.ts'

// LIMIT: an answer up to this size is taken whole, sent in one piece, and seen by who remembers what passes by.
const smallMaximum = 256 * 1024
// LIMIT: a list of a thousand queues is 100 KB; addresses in an answer beyond this stay as they are.
const rewrittenMaximum = 4 * 1024 * 1024

/** Turns what a backend answers into what our client gets. */
export async function receiveAnswer(
  request: Forwarded,
  answer: Dispatcher.ResponseData,
  urls: { backend: string; own: string },
): Promise<ForwardedAnswer> {
  const status = answer.statusCode
  const headers = answerHeaders(answer.headers)
  if (typeof headers['location'] === 'string') {
    headers['location'] = ownLocation(request, headers['location'], urls.backend, urls.own)
  }
  nameRequest(headers, request)
  const seen = (body: Uint8Array | undefined): void => request.observe?.({ status, headers, body })
  if (request.method === 'HEAD') {
    await answer.body.dump()
    seen(nothing)
    return { status, headers, body: nothing }
  }
  const length = Number(headers['content-length'] ?? Number.NaN)
  const rewritten = status < 300 && holdsAddresses(request) && headers['content-encoding'] === undefined
  if (!rewritten && !(length <= smallMaximum)) {
    return {
      status,
      headers,
      body: request.observe === undefined ? answer.body : observed(answer.body, seen),
    }
  }
  const { bytes, rest } = await take(answer.body, rewritten ? rewrittenMaximum : smallMaximum)
  // What broke off, or is larger than it may be, goes out as far as it came, and ends as it ended.
  if (rest !== undefined) {
    seen(undefined)
    return { status, headers, body: rest }
  }
  const body = rewritten ? withOwnAddresses(request, bytes, urls) : bytes
  if (body !== bytes || headers['content-length'] === undefined)
    headers['content-length'] = String(body.length)
  seen(body)
  return { status, headers, body }
}

const nothing = Buffer.alloc(0)

/** The id by which our trail knows the request takes the place of the backend's own. */
function nameRequest(headers: ForwardedAnswer['headers'], { protocol, requestId }: Forwarded): void {
  const s3 = protocol === 's3' || headers['x-amz-request-id'] !== undefined
  const name = s3 ? 'x-amz-request-id' : 'x-amzn-requestid'
  delete headers['x-amzn-requestid']
  headers[name] = requestId
}

function withOwnAddresses(request: Forwarded, bytes: Buffer, urls: { backend: string; own: string }): Buffer {
  const text = bytes.toString('utf8')
  const own = ownAddresses(request, text, urls.backend, urls.own)
  return own === text ? bytes : Buffer.from(own)
}

/** A body whole; or, where it is larger than `maximum` or broke off, a stream of all that it is. */
async function take(body: Readable, maximum: number): Promise<{ bytes: Buffer; rest: Readable | undefined }> {
  const chunks: Buffer[] = []
  let size = 0
  const source = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  try {
    while (size <= maximum) {
      const { done, value } = await source.next()
      if (done === true)
        return { bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), rest: undefined }
      chunks.push(value)
      size += value.length
    }
  } catch (cause) {
    return { bytes: nothing, rest: Readable.from(goOn(chunks, () => Promise.reject(cause))) }
  }
  return { bytes: nothing, rest: Readable.from(goOn(chunks, () => source.next())) }
}

async function* goOn(
  chunks: readonly Buffer[],
  next: () => Promise<IteratorResult<Buffer>>,
): AsyncGenerator<Buffer> {
  yield* chunks
  for (let step = await next(); step.done !== true; step = await next()) yield step.value
}

/** Passes a body by as it comes, and tells who remembers of it before its end is sent. */
function observed(body: Readable, seen: (body: Uint8Array | undefined) => void): Readable {
  return Readable.from(passBy(body, seen), { objectMode: false })
}

async function* passBy(
  body: Readable,
  seen: (whole: ObservedAnswer['body']) => void,
): AsyncGenerator<Buffer> {
  let kept: Buffer[] | undefined = []
  let size = 0
  let isWhole = false
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > smallMaximum) kept = undefined
      else kept?.push(chunk)
      yield chunk
    }
    isWhole = true
  } finally {
    seen(isWhole && kept !== undefined ? Buffer.concat(kept) : undefined)
  }
}
