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

/** Reads a body into memory, `limit` bytes at the most. */
export function readBody(request: IncomingMessage, response: ServerResponse, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.reject(bodyTooLarge())
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) {
    return Promise.resolve(empty)
  }
  askForBody(request, response)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        request.pause()
        reject(bodyTooLarge())
      } else chunks.push(chunk)
    })
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
