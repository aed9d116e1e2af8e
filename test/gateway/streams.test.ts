import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { clientName, send, startGateway } from '../fixtures/gateway/gateway.ts'
import {
  recordingBackend,
  type Recorded,
  type RecordingBackend,
} from '../fixtures/gateway/recording-backend.ts'
import type { TestServer } from '../fixtures/server.ts'
import { digestOf } from '../../src/access/digests.ts'

let backend: RecordingBackend
let server: TestServer
before(async () => {
  backend = await recordingBackend()
  server = await startGateway([`s3=${backend.url}`])
  await backend.ended(1)
})
after(async () => {
  await server?.stop()
  await backend?.stop()
})
beforeEach(() => void (backend.requests = []))

const root = () => server.keys[server.account]!.root!
const uploads = (): Recorded[] =>
  backend.requests.filter(({ headers }) => headers['user-agent'] === clientName)

const sizes = [0, 5, 3_000_000]

/** An aws-chunked body without signatures, with its CRC-32 as a trailer. */
function chunked(data: Buffer, checksum = Buffer.from(digestOf('crc32', data)).toString('base64')): Buffer {
  const chunk =
    data.length === 0 ? [] : [Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]
  return Buffer.concat([...chunk, Buffer.from(`0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`)])
}

const trailing = (length: number) => ({
  'content-encoding': 'aws-chunked',
  'x-amz-decoded-content-length': String(length),
  'x-amz-trailer': 'x-amz-checksum-crc32',
  'x-amz-sdk-checksum-algorithm': 'CRC32',
})
const put = { service: 's3', method: 'PUT', path: '/bucket/key' }
const unsigned = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'

for (const size of sizes) {
  const data = Buffer.alloc(size, 'x')

  test(`a body of ${size} bytes whose hash is declared arrives whole`, async () => {
    assert.equal((await send(server.url, root(), { ...put, body: data })).status, 200)
    assert.equal(uploads()[0]!.body?.length, size)
  })

  test(`a chunked body of ${size} bytes arrives decoded, its trailer as a header where it is small`, async () => {
    const request = { ...put, headers: trailing(size), body: chunked(data), payloadHash: unsigned }
    assert.equal((await send(server.url, root(), request)).status, 200)
    const { headers, body } = uploads()[0]!
    assert.equal(body?.length, size)
    assert.equal(headers['content-encoding'], undefined)
    assert.equal(headers['x-amz-trailer'], undefined)
    const told = size > 1_048_576 ? undefined : Buffer.from(digestOf('crc32', data)).toString('base64')
    assert.equal(headers['x-amz-checksum-crc32'], told)
  })

  test(`of ${size} bytes with a trailer that is wrong, nothing is ever complete there`, async () => {
    const request = {
      ...put,
      headers: trailing(size),
      body: chunked(data, 'AAAAAQ=='),
      payloadHash: unsigned,
    }
    const { status, code } = await send(server.url, root(), request)
    assert.deepEqual([status, code], [400, 'BadDigest'])
    assert.ok(uploads().every(({ body }) => body === undefined))
  })

  test(`of ${size} bytes with another hash than was declared, nothing is ever complete there`, async () => {
    const { code } = await send(server.url, root(), { ...put, body: data, payloadHash: 'a'.repeat(64) })
    assert.equal(code, 'XAmzContentSHA256Mismatch')
    assert.ok(uploads().every(({ body }) => body === undefined))
  })

  test(`of ${size} bytes with another Content-MD5, nothing is ever complete there`, async () => {
    const request = { ...put, headers: { 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfA==' }, body: data }
    assert.equal((await send(server.url, root(), request)).code, 'BadDigest')
    assert.ok(uploads().every(({ body }) => body === undefined))
  })
}

test('a chunked body that breaks its form is never complete there', async () => {
  const data = Buffer.alloc(3_000_000, 'x')
  const body = chunked(data).subarray(0, -20)
  const request = { ...put, headers: trailing(data.length), body, payloadHash: unsigned }
  const { status } = await send(server.url, root(), request)
  assert.equal(status, 400)
  assert.ok(uploads().every(({ body: came }) => came === undefined))
})

test('an answer that breaks off there breaks off here', async () => {
  const before = backend.answer
  backend.answer = (_request, response) => {
    response.writeHead(200, { 'content-length': 5_000_000 })
    response.write(Buffer.alloc(1_000_000), () => response.destroy())
  }
  try {
    await assert.rejects(send(server.url, root(), { service: 's3', method: 'GET', path: '/bucket/key' }))
  } finally {
    backend.answer = before
  }
})
