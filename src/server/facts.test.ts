import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { sendRaw, signedForm } from '../../test/fixtures/raw.ts'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { signRequest, type Credentials } from '../sigv4/sign.ts'

let server: TestServer
let admin: Credentials
before(async () => {
  server = await startServer()
  admin = server.keys[server.account]!.admin!
})
after(() => server?.stop())

const sts = 'Version=2011-06-15'

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

test('who hangs up after the last byte is decided by the address it had', async () => {
  const asAdmin = sender(server.url, admin)
  const Statement = {
    Effect: 'Deny',
    Action: 'iam:CreateUser',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
  }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await asAdmin('iam', 'PutUserPolicy', { UserName: 'admin', PolicyName: 'address', PolicyDocument })
  const body = `Action=CreateUser&Version=2010-05-08&UserName=hasty&Padding=${'x'.repeat(2_000_000)}`
  for (let round = 0; round < 5; round += 1) {
    const { headers } = signedForm(server.url, { credentials: admin, body })
    const lines = Object.entries({ ...headers, 'content-length': String(body.length) })
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1')
      socket.write(`POST / HTTP/1.1\r\n${head}\r\n${body}`, () => socket.resetAndDestroy())
      socket.on('close', () => resolve())
      socket.on('error', () => {})
    })
  }
  const { output } = await asAdmin('iam', 'ListUsers', {})
  assert.ok(!output.Users.some(({ UserName }: { UserName: string }) => UserName === 'hasty'))
  await asAdmin('iam', 'DeleteUserPolicy', { UserName: 'admin', PolicyName: 'address' })
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
