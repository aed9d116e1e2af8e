import type { IncomingMessage, ServerResponse } from 'node:http'
import { AwsError } from '../kernel/aws-error.ts'

/** Thrown where a body is larger than its limit; each protocol words it. */
function bodyTooLarge(): AwsError {
  return new AwsError('RequestTooLarge', 413, 'Request size is too large.')
}

/** Thrown where a body takes too long. Source: S3's error responses, RequestTimeout. */
function bodyTooSlow(): AwsError {
  const message =
    'Your socket connection to the server was not read from or written to within the timeout period. ' +
    'Idle connections will be closed.'
  return new AwsError('RequestTimeout', 400, message, { headers: { connection: 'close' } })
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

/** Reads a body into memory, `limit` bytes at the most. Throws AWS's error where it is larger or too slow. */
export function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(bodyTooLarge())
  if (!bringsBody(request)) return Promise.resolve(empty)
  askForBody(request, response)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const refuse = (refusal: AwsError): void => {
      time.done()
      request.off('data', take)
      request.pause()
      reject(refusal)
    }
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
      if (!request.complete) reject(brokenOff())
    })
  })
}

/** Nobody is left to read it, but what the client did is no fault of ours to be logged. */
export function brokenOff(): AwsError {
  return new AwsError('IncompleteBody', 400, 'The request ended before its body did.')
}
