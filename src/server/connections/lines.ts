import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

type Exchange = { request: IncomingMessage; response: ServerResponse }

/** A connection: what it works on, and what came behind that in the same piece. */
type Line = { socket: Socket; working: Exchange | undefined; waiting: Exchange[] }

export type LineLimits = {
  /** How many connections there may be at once. */
  connections: number
  /** How many requests of all connections may wait for the one before them. */
  waiting: number
  /** A connection without a byte either way for so long is idle. */
  idleMilliseconds: number
}

/**
 * Lets every connection of a server have one request at a time: those that came behind it wait, nothing more is read
 * meanwhile, and answers keep their order. So what one connection makes us hold is one answer. Beyond `connections`
 * a new one takes the place of the one that has been at rest the longest, and is closed where all are at work.
 */
export function keepLines(
  server: Server,
  serve: (request: IncomingMessage, response: ServerResponse) => void,
  limits: LineLimits,
): void {
  const lines = new WeakMap<Socket, Line>()
  // Those that wait for their client, the longest first.
  const atRest = new Set<Socket>()
  const open = new Set<Socket>()
  let allWaiting = 0

  const arrive = (socket: Socket): void => {
    open.add(socket)
    atRest.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      atRest.delete(socket)
    })
    if (open.size <= limits.connections) return
    const [longest] = atRest
    ;(longest ?? socket).destroy()
  }
  const begin = (socket: Socket, raw: Socket): Line => {
    const line: Line = { socket: raw, working: undefined, waiting: [] }
    lines.set(socket, line)
    socket.once('close', () => {
      allWaiting -= line.waiting.length
      line.waiting.length = 0
    })
    // Node reads on after each message.
    socket.on('resume', () => {
      if (line.waiting.length > 0) socket.pause()
    })
    return line
  }
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const line = lines.get(request.socket)!
    if (line.working === undefined) return work(line, { request, response })
    if (allWaiting >= limits.waiting) return void request.socket.destroy()
    allWaiting += 1
    line.waiting.push({ request, response })
    request.socket.pause()
  }
  const work = (line: Line, exchange: Exchange): void => {
    line.working = exchange
    atRest.delete(line.socket)
    exchange.response.once('close', () => goOn(line, exchange.request.socket))
    serve(exchange.request, exchange.response)
  }
  const goOn = (line: Line, socket: Socket): void => {
    line.working = undefined
    if (socket.destroyed) return
    const next = line.waiting.shift()
    if (next === undefined) return void atRest.add(line.socket)
    allWaiting -= 1
    if (line.waiting.length === 0) socket.resume()
    work(line, next)
  }
  const endIdle = (socket: Socket): void => {
    const exchange = lines.get(socket)?.working
    if (exchange !== undefined && isOurTurn(exchange, socket)) socket.setTimeout(limits.idleMilliseconds)
    else socket.destroy()
  }

  // With TLS the socket that speaks HTTP is another one, told of once it is safe.
  const handshakes = new Map<string, Socket>()
  const peerOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`
  const isTls = 'setSecureContext' in server
  server.on('connection', (socket: Socket) => {
    arrive(socket)
    if (!isTls) return void begin(socket, socket)
    const peer = peerOf(socket)
    handshakes.set(peer, socket)
    socket.once('close', () => handshakes.delete(peer))
  })
  if (isTls) {
    server.on('secureConnection', (socket: Socket) => {
      begin(socket, handshakes.get(peerOf(socket)) ?? socket)
    })
  }
  server.timeout = limits.idleMilliseconds
  server.on('timeout', endIdle)
  server.on('request', take)
  server.on('checkContinue', take)
}

/** Whether a quiet connection waits for us: all of the request is here, and all that was answered is gone. */
function isOurTurn({ request }: Exchange, socket: Socket): boolean {
  return request.complete && socket.writableLength === 0
}
