import type { IncomingMessage } from 'node:http'

// LIMIT: what is read over so that a connection can go on; who sends more than this after an answer is cut off.
const drainMaximum = 100_000_000
// LIMIT: and no longer than this: a body that trickles must not keep a connection that was refused.
const drainMilliseconds = 60_000

/**
 * Reads over what is left of a body that was answered before its end. Node does so only for bodies that nobody
 * began to read; left unread, it would stand between this request and the next one of the connection.
 */
export function drain(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  let left = drainMaximum
  const late = setTimeout(() => request.destroy(), drainMilliseconds)
  request.on('close', () => clearTimeout(late))
  request.unpipe()
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) request.destroy()
  })
  // A client that goes away now misses nothing.
  request.on('error', () => {})
  request.resume()
}
