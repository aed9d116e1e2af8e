import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sendRaw, signedForm, type RawAnswer } from '../../test/fixtures/raw.ts'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { presign, type Credentials } from '../sigv4/sign.ts'
import { databaseFile } from '../store/data-directory.ts'

let server: TestServer
const logged: string[] = []
let admin: Credentials
before(async () => {
  server = await startServer({ log: (line) => void logged.push(line) })
  admin = server.keys[server.account]!.admin!
})
after(() => server?.stop())

const sts = 'Version=2011-06-15'
const post = (body: string): Promise<RawAnswer> =>
  sendRaw(server.url, signedForm(server.url, { credentials: admin, body, service: 'sts' }))

test('a trail that fails takes no answer back, and the log tells why', async () => {
  logged.length = 0
  const { trail } = server.house
  const record = () => {
    throw new Error('the trail is broken')
  }
  Object.assign(server.house, { trail: { ...trail, record } })
  try {
    assert.equal((await post(`Action=GetCallerIdentity&${sts}`)).status, 200)
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
