import type { IncomingMessage, ServerResponse } from 'node:http'
import { AwsError } from '../kernel/aws-error.ts'

/** Thrown where a body is larger than its limit; each protocol words it. */
function bodyTooLarge(): AwsError {
  return new AwsError('RequestTooLarge', 413, 'Request size is too large.')
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

/** Reads a body into memory, `limit` bytes at the most. */
export function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(bodyTooLarge())
  if (!bringsBody(request)) return Promise.resolve(empty)
  askForBody(request, response)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer): void => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      request.off('data', take)
      request.pause()
      reject(bodyTooLarge())
    }
    request.on('data', take)
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', () => reject(brokenOff()))
    request.on('close', () => {
      // An error is dear to make, and every request closes.
      if (!request.complete) reject(brokenOff())
    })
  })
}

/** Nobody is left to read it, but what the client did is no fault of ours to be logged. */
export function brokenOff(): AwsError {
  return new AwsError('IncompleteBody', 400, 'The request ended before its body did.')
}
