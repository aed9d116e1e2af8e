import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { connectionsAllowed } from './connections/capacity.ts'
import { keepLines } from './connections/lines.ts'
import type { Front } from './front.ts'
import { handle } from './handle.ts'

export type ListenOptions = {
  host: string
  port: number
  /** Files of a PEM certificate chain and its key, or their texts. */
  tls?: { certFile: string; keyFile: string } | { cert: string; key: string } | undefined
  /** How many connections there may be at once; by default what suits `ulimit -n`. */
  maxConnections?: number | undefined
}

/** A listening server. `stop` lets requests under way finish for up to `graceMilliseconds`. */
export type Listener = { url: string; port: number; stop(graceMilliseconds: number): Promise<void> }

// LIMIT: node's own 16 KB of headers is what AWS's front doors take too; a body may take its time, headers
// may not.
const limits = {
  maxHeaderSize: 16_384,
  headersTimeout: 20_000,
  requestTimeout: 0,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  optimizeEmptyRequests: true,
}
const handshakeTimeout = 20_000

// LIMIT: neither a byte in nor one out for two minutes: nobody is there, and the connection goes.
const idleMilliseconds = 120_000

// LIMIT: requests that wait for the one before them on their connection, some 4 KB each. No client of AWS sends any.
const waitingMaximum = 5_000

/** Opens the port (0 picks a free one) and hands every request to `handle`. */
export async function listen(
  front: Front,
  { host, port, tls, maxConnections }: ListenOptions,
): Promise<Listener> {
  const connections = connectionsAllowed(maxConnections)
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    if (namesHosts(request) > 1) return void response.writeHead(400, { connection: 'close' }).end()
    handle(front, request, response).catch((cause) => {
      front.bug('', cause)
      response.destroy()
    })
  }
  const server: Server =
    tls === undefined
      ? createServer(limits)
      : createTlsServer({ ...limits, handshakeTimeout, ...certificateOf(tls) })
  keepLines(server, serve, { connections, waiting: waitingMaximum, idleMilliseconds })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = (server.address() as AddressInfo).port
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${shown}:${bound}`,
    port: bound,
    stop: (grace) => stop(server, grace),
  }
}

function certificateOf(tls: NonNullable<ListenOptions['tls']>): {
  cert: string | Buffer
  key: string | Buffer
} {
  return 'cert' in tls ? tls : { cert: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) }
}

/**
 * How many Host headers a request has; node keeps the first and drops the rest, where HTTP wants a refusal.
 */
function namesHosts({ rawHeaders }: IncomingMessage): number {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!
    if (name.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count
}

function stop(server: Server, graceMilliseconds: number): Promise<void> {
  const hurry = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
  // A connection that was at work when the stop came is kept alive by its client once it has its answer.
  const sweep = setInterval(() => server.closeIdleConnections(), 20)
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(hurry)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
