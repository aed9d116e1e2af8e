import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { createHeldBodies } from './connections/held-bodies.ts'
import { readBody } from './read-body.ts'

const held = () => createHeldBodies({ bytes: 64_000_000, small: 500 })

/** A request whose body the test sends; `continues` counts the calls for it. */
function makeRequest(headers: Record<string, string> = { 'transfer-encoding': 'chunked' }) {
  const body = new PassThrough()
  const request = Object.assign(body, { headers, complete: false }) as unknown as IncomingMessage
  let continues = 0
  const response = { writeContinue: () => void (continues += 1) } as unknown as ServerResponse
  return { body, request, response, continues: () => continues }
}

test('a body comes back as it was sent, in one piece or many', async () => {
  for (const parts of [['whole'], ['in ', '', 'three ', 'parts']]) {
    const { body, request, response } = makeRequest()
    const read = readBody(held(), request, response, 100)
    for (const part of parts) body.write(part)
    body.end()
    assert.equal((await read).toString(), parts.join(''))
  }
})

test('a request without a body has none, and nobody waits for it', async () => {
  const { request, response } = makeRequest({})
  assert.equal((await readBody(held(), request, response, 100)).length, 0)
})

test('a body may be as large as the limit and not a byte larger, whatever its length says', async () => {
  for (const [name, value] of [
    ['content-length', '10'],
    ['transfer-encoding', 'chunked'],
  ] as const) {
    const { body, request, response } = makeRequest({ [name]: value })
    const read = readBody(held(), request, response, 10)
    body.end('x'.repeat(10))
    assert.equal((await read).length, 10)
  }
  const tooLarge = { code: 'RequestTooLarge', status: 413 }
  const { body, request, response } = makeRequest()
  const read = readBody(held(), request, response, 10)
  body.write('x'.repeat(11))
  await assert.rejects(read, tooLarge)
  assert.equal(body.listenerCount('data'), 0, 'others may read over the rest')
  const announced = makeRequest({ 'content-length': '11' })
  await assert.rejects(readBody(held(), announced.request, announced.response, 10), tooLarge)
  assert.equal(announced.body.readableLength, 0)
})

test('who waits to be asked for a body is asked once, and not for one that is too large', async () => {
  const waiting = makeRequest({ 'content-length': '2', expect: '100-Continue' })
  const read = readBody(held(), waiting.request, waiting.response, 10)
  waiting.body.end('ok')
  await read
  assert.equal(waiting.continues(), 1)
  const large = makeRequest({ 'content-length': '11', expect: '100-continue' })
  await assert.rejects(readBody(held(), large.request, large.response, 10))
  assert.equal(large.continues(), 0)
})

test('a body that is not there in a minute is refused, however often a piece of it comes', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const { body, request, response } = makeRequest()
  const read = readBody(held(), request, response, 10)
  body.write('x')
  context.mock.timers.tick(59_000)
  body.write('x')
  context.mock.timers.tick(1000)
  await assert.rejects(read, { code: 'RequestTimeout', status: 400 })
  assert.equal(body.listenerCount('data'), 0, 'others may read over the rest')
})

test('a body that breaks off is incomplete, which is no fault of ours', async () => {
  const { body, request, response } = makeRequest()
  const read = readBody(held(), request, response, 10)
  body.write('x')
  body.destroy()
  await assert.rejects(read, { name: 'AwsError', code: 'IncompleteBody', status: 400 })
})
