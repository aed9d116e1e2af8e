import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sender } from '../../test/fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../../test/fixtures/server.ts'
import { modelsDirectory } from '../main.ts'
import { signRequest } from '../sigv4/sign.ts'
import { openBootstrap } from './bootstrap.ts'

let folder: string
let server: TestServer
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-keys-'))
  server = await startServer()
})
after(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
}
const policy = (action: string, condition?: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*', ...(condition && { Condition: condition }) }],
})
const role = (sessions: object[], action = 'iam:ListUsers') => ({
  trustPolicy: trust,
  inlinePolicies: { own: policy(action) },
  sessions,
})

function open(accounts: object) {
  const file = join(folder, 'b.json')
  writeFileSync(file, JSON.stringify({ accounts }))
  return openBootstrap(file, modelsDirectory)
}
const apply = (accounts: object) => open(accounts).apply(server.house, server.account)
const as = (accessKeyId: string, secretAccessKey = 'test') =>
  sender(server.url, { accessKeyId, secretAccessKey })

const test4 = { id: 'test', secret: 'test' }

test('a key of four characters is a standing session of its role, whose policies count as they are now', async () => {
  await apply({ default: { roles: { Suite: role([test4]) } } })
  const me = await as('test')('sts', 'GetCallerIdentity', {})
  assert.equal(me.output.Arn, `arn:aws:sts::${server.account}:assumed-role/Suite/standing`)
  assert.equal((await as('test')('iam', 'ListUsers', {})).status, 200)
  assert.equal((await as('test')('iam', 'ListRoles', {})).code, 'AccessDenied')
  await apply({ default: { roles: { Suite: role([test4], 'iam:ListRoles') } } })
  assert.equal((await as('test')('iam', 'ListRoles', {})).status, 200)
  assert.equal((await as('test')('iam', 'ListUsers', {})).code, 'AccessDenied')
})

test('its session began when the file was applied, and has shown no second factor', async () => {
  const condition = {
    DateGreaterThan: { 'aws:TokenIssueTime': new Date(Date.now() - 60_000).toISOString() },
    BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
  }
  const timed = {
    trustPolicy: trust,
    sessions: [test4],
    inlinePolicies: { own: policy('iam:ListUsers', condition) },
  }
  await apply({ default: { roles: { Suite: timed } } })
  assert.equal((await as('test')('iam', 'ListUsers', {})).status, 200)
})

test('a wrong secret, and a token beside it, are refused', async () => {
  await apply({ default: { roles: { Suite: role([test4]) } } })
  assert.equal((await as('test', 'tset')('sts', 'GetCallerIdentity', {})).code, 'SignatureDoesNotMatch')
  const withToken = sender(server.url, { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'test' })
  assert.equal((await withToken('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
})

test('it ends with its role, and when the file names it no more', async () => {
  const admin = sender(server.url, server.keys[server.account]!.admin)
  await apply({ default: { roles: { Gone: { trustPolicy: trust, sessions: [test4] } } } })
  assert.equal((await as('test')('sts', 'GetCallerIdentity', {})).status, 200)
  await admin('iam', 'DeleteRole', { RoleName: 'Gone' })
  assert.equal((await as('test')('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
  await apply({ default: { roles: { Suite: role([test4]) } } })
  await apply({ default: { roles: { Suite: role([]) } } })
  assert.equal((await as('test')('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
})

test('an id that moves to another role in the file is that one’s', async () => {
  await apply({ default: { roles: { One: role([test4]), Two: role([]) } } })
  await apply({ default: { roles: { One: role([]), Two: role([test4]) } } })
  assert.match((await as('test')('sts', 'GetCallerIdentity', {})).output.Arn, /assumed-role\/Two\/standing$/)
})

test('one id names one principal on the server', async () => {
  const user = { accessKeys: [test4] }
  const taken = /the access key test is another principal's/
  await assert.rejects(apply({ default: { roles: { One: role([test4]), Two: role([test4]) } } }), taken)
  await assert.rejects(apply({ default: { users: { bob: user }, roles: { One: role([test4]) } } }), taken)
  const other = { [server.otherAccount]: { roles: { One: role([test4]) } } }
  await assert.rejects(apply({ default: { roles: { One: role([test4]) } }, ...other }), taken)
})

test('a user may have such a key too, which ends with the file alone', async () => {
  await apply({ default: { users: { bob: { accessKeys: [{ id: 'user', secret: 'user' }] } } } })
  const me = await as('user', 'user')('sts', 'GetCallerIdentity', {})
  assert.equal(me.output.Arn, `arn:aws:iam::${server.account}:user/bob`)
  await apply({ default: { users: { bob: {} } } })
  assert.equal((await as('user', 'user')('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
})

test('a web page cannot use a key that is known to all; a long secret is anybody’s own affair', async () => {
  const own = { id: 'long', secret: 'a-secret-of-its-own-000000' }
  await apply({ default: { roles: { Suite: role([test4, own]) } } })
  const refused = await fromPage(test4)
  assert.equal(refused.status, 403)
  assert.match(
    await refused.text(),
    /The secret of the access key test is known to all .* with any Origin header/,
  )
  assert.equal((await fromPage(own)).status, 200)
})

/** GetCallerIdentity as the script of a web page could sign it. */
function fromPage({ id, secret }: { id: string; secret: string }): Promise<Response> {
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const headers = signRequest({
    method: 'POST',
    url: `${server.url}/`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://evil.test' },
    body,
    credentials: { accessKeyId: id, secretAccessKey: secret },
    service: 'sts',
    region: 'us-east-1',
    nowMs: Date.now(),
  })
  return fetch(server.url, { method: 'POST', headers, body })
}

test('the banner and the history name the keys that are known to all', async () => {
  const accounts = {
    default: { roles: { Suite: role([test4, { id: 'long', secret: 'x'.repeat(20) }]) }, users: {} },
  }
  assert.deepEqual(open(accounts).knownKeys, [{ id: 'test', of: 'the role Suite', network: false }])
  await apply(accounts)
  await as('test')('iam', 'ListUsers', {})
  await as('long', 'x'.repeat(20))('iam', 'ListUsers', {})
  const admin = sender(server.url, server.keys[server.account]!.admin)
  const { output } = await admin('cloudtrail', 'LookupEvents', {
    LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'ListUsers' }],
  })
  const events = output.Events.map((event: any) => JSON.parse(event.CloudTrailEvent))
  const noted = (id: string) =>
    events.find((event: any) => event.userIdentity.accessKeyId === id).additionalEventData
  assert.deepEqual(noted('test'), { secretKnownToAll: true })
  assert.equal(noted('long'), undefined)
})

const wrong: [what: string, session: object, says: RegExp][] = [
  ['an id of three characters', { id: 'abc', secret: 'x' }, /needs an id of 4 to 128 letters/],
  ['an id with a slash', { id: 'te/st', secret: 'x' }, /needs an id of 4 to 128 letters/],
  ['no secret', { id: 'test' }, /needs a secret/],
  ['a network that is no flag', { ...test4, network: 'perhaps' }, /must be true or false/],
  ['another setting', { ...test4, token: 'x' }, /has no setting token/],
]
for (const [what, session, says] of wrong) {
  test(`a session with ${what} is no session`, () => {
    assert.throws(() => open({ default: { roles: { Suite: role([session]) } } }), { message: says })
  })
}
