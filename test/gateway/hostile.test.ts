import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { clientName, send, signed, startGateway, type ToSign } from '../fixtures/gateway/gateway.ts'
import { sendRaw, type RawRequest } from '../fixtures/raw.ts'
import { recordingBackend, type RecordingBackend } from '../fixtures/gateway/recording-backend.ts'
import type { TestServer } from '../fixtures/server.ts'

let backend: RecordingBackend
let server: TestServer
before(async () => {
  backend = await recordingBackend()
  server = await startGateway([backend.url, `s3=${backend.url}`])
  // At start each of them is asked which account it is.
  await backend.ended(2)
})
after(async () => {
  await server?.stop()
  await backend?.stop()
})
beforeEach(() => void (backend.requests = []))

const sentOn = () => backend.requests.filter(({ headers }) => headers['user-agent'] === clientName)

/** Root may do everything, so that what is refused is refused for what it is. */
const root = () => server.keys[server.account]!.root!

const json = { 'content-type': 'application/x-amz-json-1.0' }
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const sqs = (operation: string) => ({ ...json, 'x-amz-target': `AmazonSQS.${operation}` })
const queue = '"QueueUrl":"http://localhost/111122223333/q"'

const sendMessage: ToSign = {
  service: 'sqs',
  headers: sqs('SendMessage'),
  body: `{${queue},"MessageBody":"a"}`,
}

type Change = (request: RawRequest & { headers: Record<string, string> }) => RawRequest

/** Requests that are signed as they stand and can be read in two ways, or in none. */
const ambiguous: [what: string, request: ToSign][] = [
  ['an operation that is none', { ...sendMessage, headers: sqs('SendEverything') }],
  [
    'a target of another service',
    { ...sendMessage, headers: { ...json, 'x-amz-target': 'DynamoDB_20120810.GetItem' } },
  ],
  ['a target beside an action in the query', { ...sendMessage, path: '/?Action=DeleteQueue' }],
  ['a target beside a path', { ...sendMessage, path: '/111122223333/q' }],
  ['a target and GET', { ...sendMessage, method: 'GET' }],
  [
    'a member that stands twice',
    { ...sendMessage, body: `{${queue},"MessageBody":"a",${queue.replace('/q', '/r')}}` },
  ],
  ['JSON with more behind it', { ...sendMessage, body: `${sendMessage.body as string}{}` }],
  [
    'bytes that are no UTF-8',
    {
      ...sendMessage,
      body: Buffer.concat([Buffer.from(`{${queue},"MessageBody":"`), Buffer.from([0xff]), Buffer.from('"}')]),
    },
  ],
  [
    'an action in query and form',
    {
      service: 'sns',
      headers: form,
      path: '/?Action=DeleteTopic',
      body: 'Action=ListTopics&Version=2010-03-31',
    },
  ],
  [
    'an action that stands twice',
    { service: 'sns', headers: form, body: 'Action=ListTopics&Action=DeleteTopic&Version=2010-03-31' },
  ],
  [
    'an action in another case beside it',
    { service: 'sns', headers: form, body: 'Action=ListTopics&action=DeleteTopic&Version=2010-03-31' },
  ],
  [
    'an action that is another service’s',
    { service: 'sns', headers: form, body: 'Action=CreateQueue&Version=2012-11-05' },
  ],
  [
    'a path with dots',
    { service: 'lambda', method: 'GET', path: '/2015-03-31/functions/../event-source-mappings/' },
  ],
  [
    'dots that are encoded',
    { service: 'lambda', method: 'GET', path: '/2015-03-31/functions/%2e%2e/policy' },
  ],
  [
    'a slash that is encoded, behind which another operation is',
    { service: 'lambda', method: 'GET', path: '/2015-03-31/functions/f%2Fpolicy' },
  ],
  [
    'a REST path beside a form',
    { service: 'lambda', headers: form, path: '/2015-03-31/functions/f/policy', body: 'Action=ListTopics' },
  ],
  ['a bucket’s key with dots', { service: 's3', method: 'GET', path: '/bucket/../other/key' }],
  [
    'a bucket’s key with encoded dots',
    { service: 's3', method: 'GET', path: '/bucket/a/%2e%2e/%2e%2e/other/key' },
  ],
  [
    'a parameter of S3 that stands twice',
    { service: 's3', method: 'GET', path: '/bucket/key?versionId=a&versionId=b' },
  ],
  ['a service that never was', { service: 'nonesuch', headers: json, body: '{}' }],
]

for (const [what, request] of ambiguous) {
  test(`nothing of a request with ${what} is sent on, not even root’s`, async () => {
    const { status, body } = await send(server.url, root(), request)
    assert.ok(status >= 400 && status < 500, `${status} ${body}`)
    assert.deepEqual(sentOn(), [])
  })
}

/** Requests that were changed after they were signed. */
const changed: [what: string, request: ToSign, change: Change][] = [
  ['another body', sendMessage, (one) => ({ ...one, body: `{${queue},"MessageBody":"b"}` })],
  [
    'another target',
    sendMessage,
    ({ headers, ...one }) => ({ ...one, headers: { ...headers, ...sqs('DeleteQueue') } }),
  ],
  [
    'another path',
    { service: 's3', method: 'GET', path: '/bucket/mine' },
    (one) => ({ ...one, path: '/bucket/yours' }),
  ],
  [
    'another method',
    { service: 's3', method: 'GET', path: '/bucket/mine' },
    (one) => ({ ...one, method: 'DELETE' }),
  ],
  [
    'another query',
    { service: 's3', method: 'GET', path: '/bucket/mine' },
    (one) => ({ ...one, path: '/bucket/mine?acl' }),
  ],
  [
    'no signature',
    sendMessage,
    (one) => ({
      ...one,
      headers: Object.fromEntries(Object.entries(one.headers).filter(([name]) => name !== 'authorization')),
    }),
  ],
  [
    'a header of S3 that is not signed',
    { service: 's3', method: 'GET', path: '/bucket/mine' },
    ({ headers, ...one }) => ({ ...one, headers: { ...headers, 'x-amz-copy-source': '/bucket/yours' } }),
  ],
]

for (const [what, request, change] of changed) {
  test(`nothing of a request with ${what} than was signed is sent on`, async () => {
    const { status } = await sendRaw(server.url, change(signed(server.url, root(), request)))
    assert.ok(status >= 400 && status < 500, String(status))
    assert.deepEqual(sentOn(), [])
  })
}

test('two target headers are one request that is refused', async () => {
  const { headers, body } = signed(server.url, root(), sendMessage)
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': String(body!.length) })
  const target = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const answer = await raw(
    `POST / HTTP/1.1\r\n${target}X-Amz-Target: AmazonSQS.DeleteQueue\r\n\r\n${body as string}`,
  )
  assert.match(answer, /^HTTP\/1\.1 4\d\d /)
  assert.deepEqual(sentOn(), [])
})

const smuggled: [what: string, head: string][] = [
  ['a length and a transfer coding', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
  ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
  ['a coding that only seems to be chunked', 'Transfer-Encoding: xchunked\r\n'],
]
for (const [what, head] of smuggled) {
  test(`a request with ${what} does not hide another behind it`, async () => {
    const behind =
      'POST / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${clientName}\r\nX-Amz-Target: AmazonSQS.DeleteQueue\r\nContent-Length: 2\r\n\r\n{}'
    const answer = await raw(
      `POST / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: ${clientName}\r\n${head}\r\n0\r\n\r\n${behind}`,
    )
    assert.match(answer, /^HTTP\/1\.1 4\d\d /)
    assert.deepEqual(sentOn(), [])
  })
}

/** Sends bytes as they are; what came until the connection ended, or for a second. */
function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((done) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(1000, () => socket.destroy())
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => done(answer))
  })
}

test('what is sent on is what was parsed, and no header that nobody decided about', async () => {
  const headers = {
    ...sqs('SendMessage'),
    'x-moto-account-id': '999999999999',
    'x-http-method-override': 'DELETE',
  }
  assert.equal((await send(server.url, root(), { ...sendMessage, headers })).status, 200)
  const [got] = sentOn()
  assert.equal(got!.body, sendMessage.body)
  assert.equal(got!.url, '/')
  assert.deepEqual(
    got!.headerNames.map((name) => name.toLowerCase()).filter((name) => /moto|override|token/.test(name)),
    [],
  )
  assert.ok(!JSON.stringify(got).includes(root().accessKeyId))
})
