import type { IncomingMessage, ServerResponse } from 'node:http'
import { AwsError } from '../kernel/aws-error.ts'
import { bodyTooSlow, type HeldBodies, type Room } from './connections/held-bodies.ts'

/** Thrown where a body is larger than its limit; each protocol words it. */
export function bodyTooLarge(): AwsError {
  return new AwsError('RequestTooLarge', 413, 'Request size is too large.')
}

/** Thrown where bodies hold all they may. Source: IAM API Reference, "Common Errors". */
function serverBusy(): AwsError {
  return new AwsError(
    'ServiceUnavailable',
    503,
    'The request has failed due to a temporary failure of the server.',
  )
}

// LIMIT: ten million bytes in a minute are a megabit a second; who is slower holds memory that others need.
const bodyMilliseconds = 60_000

/** Calls `stop` with the refusal unless `done` is called before a body has had its time. */
export function limitTime(stop: (tooSlow: AwsError) => void): { done(): void } {
  const late = setTimeout(() => stop(bodyTooSlow()), bodyMilliseconds)
  return { done: () => clearTimeout(late) }
}

const empty = Buffer.alloc(0)

/** Lets a client send its body that waits to be asked for it (`Expect: 100-continue`). */
export function askForBody(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue()
}

/** Whether a request announces a body. Source: RFC 9112, section 6. */
export function bringsBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

/** How many bytes a body may come to: what its length says, or all that is allowed where nothing says it. */
export function announcedBytes({ headers }: IncomingMessage, limit: number): number {
  return headers['content-length'] === undefined ? limit : Number(headers['content-length'])
}

/** Whether the client went away before its body was read: what waited to be read has gone with it. */
export function isGone(request: IncomingMessage): boolean {
  return request.destroyed && !request.readableEnded
}

/**
 * Reads a body into memory, `limit` bytes at the most, within what bodies may hold together. Throws AWS's error
 * where it is larger, too slow or without a place.
 */
export async function readBody(
  held: HeldBodies,
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer> {
  const bytes = announcedBytes(request, limit)
  if (bytes > limit) throw bodyTooLarge()
  if (!bringsBody(request)) return empty
  const taken = held.take(bytes, serverBusy)
  const room = taken instanceof Promise ? await taken : taken
  try {
    if (isGone(request)) throw brokenOff()
    askForBody(request, response)
    return await readInto(room, request, limit)
  } finally {
    held.leave(room)
  }
}

function readInto(room: Room, request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const refuse = (refusal: AwsError): void => {
      time.done()
      // The request lives on until its client has had the answer; what came of it must not.
      chunks.length = 0
      request.off('data', take)
      request.pause()
      reject(refusal)
    }
    room.cut = refuse
    const time = limitTime(refuse)
    const take = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else refuse(bodyTooLarge())
    }
    request.on('data', take)
    request.on('end', () => {
      time.done()
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
    })
    request.on('error', () => reject(brokenOff()))
    request.on('close', () => {
      time.done()
      // An error is dear to make, and every request closes.
      if (!request.readableEnded) reject(brokenOff())
    })
  })
}

/** Nobody is left to read it, but what the client did is no fault of ours to be logged. */
export function brokenOff(): AwsError {
  return new AwsError('IncompleteBody', 400, 'The request ended before its body did.')
}
