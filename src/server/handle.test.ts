import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { sendBytes, sendRaw, signedForm, type RawAnswer } from '../../test/fixtures/raw.ts'
import { sender } from '../../test/fixtures/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { presign, signRequest, type Credentials } from '../sigv4/sign.ts'
import { databaseFile } from '../store/data-directory.ts'

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
  const body = `Action=GetDelegatedAccessToken&${sts}&TradeInToken=x`
  const unsigned = await sendRaw(server.url, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
  assert.equal(told(unsigned), '403 MissingAuthenticationToken')
  assert.equal(told(await post(body)), '501 NotImplemented')
})

test('every answer carries its request id, the same in header and body, and the time', async () => {
  for (const answer of [
    await post(`Action=GetCallerIdentity&${sts}`),
    await post(`Action=GetAccessKeyInfo&${sts}&AccessKeyId=x`),
  ]) {
    const id = answer.headers['x-amzn-requestid'] as string
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.ok(answer.body.includes(`<RequestId>${id}</RequestId>`))
    assert.ok(Math.abs(Date.parse(answer.headers['date'] as string) - Date.now()) < 5000)
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

test('a trail that fails takes no answer back, and the log tells why', async () => {
  logged.length = 0
  const { trail } = server.house
  const record = () => {
    throw new Error('the trail is broken')
  }
  Object.assign(server.house, { trail: { ...trail, record } })
  try {
    assert.equal(told(await post(`Action=GetCallerIdentity&${sts}`)), '200 undefined')
    assert.match(logged.join(), /the trail is broken/)
  } finally {
    Object.assign(server.house, { trail })
  }
})

test('no secret reaches the trail or the log', async () => {
  logged.length = 0
  const asAdmin = sender(server.url, admin)
  const secrets = { Password: 'Sup3r-Secret-Pw!', TokenCode: '918273', OldPassword: 'Old-Secret-Pw-1!' }
  await asAdmin('iam', 'CreateUser', { UserName: 'secretive' })
  await asAdmin('iam', 'CreateLoginProfile', { UserName: 'secretive', Password: secrets.Password })
  await asAdmin('iam', 'ChangePassword', { OldPassword: secrets.OldPassword, NewPassword: secrets.Password })
  const { AccessKey } = (await asAdmin('iam', 'CreateAccessKey', { UserName: 'secretive' })).output
  const device = { SerialNumber: `arn:aws:iam::${server.account}:mfa/none`, TokenCode: secrets.TokenCode }
  await asAdmin('sts', 'GetSessionToken', device)
  await asAdmin('sts', 'AssumeRole', {
    ...device,
    RoleArn: `arn:aws:iam::${server.account}:role/r`,
    RoleSessionName: 'session',
  })
  await post(`Action=GetSessionToken&${sts}&SerialNumber=x&TokenCode=${secrets.TokenCode}7`)
  const { Credentials: made } = (await asAdmin('sts', 'GetSessionToken', {})).output
  const session = {
    accessKeyId: made.AccessKeyId,
    secretAccessKey: made.SecretAccessKey,
    sessionToken: made.SessionToken,
  }
  const url = presign({
    method: 'GET',
    url: `${server.url}/?Action=GetCallerIdentity&${sts}`,
    credentials: session,
    service: 'sts',
    region: 'us-east-1',
    nowMs: Date.now(),
    expiresSeconds: 60,
  })
  const path = url.slice(server.url.length)
  assert.equal((await sendRaw(server.url, { method: 'GET', path, headers: {} })).status, 200)
  await server.house.trail.flush()

  const file = `${databaseFile(server.dataDirectory)}-trail`
  const kept =
    ['', '-wal'].map((suffix) => readFileSync(file + suffix, 'latin1')).join('') + logged.join('\n')
  assert.ok(kept.includes('"eventName":"CreateLoginProfile"'), 'the trail is where we look')
  assert.ok(kept.includes('HIDDEN_DUE_TO_SECURITY_REASONS'))
  const signature = new URL(url).searchParams.get('X-Amz-Signature')!
  const all = {
    ...secrets,
    ...session,
    key: AccessKey.SecretAccessKey,
    signature,
    admin: admin.secretAccessKey,
  }
  for (const [name, secret] of Object.entries(all)) {
    if (name !== 'accessKeyId') assert.ok(!kept.includes(secret), name)
  }
})

test('a policy may name the address a request comes from, IPv6 included', async (t) => {
  let onIpv6: TestServer
  try {
    onIpv6 = await startServer({ host: '::1' })
  } catch {
    return t.skip('this machine has no IPv6 loopback')
  }
  try {
    const keys = onIpv6.keys[onIpv6.account]!.admin!
    const asAdmin = sender(onIpv6.url, keys)
    const deny = (address: string) => ({
      UserName: 'admin',
      PolicyName: 'address',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Action: 'iam:ListUsers',
          Resource: '*',
          Condition: { IpAddress: { 'aws:SourceIp': address } },
        },
      }),
    })
    assert.equal((await asAdmin('iam', 'PutUserPolicy', deny('::2/128'))).status, 200)
    assert.equal((await asAdmin('iam', 'ListUsers', {})).status, 200)
    assert.equal((await asAdmin('iam', 'PutUserPolicy', deny('::/64'))).status, 200)
    assert.equal((await asAdmin('iam', 'ListUsers', {})).code, 'AccessDenied')
  } finally {
    await onIpv6.stop()
  }
})

test('no header moves the address a request comes from', async () => {
  const body = `Action=GetCallerIdentity&${sts}`
  const signed = signRequest({
    method: 'POST',
    url: `${server.url}/`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': '203.0.113.9',
      forwarded: 'for=203.0.113.9',
      'x-real-ip': '203.0.113.9',
    },
    body,
    credentials: admin,
    service: 'sts',
    region: 'us-east-1',
    nowMs: Date.now(),
  })
  const answer = await sendRaw(server.url, { headers: signed, body })
  const id = answer.headers['x-amzn-requestid'] as string
  const { event } = (await server.house.trail.find(server.account, id))! as { event: any }
  assert.equal(event.sourceIPAddress, '127.0.0.1')
})

/** Writes bytes, and more of them once a text has come back; answers everything that did. */
function talk(bytes: string, cue: string, then: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.setTimeout(5000, () => socket.destroy(new Error(`nothing came after: ${text}`)))
    socket.on('data', (chunk: Buffer) => {
      const cued = text.includes(cue)
      text += chunk.toString()
      if (!cued && text.includes(cue)) socket.write(then)
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}
