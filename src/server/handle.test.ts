import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { sendBytes, sendRaw, signedForm, type RawAnswer } from '../../test/fixtures/raw.ts'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { presign, type Credentials } from '../sigv4/sign.ts'
import type { Front } from './front.ts'
import { handle } from './handle.ts'

let server: TestServer
const logged: string[] = []
let admin: Credentials
let root: Credentials
before(async () => {
  server = await startServer({ log: (line) => void logged.push(line) })
  admin = server.keys[server.account]!.admin!
  root = server.keys[server.account]!.root
})
after(() => server?.stop())

const sts = 'Version=2011-06-15'
const post = (body: string, credentials = admin, service = 'sts'): Promise<RawAnswer> =>
  sendRaw(server.url, signedForm(server.url, { credentials, body, service }))
const told = ({ status, code }: RawAnswer) => `${status} ${code}`

/** A signed request as bytes for a socket. */
function bytesOf(body: string, more: Record<string, string> = {}, credentials = admin): string {
  const { headers } = signedForm(server.url, { credentials, body, service: 'sts' })
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)), ...more }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return `POST / HTTP/1.1\r\n${lines.join('')}\r\n`
}

test('signature, parameters, kind of caller, permission and meaning are looked at in this order', async () => {
  const wrong = { ...root, secretAccessKey: 'x'.repeat(40) }
  const badParameters = `Action=AssumeRole&${sts}&RoleArn=x&RoleSessionName=x`
  const nobody = `arn:aws:iam::${server.account}:role/nobody`
  const goodParameters = `Action=AssumeRole&${sts}&RoleArn=${nobody}&RoleSessionName=session`
  const meaningless = `${goodParameters}&Tags.member.1.Key=a&Tags.member.1.Value=&Tags.member.2.Key=A&Tags.member.2.Value=`
  assert.equal(told(await post(badParameters, wrong)), '403 SignatureDoesNotMatch')
  assert.equal(told(await post(`Action=NoSuchAction&${sts}`, wrong)), '403 SignatureDoesNotMatch')
  assert.equal(told(await post(`Action=NoSuchAction&${sts}`, root)), '400 InvalidAction')
  assert.equal(told(await post(badParameters, root)), '400 ValidationError')
  const asRoot = await post(goodParameters, root)
  assert.equal(told(asRoot), '403 AccessDenied')
  assert.match(asRoot.body, /Roles may not be assumed by root accounts\./)
  const asAdmin = await post(meaningless)
  assert.equal(told(asAdmin), '403 AccessDenied')
  assert.match(asAdmin.body, /not authorized to perform: sts:AssumeRole/)
})

test('what is not there yet says so, to those who signed', async () => {
  const ask = async (keys: Credentials | undefined) => {
    const { status, code } = await sender(server.url, keys)('athena', 'ListDataCatalogs', {})
    return `${status} ${code}`
  }
  assert.equal(await ask(undefined), '400 MissingAuthenticationTokenException')
  assert.equal(await ask(admin), '501 NotImplemented')
})

test('every answer carries its request id, the same in header and body, and the time', async () => {
  for (const body of [`Action=GetCallerIdentity&${sts}`, `Action=GetAccessKeyInfo&${sts}&AccessKeyId=x`]) {
    const before = Date.now()
    const answer = await post(body)
    const id = answer.headers['x-amzn-requestid'] as string
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.ok(answer.body.includes(`<RequestId>${id}</RequestId>`))
    // It is told to the second.
    const date = answer.headers['date'] as string
    assert.ok(Date.parse(date) > before - 2000 && Date.parse(date) <= Date.now(), date)
  }
})

test('HEAD has no body, on S3 and elsewhere', async () => {
  const url = presign({
    method: 'HEAD',
    url: `${server.url}/?Action=GetCallerIdentity&${sts}`,
    credentials: admin,
    service: 'sts',
    region: 'us-east-1',
    nowMs: Date.now(),
    expiresSeconds: 60,
  })
  const head = await sendRaw(server.url, { method: 'HEAD', path: url.slice(server.url.length), headers: {} })
  assert.deepEqual([head.status, head.body], [200, ''])
  const absent = await sendRaw(server.url, { method: 'HEAD', path: '/no-such-bucket/key', headers: {} })
  assert.deepEqual([absent.status, absent.body], [404, ''])
})

test('a connection goes on after a refusal that left a body unread', async () => {
  const body = `Action=GetCallerIdentity&${sts}&Padding=${'x'.repeat(300_000)}`
  const refused = bytesOf(body, {}, { ...admin, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }) + body
  const good = `Action=GetCallerIdentity&${sts}`
  const answers = await sendBytes(server.url, refused + bytesOf(good, { connection: 'close' }) + good)
  const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)
  assert.deepEqual(statuses, ['403', '200'])
})

test('who waits for 100 Continue gets it when signed rightly, and a last word otherwise', async () => {
  const body = `Action=GetCallerIdentity&${sts}`
  const expecting = { expect: '100-continue', connection: 'close' }
  const good = await talk(bytesOf(body, expecting), 'HTTP/1.1 100 Continue', body)
  assert.match(good, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
  const stranger = { ...admin, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
  const refused = await talk(bytesOf(body, { expect: '100-continue' }, stranger), 'never', '')
  assert.match(refused, /^HTTP\/1\.1 403 /)
  assert.match(refused, /\r\nconnection: close\r\n/i)
  assert.ok(!refused.includes('100 Continue'))
})

test('a client that goes away is no fault of the server', async () => {
  logged.length = 0
  const half = bytesOf(`Action=GetCallerIdentity&${sts}`) + 'Action='
  const form = new Promise<void>((resolve) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(half, () => socket.destroy()))
    socket.on('close', () => resolve())
  })
  await form
  assert.equal(told(await post(`Action=GetCallerIdentity&${sts}`)), '200 undefined')
  assert.deepEqual(logged, [])
})

test('an error of ours tells its request id and nothing else, and the log tells the cause', async () => {
  logged.length = 0
  const { principals } = server.house
  Object.assign(server.house, {
    principals: { ...principals, roleByName: () => Promise.reject(new Error('the cause')) },
  })
  try {
    const body = `Action=AssumeRole&${sts}&RoleArn=arn:aws:iam::${server.account}:role/r&RoleSessionName=session`
    const answer = await post(body)
    assert.equal(told(answer), '500 InternalFailure')
    assert.ok(!answer.body.includes('the cause'))
    const id = answer.headers['x-amzn-requestid'] as string
    assert.equal(logged.length, 1)
    assert.ok(logged[0]!.includes(id) && logged[0]!.includes('the cause'))
  } finally {
    Object.assign(server.house, { principals })
  }
})

test('a request whose sender is gone before it begins is not decided at all', async () => {
  let destroyed = 0
  const request = { socket: { remoteAddress: undefined } } as unknown as IncomingMessage
  const response = { destroy: () => void (destroyed += 1) } as unknown as ServerResponse
  await handle({} as Front, request, response)
  assert.equal(destroyed, 1)
})

test('a body that trickles ends its connection after a minute, read or refused', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const form = 'content-type: application/x-www-form-urlencoded'
  const trickles = [
    [`POST / HTTP/1.1`, form, /^HTTP\/1\.1 400 [\s\S]*<Code>RequestTimeout</],
    [`POST /bucket?delete HTTP/1.1`, 'x: y', /^HTTP\/1\.1 400 [\s\S]*<Code>RequestTimeout</],
    [`PUT /bucket/key HTTP/1.1`, 'x: y', /^HTTP\/1\.1 404 [\s\S]*<Code>NoSuchBucket</],
  ] as const
  for (const [line, header, answer] of trickles) {
    const head = `${line}\r\nhost: localhost\r\n${header}\r\ncontent-length: 900\r\nexpect: 100-continue\r\n\r\n`
    const socket = connect(server.port, '127.0.0.1', () => socket.write(head))
    let text = ''
    // Whether it is asked for its body or refused, the time runs from the first answer.
    socket.once('data', () => context.mock.timers.tick(60_000))
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    socket.on('error', () => {})
    await new Promise((resolve) => socket.on('close', resolve))
    assert.match(text.replace('HTTP/1.1 100 Continue\r\n\r\n', ''), answer)
  }
})

test('what nobody signed is smaller than what somebody did', async () => {
  const padded = (length: number) => `Action=GetCallerIdentity&${sts}&Padding=`.padEnd(length, 'x')
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const unsigned = (length: number) => sendRaw(server.url, { headers, body: padded(length) })
  assert.equal(told(await unsigned(400_000)), '403 MissingAuthenticationToken')
  assert.equal((await unsigned(400_001)).status, 413)
  assert.equal((await post(padded(1_000_001))).status, 200)
  // What may be longer is longer, what need not is not.
  const saml = (length: number) =>
    sendRaw(server.url, { headers, body: `Action=AssumeRoleWithSAML&${sts}&Padding=`.padEnd(length, 'x') })
  assert.equal(told(await saml(400_000)), '400 ValidationError')
  const web = `Action=AssumeRoleWithWebIdentity&${sts}&Padding=`
  assert.equal(
    told(await sendRaw(server.url, { headers, body: web.padEnd(100_000, 'x') })),
    '400 ValidationError',
  )
  assert.equal((await sendRaw(server.url, { headers, body: web.padEnd(100_001, 'x') })).status, 413)
})

/** Writes bytes, and more of them once a text has come back; answers everything that did. */
function talk(bytes: string, cue: string, then: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setTimeout(30_000, () => socket.destroy(new Error(`nothing came after: ${text}`)))
    socket.on('data', (chunk: Buffer) => {
      const cued = text.includes(cue)
      text += chunk.toString()
      if (!cued && text.includes(cue)) socket.write(then)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}
