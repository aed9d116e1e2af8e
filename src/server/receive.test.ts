import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sendRaw, type RawAnswer } from '../../test/fixtures/raw.ts'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { signRequest } from '../sigv4/sign.ts'

let server: TestServer
const logged: string[] = []
before(async () => {
  server = await startServer({ log: (line) => void logged.push(line) })
  await sender(server.url, server.keys[server.account]!.admin!)('s3', 'CreateBucket', { Bucket: 'taken-in' })
})
after(() => server?.stop())

const admin = () => server.keys[server.account]!.admin!

type Upload = { body: Uint8Array; payloadHash?: string; headers?: Record<string, string>; path?: string }

function signed({ body, payloadHash, headers = {}, path = '/taken-in/key' }: Upload): Record<string, string> {
  return signRequest({
    method: 'PUT',
    url: server.url + path,
    headers,
    body,
    credentials: admin(),
    service: 's3',
    region: 'us-east-1',
    nowMs: Date.now(),
    ...(payloadHash !== undefined && { payloadHash }),
  })
}

const put = (upload: Upload, body = upload.body): Promise<RawAnswer> =>
  sendRaw(server.url, { method: 'PUT', path: upload.path ?? '/taken-in/key', headers: signed(upload), body })

const told = ({ status, code }: RawAnswer) => `${status} ${code}`
const large = Buffer.alloc(3_000_000, 'x')
const tooLarge = Buffer.alloc(10_500_000, ' ')

/** Nothing of a body that was refused stays. */
function nothingIsLeft(): void {
  const folder = join(server.dataDirectory, 'incoming')
  assert.deepEqual(existsSync(folder) ? readdirSync(folder) : [], [])
}

test('a large body comes in whole', async () => {
  assert.equal((await put({ body: large })).status, 200)
  const read = sender(server.url, admin())
  const { output } = await read('s3', 'GetObject', { Bucket: 'taken-in', Key: 'key' })
  assert.ok(large.equals(Buffer.from(await output.Body.transformToByteArray())))
  nothingIsLeft()
})

test('a large body other than the one that was signed is answered, not cut off', async () => {
  const other = Buffer.from(large)
  other[0] = 0
  assert.equal(told(await put({ body: large }, other)), '400 XAmzContentSHA256Mismatch')
  nothingIsLeft()
})

test('a chunk that is wrong in the middle of a large body is answered, not cut off', async () => {
  const chunk = `${(65_536).toString(16)};chunk-signature=${'0'.repeat(64)}\r\n${'x'.repeat(65_536)}\r\n`
  const body = Buffer.from(chunk.repeat(40))
  const headers = {
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': String(65_536 * 40),
  }
  const upload = { body, headers, payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' }
  assert.equal(told(await put(upload)), '403 SignatureDoesNotMatch')
  nothingIsLeft()
})

test('a document that is too large is answered, not cut off', async () => {
  const answer = await put({ body: tooLarge, path: '/taken-in?policy=' })
  assert.equal(told(answer), '400 EntityTooLarge')
})

test('an upload that breaks off leaves nothing, and is no fault of the server', async () => {
  logged.length = 0
  const headers = { ...signed({ body: large, payloadHash: 'UNSIGNED-PAYLOAD' }), 'content-length': '3000000' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `PUT /taken-in/key HTTP/1.1\r\n${lines.join('')}\r\n`
  await new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () =>
      socket.write(head + 'x'.repeat(500_000), () => setImmediate(() => socket.destroy())),
    )
    socket.on('close', () => resolve())
  })
  // The server has noticed by the time it has answered somebody else, be it not the first.
  for (let round = 0; round < 50 && leftovers() > 0; round += 1) await put({ body: Buffer.from('small') })
  nothingIsLeft()
  assert.deepEqual(logged, [])
})

function leftovers(): number {
  return readdirSync(join(server.dataDirectory, 'incoming')).length
}

test('a connection goes on after a body that was refused before its end', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const sockets = new Set<unknown>()
  const send = (path: string, headers: Record<string, string>, body: Uint8Array | string) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(`${server.url}${path}`, { method: 'PUT', headers, agent })
      sent.on('socket', (socket) => sockets.add(socket))
      sent.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode!)))
      sent.on('error', reject)
      sent.end(body)
    })
  const chunk = `${(65_536).toString(16)};chunk-signature=${'0'.repeat(64)}\r\n${'x'.repeat(65_536)}\r\n`
  const chunked = {
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': String(65_536 * 80),
  }
  const small = Buffer.from('small')
  const payloadHash = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD'
  const refused: [string, Record<string, string>, Uint8Array | string, number][] = [
    ['/taken-in/key', signed({ body: small, headers: chunked, payloadHash }), chunk.repeat(80), 403],
    ['/taken-in/key', signed({ body: small }), large, 400],
    ['/no-such-bucket/key', signed({ body: large, path: '/no-such-bucket/key' }), large, 404],
    ['/taken-in?policy=', signed({ body: tooLarge, path: '/taken-in?policy=' }), tooLarge, 400],
  ]
  for (const [path, headers, body, status] of refused) {
    assert.equal(await send(path, headers, body), status, path)
    assert.equal(await send('/taken-in/key', signed({ body: small }), small), 200, `after ${path}`)
  }
  assert.equal(sockets.size, 1)
  agent.destroy()
})
