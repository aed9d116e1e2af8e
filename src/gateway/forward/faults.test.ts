import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import { backendsOf, decided, sending, textOf } from '../../../test/fixtures/gateway/forwarded.ts'
import { recordingBackend, type RecordingBackend } from '../../../test/fixtures/gateway/recording-backend.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import type { Backends, ObservedAnswer } from '../seam.ts'

let backend: RecordingBackend
let opened: Backends[] = []

before(async () => void (backend = await recordingBackend()))
after(() => backend.stop())
beforeEach(async () => {
  backend.requests = []
  await Promise.all(opened.map((one) => one.close()))
  opened = []
})
after(() => Promise.all(opened.map((one) => one.close())))

function backends(...given: Parameters<typeof backendsOf>): Backends {
  const one = backendsOf(...given)
  opened.push(one)
  return one
}

test('a body that proves wrong never ends there, and its error is answered', async () => {
  const wrong = new AwsError('SignatureDoesNotMatch', 403, 'a chunk is wrong')
  async function* body() {
    yield Buffer.alloc(100_000, 'a')
    throw wrong
  }
  const request = decided({ signingName: 's3', method: 'PUT', path: '/bucket/key', body: undefined })
  const stream = { body: Readable.from(body(), { objectMode: false }), length: 200_000, headers: {} }
  await assert.rejects(backends(`s3=${backend.url}`).forward(request, { ...sending, stream }), wrong)
  for (const { body: came } of backend.requests) assert.equal(came, undefined)
})

test('a backend that is not there is named: 503', async () => {
  const gone = createServer()
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(gone.address() as AddressInfo).port}`
  await new Promise((done) => gone.close(done))
  const one = backends(url)
  await assert.rejects(one.forward(decided(), sending), {
    code: 'ServiceUnavailable',
    status: 503,
    message: new RegExp(`Amazon SQS, ${url}, does not answer \\(ECONNREFUSED\\)`),
  })
  assert.deepEqual(await one.answering(), [{ services: 'every other service', url, answers: false }])
})

test('a backend that does not begin its answer in time: 504', async () => {
  const before = backend.answer
  backend.answer = () => {}
  try {
    await assert.rejects(backends(`${backend.url},timeout=1`).forward(decided(), sending), {
      status: 504,
      message: /has not answered in 1 seconds/,
    })
  } finally {
    backend.answer = before
  }
})

test('a connection that ends before the answer: 503, asked again only where nothing is changed by it', async () => {
  const before = backend.answer
  backend.answer = (_request, response) => void response.destroy()
  try {
    const one = backends(backend.url)
    await assert.rejects(one.forward(decided(), sending), {
      status: 503,
      message: /whether it was done is not known/,
    })
    assert.equal(backend.requests.length, 1)
    await assert.rejects(one.forward(decided({ reads: true }), sending), { status: 503 })
    assert.equal(backend.requests.length, 3)
  } finally {
    backend.answer = before
  }
})

test('an answer that breaks off breaks off for our client, small or large', async () => {
  const before = backend.answer
  try {
    for (const length of [1000, 1_000_000]) {
      backend.answer = (_request, response) => {
        response.writeHead(200, { 'content-length': length })
        response.write('half', () => response.destroy())
      }
      const seen: ObservedAnswer[] = []
      const request = decided({ observe: (answer) => void seen.push(answer) })
      await assert.rejects(backends(backend.url).forward(request, sending).then(textOf))
      assert.deepEqual(
        seen.map(({ body }) => body),
        [undefined],
      )
    }
  } finally {
    backend.answer = before
  }
})

test('a backend that knows one region is not asked about another', async () => {
  const request = decided({ region: 'us-east-1' })
  await assert.rejects(backends(`${backend.url},region=eu-west-1`).forward(request, sending), { status: 400 })
  assert.equal(backend.requests.length, 0)
})
