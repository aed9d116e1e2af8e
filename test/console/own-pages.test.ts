import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { sendRaw, type RawAnswer } from '../fixtures/raw.ts'
import { sender, type SdkKeys } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

type Ask = { method?: string; headers?: Record<string, string | string[]>; body?: string; path?: string }

function ask(server: TestServer, path: string, { headers = {}, ...more }: Ask = {}): Promise<RawAnswer> {
  return sendRaw(server.url, { method: 'POST', path: `/_understudy/${path}`, headers, ...more })
}

const get = (server: TestServer, path: string, headers: Ask['headers'] = {}) =>
  ask(server, path, { method: 'GET', headers })

describe('who may ask for pages that nobody signs', () => {
  let server: TestServer
  before(async () => void (server = await startServer({ hosts: ['understudy.test'] })))
  after(() => server?.stop())

  test('health answers whatever the Host, and tells a status and nothing else', async () => {
    const hosts = [
      'localhost',
      '127.0.0.1',
      '[::1]',
      'LOCALHOST',
      'understudy.test',
      `localhost:${server.port}`,
      'evil.example',
      '169.254.169.254',
    ]
    for (const host of [...hosts, 'understudy.test:443']) {
      const answer = await get(server, 'health', { host })
      assert.equal(answer.status, 200, host)
      assert.deepEqual(JSON.parse(answer.body), { status: 'ok' })
    }
    assert.equal((await ask(server, 'health', { method: 'HEAD' })).status, 200)
    assert.equal((await ask(server, 'health')).status, 405)
  })

  test('a body that does not end in a minute ends the connection', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] })
    const socket = connect(server.port, '127.0.0.1')
    // It may be told so by a reset.
    socket.on('error', () => {})
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.write(
      `POST /_understudy/clock HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n` +
        `Expect: 100-continue\r\n\r\n`,
    )
    const [asked] = await once(socket, 'data')
    assert.match(String(asked), /^HTTP\/1.1 100 /)
    socket.write('{')
    context.mock.timers.tick(60_000)
    await closed
  })

  test('any other Host is refused, whichever the page', async () => {
    const hosts = [
      'evil.example',
      'localhost.evil.example',
      'understudy.test.evil.example',
      '127.0.0.1.nip.io',
    ]
    hosts.push('localhost:1@evil.example', 'localhost:x', '[::1]:x', '[::1]evil.example', '127.0.0.1:80/../')
    for (const host of [...hosts, '169.254.169.254', 'localhost@evil.example', '0.0.0.0', 'localhost.']) {
      for (const path of ['reset', 'clock', 'imds/i-0123456789abcdef0/latest/meta-data/']) {
        assert.equal((await ask(server, path, { headers: { host } })).status, 403, `${host} ${path}`)
      }
    }
  })

  test('any Origin but its own is refused', async () => {
    const origins = [
      'https://evil.example',
      'null',
      `http://localhost:${server.port + 1}`,
      'http://localhost',
    ]
    for (const origin of origins) {
      assert.equal((await get(server, 'health', { origin })).status, 403, origin)
    }
    assert.equal((await get(server, 'health', { origin: server.url })).status, 200)
  })

  test('the test hooks answer to no page of a browser and to nobody who is forwarded', async () => {
    const foreign: Record<string, string>[] = [
      { origin: server.url },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=127.0.0.1' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of foreign) {
      for (const path of ['reset', 'clock']) {
        const body = '{"advanceSeconds": 1}'
        assert.equal((await ask(server, path, { headers, body })).status, 403, JSON.stringify(headers))
      }
    }
    assert.equal((await get(server, 'reset')).status, 405)
  })

  test('there are no other pages, and no other ways to these', async () => {
    for (const path of [
      'nothing',
      'Reset',
      'reset/',
      'health/..',
      'imds/',
      '%72eset',
      '../_understudy/reset',
    ]) {
      assert.equal((await ask(server, path)).status, 404, path)
    }
    for (const path of [
      '/_understudy',
      '//_understudy/reset',
      '/%5funderstudy/reset',
      '/_Understudy/reset',
    ]) {
      const answer = await sendRaw(server.url, { path, headers: {} })
      assert.ok(answer.status >= 400, `${path} ${answer.status}`)
    }
  })

  test('pages are not stored and not sniffed, and what a hook is told must be JSON of a few lines', async () => {
    const { headers } = await get(server, 'health')
    assert.equal(headers['cache-control'], 'no-store')
    assert.equal(headers['x-content-type-options'], 'nosniff')
    for (const body of [
      '{',
      '[]',
      '{"advanceSeconds": "1"}',
      '{"now": "never"}',
      '{"advanceSeconds": 1e999}',
      '{"advanceSeconds": 1e15}',
      'null',
    ]) {
      assert.equal((await ask(server, 'clock', { body })).status, 400, body)
    }
    assert.equal((await ask(server, 'clock', { body: ' '.repeat(70_000) })).status, 413)
    assert.equal((await get(server, 'health')).status, 200)
  })
})

describe('the test hooks', () => {
  test('are not there unless they are asked for', async () => {
    const server = await startServer({ testHooks: false })
    try {
      for (const path of ['reset', 'clock']) {
        assert.equal((await ask(server, path, { body: '{"advanceSeconds": 1}' })).status, 404)
      }
      assert.equal((await get(server, 'health')).status, 200)
    } finally {
      await server.stop()
    }
  })

  test('reset ends users, buckets and sessions, and keeps the accounts with their root and admin keys', async () => {
    const server = await startServer()
    try {
      const keys = server.keys[server.account]!
      const admin = sender(server.url, keys.admin!)
      const user = await makeUser(server, 'someone')
      const { output } = await sender(server.url, user)('sts', 'GetSessionToken', {})
      const session = sessionKeys(output)
      await admin('s3', 'CreateBucket', { Bucket: 'short-lived' })
      await admin('s3', 'PutObject', { Bucket: 'short-lived', Key: 'k', Body: 'v' })
      const adminSession = sessionKeys((await admin('sts', 'GetSessionToken', {})).output)
      const whoAmI = async (who: SdkKeys) => {
        const { code, status } = await sender(server.url, who)('sts', 'GetCallerIdentity', {})
        return code ?? status
      }
      for (const who of [user, session, adminSession]) assert.equal(await whoAmI(who), 200)

      assert.equal((await ask(server, 'reset')).status, 204)

      for (const who of [user, session, adminSession]) assert.equal(await whoAmI(who), 'InvalidClientTokenId')
      const other = server.keys[server.otherAccount]!
      for (const who of [keys.root, keys.admin!, other.root, other.admin!])
        assert.equal(await whoAmI(who), 200)
      const users = await admin('iam', 'ListUsers', {})
      assert.deepEqual(
        users.output.Users.map((one: { UserName: string }) => one.UserName),
        ['admin'],
      )
      assert.equal((await admin('s3', 'GetObject', { Bucket: 'short-lived', Key: 'k' })).code, 'NoSuchBucket')
      assert.equal((await admin('s3', 'CreateBucket', { Bucket: 'short-lived' })).status, 200)
      const again = await makeUser(server, 'someone')
      assert.equal(await whoAmI(again), 200)
      assert.equal(await whoAmI(session), 'InvalidClientTokenId')
    } finally {
      await server.stop()
    }
  })

  test('the clock moves sessions to their end and not signatures, and reset lets it go', async () => {
    const server = await startServer()
    try {
      const admin = sender(server.url, server.keys[server.account]!.admin!)
      const session = sessionKeys((await admin('sts', 'GetSessionToken', { DurationSeconds: 900 })).output)
      const moved = await ask(server, 'clock', { body: '{"advanceSeconds": 7200}' })
      assert.ok(Date.parse(JSON.parse(moved.body).now) - Date.now() > 7_100_000)
      const { code } = await sender(server.url, session)('sts', 'GetCallerIdentity', {})
      assert.equal(code, 'ExpiredToken')
      assert.equal((await admin('sts', 'GetCallerIdentity', {})).status, 200)
      assert.equal((await ask(server, 'clock', { body: '{"reset": true}' })).status, 200)
      assert.equal((await sender(server.url, session)('sts', 'GetCallerIdentity', {})).status, 200)
    } finally {
      await server.stop()
    }
  })
})

async function makeUser(server: TestServer, UserName: string): Promise<SdkKeys> {
  const admin = sender(server.url, server.keys[server.account]!.admin!)
  await admin('iam', 'CreateUser', { UserName })
  const { output } = await admin('iam', 'CreateAccessKey', { UserName })
  return { accessKeyId: output.AccessKey.AccessKeyId, secretAccessKey: output.AccessKey.SecretAccessKey }
}

function sessionKeys({ Credentials }: { Credentials: Record<string, string> }): SdkKeys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}
