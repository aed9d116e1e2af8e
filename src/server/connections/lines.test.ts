import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterEach, test } from 'node:test'
import { keepLines, type LineLimits } from './lines.ts'

type Serve = (request: IncomingMessage, response: ServerResponse) => void

const limits: LineLimits = { connections: 10, waiting: 100, idleMilliseconds: 60_000 }
const opened: (Server | Socket)[] = []
afterEach(() => {
  for (const one of opened.splice(0)) {
    if ('destroy' in one) one.destroy()
    else one.close()
  }
})

async function listening(serve: Serve, changed: Partial<LineLimits> = {}): Promise<number> {
  const server = createServer({ optimizeEmptyRequests: true })
  opened.push(server)
  keepLines(server, serve, { ...limits, ...changed })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  opened.push(socket)
  await once(socket, 'connect')
  return socket
}

const get = (path: string) => `GET /${path} HTTP/1.1\r\nhost: a\r\n\r\n`
const post = (path: string, body: string) =>
  `POST /${path} HTTP/1.1\r\nhost: a\r\ncontent-length: ${body.length}\r\n\r\n${body}`

/** All that comes until `count` answers are here. */
async function answers(socket: Socket, count: number): Promise<string[]> {
  let text = ''
  socket.setEncoding('utf8')
  for await (const chunk of socket) {
    text += chunk as string
    const bodies = [...text.matchAll(/<([^>]*)>/g)].map(([, body]) => body!)
    if (bodies.length >= count) return bodies
  }
  throw new Error(`the connection ended: ${text}`)
}

test('a connection has one request at work, whatever it sends in one piece, and its answers in order', async () => {
  let working = 0
  let most = 0
  const port = await listening((request, response) => {
    most = Math.max(most, ++working)
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    setImmediate(() =>
      setImmediate(() => {
        working -= 1
        response.end(`<${request.url}${body}>`)
      }),
    )
  })
  const socket = await connected(port)
  const sent = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? post(`${at}`, `=${at}`) : get(`${at}`)))
  socket.write(sent.join(''))
  const expected = sent.map((_, at) => (at % 3 === 0 ? `/${at}=${at}` : `/${at}`))
  assert.deepEqual(await answers(socket, sent.length), expected)
  assert.equal(most, 1)
})

test('what waits is not read on, however much is sent', async () => {
  let seen = 0
  const held: ServerResponse[] = []
  const port = await listening(
    (_request, response) => {
      seen += 1
      held.push(response)
    },
    { waiting: 100_000 },
  )
  const socket = await connected(port)
  const many = get('x').repeat(1_000_000)
  const took = socket.write(many)
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(seen, 1)
  assert.equal(took, false)
  assert.ok(socket.writableLength > 0, 'the rest lies with its sender')
})

test('a connection whose requests would wait beyond the bound is closed, and its place is free again', async () => {
  const working: ServerResponse[] = []
  const port = await listening((_request, response) => void working.push(response), { waiting: 3 })
  const first = await connected(port)
  first.write(get('a').repeat(4))
  const second = await connected(port)
  second.write(get('b').repeat(2))
  second.resume()
  await once(second, 'close')
  first.destroy()
  // Who waits is not read, so that its client has gone shows when it is answered.
  while (working.length > 0) {
    working.shift()!.end('x'.repeat(100_000))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const third = await connected(port)
  third.write(get('c').repeat(4))
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal(third.destroyed, false)
})

test('where all places are taken a new connection gets that of the one longest at rest', async () => {
  const port = await listening(
    (request, response) => void (request.url === '/wait' || response.end(`<${request.url}>`)),
    { connections: 3 },
  )
  const working = await connected(port)
  working.write(get('wait'))
  const [longest, latest] = [await connected(port), await connected(port)]
  longest.resume()
  const next = await connected(port)
  await once(longest, 'close')
  next.write(get('next'))
  assert.deepEqual(await answers(next, 1), ['/next'])
  assert.deepEqual([working.destroyed, latest.destroyed], [false, false])
})

test('where all are at work a new connection is closed', async () => {
  const port = await listening(() => {}, { connections: 2 })
  for (const socket of [await connected(port), await connected(port)]) socket.write(get('wait'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const third = await connected(port)
  third.resume()
  await once(third, 'close')
})

test('a request that is worked on is no idle connection, a body that does not come is one', async () => {
  const port = await listening(
    (request, response) => {
      request.resume()
      if (request.url === '/work') setTimeout(() => response.end('<done>'), 400)
    },
    { idleMilliseconds: 100 },
  )
  const [worked, idle, slow] = [await connected(port), await connected(port), await connected(port)]
  worked.write(get('work'))
  slow.write('POST /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nx')
  idle.resume()
  slow.resume()
  await Promise.all([once(idle, 'close'), once(slow, 'close')])
  assert.deepEqual(await answers(worked, 1), ['done'])
})
