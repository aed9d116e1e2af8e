import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { makeCertificate } from '../fixtures/proofs/certificates.ts'
import { adminForm, askSession, consoleHeaders, signInAs } from '../fixtures/console/console-session.ts'
import { sendRaw } from '../fixtures/raw.ts'
import { s3Client } from '../fixtures/s3.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

const place = '/_understudy/console/session'

describe('the console’s sessions', () => {
  let server: TestServer
  before(async () => void (server = await startServer({ hosts: ['understudy.test'] })))
  after(() => server?.stop())

  test('a session cookie is read by no script, sent by no other site, and to its endpoints alone', async () => {
    const { header, id } = await signInAs(server)
    assert.match(
      header,
      new RegExp(
        `^understudy-session-${id}=[\\w-]{43}; Max-Age=43200; Path=${place}; HttpOnly; SameSite=Strict$`,
      ),
    )
  })

  test('credentials work as the user’s, and no more once it signed out', async () => {
    const { id, cookie } = await signInAs(server)
    const answer = await askSession(server, 'credentials', { sessionId: id }, { cookie })
    assert.equal(answer.headers['cache-control'], 'no-store')
    const { accessKeyId, secretAccessKey, sessionToken } = JSON.parse(answer.body)
    const send = sender(server.url, { accessKeyId, secretAccessKey, sessionToken })
    assert.equal((await send('sts', 'GetCallerIdentity', {})).status, 200)
    const left = await askSession(server, 'sign-out', { sessionId: id }, { cookie })
    assert.match(String(left.headers['set-cookie']), /=; Max-Age=0; .*Path=.*HttpOnly; SameSite=Strict$/)
    assert.equal((await askSession(server, 'credentials', { sessionId: id }, { cookie })).status, 401)
    assert.equal((await send('sts', 'GetCallerIdentity', {})).status, 403)
  })

  test('several sign-ins live side by side, newest first, and end one by one', async () => {
    const one = await signInAs(server)
    const root = server.keys[server.account]!.rootPassword!
    const two = await signInAs(server, { account: server.account, password: root })
    const cookie = `${one.cookie}; other=1; ${two.cookie}`
    const ids = async () =>
      JSON.parse((await askSession(server, 'list', {}, { cookie })).body).sessions.map(
        ({ sessionId, kind }: Record<string, string>) => [sessionId, kind],
      )
    assert.deepEqual(await ids(), [
      [two.id, 'root'],
      [one.id, 'user'],
    ])
    await askSession(server, 'sign-out', { sessionId: two.id }, { cookie })
    assert.deepEqual(await ids(), [[one.id, 'user']])
  })

  test('a cookie opens its own session only, and other names and forms none', async () => {
    const one = await signInAs(server)
    const two = await signInAs(server)
    const value = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1)
    const cookies = [
      `understudy-session-${one.id}=${value(two.cookie)}`,
      `understudy-session-${one.id.toUpperCase()}=${value(one.cookie)}`,
      `understudy-session-=${value(one.cookie)}`,
      `${one.cookie}x`,
      '',
    ]
    for (const cookie of cookies) {
      const answer = await askSession(server, 'credentials', { sessionId: one.id }, { cookie })
      assert.deepEqual([answer.status, JSON.parse(answer.body).code], [401, 'SessionEnded'], cookie)
    }
    for (const input of [{}, { sessionId: 1 }, { sessionId: '' }, { sessionId: `${one.id}x` }]) {
      const answer = await askSession(server, 'credentials', input, { cookie: one.cookie })
      assert.ok(answer.status === 401 || answer.status === 400, JSON.stringify(input))
    }
  })

  test('an alias is told to whoever has signed in, and to nobody else', async () => {
    const { cookie } = await signInAs(server)
    const ask = (account: string, more = {}) => askSession(server, 'account', { account }, more)
    assert.deepEqual(JSON.parse((await ask(server.otherAccount, { cookie })).body), {
      account: server.otherAccount,
    })
    assert.equal((await ask('no-such-alias', { cookie })).status, 404)
    assert.equal((await ask(server.otherAccount)).status, 401)
  })

  /** What a request of somebody else looks like, and how it is refused. */
  const foreign: [string, Record<string, string | string[] | undefined>, number][] = [
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['the origin of a page in a bucket', { origin: 'null' }, 403],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['no origin and the content type of a form', { origin: undefined, 'content-type': 'text/plain' }, 403],
    ['the content type of a form', { 'content-type': 'text/plain' }, 415],
    ['a content type that only begins so', { 'content-type': 'application/jsonp' }, 415],
    ['no content type', { 'content-type': undefined }, 415],
    ['no header of the console', { 'x-understudy-console': undefined }, 403],
    ['another header of the console', { 'x-understudy-console': '0' }, 403],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a fetch from another origin of this site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a fetch from nowhere', { 'sec-fetch-site': 'none' }, 403],
    [
      'a name bound to this machine by somebody else',
      { host: 'evil.example', origin: 'http://evil.example' },
      403,
    ],
    ['a proxy', { 'x-forwarded-for': '203.0.113.1' }, 403],
    ['a proxy of another kind', { forwarded: 'for=203.0.113.1' }, 403],
  ]
  for (const [what, change, status] of foreign) {
    test(`what comes with ${what} is refused and does nothing`, async () => {
      const { id, cookie } = await signInAs(server)
      const headers = consoleHeaders(server, { cookie })
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) delete headers[name]
        else headers[name] = value
      }
      const send = (operation: string, input: object) =>
        sendRaw(server.url, { path: `${place}/${operation}`, headers, body: JSON.stringify(input) })
      for (const [operation, input] of [
        ['sign-in', adminForm(server)],
        ['list', {}],
        ['credentials', { sessionId: id }],
        ['account', { account: server.account }],
        ['sign-out', { sessionId: id }],
      ] as const) {
        const answer = await send(operation, input)
        assert.equal(answer.status, status, `${operation}: ${answer.body}`)
        assert.equal(answer.headers['set-cookie'], undefined)
        assert.equal(answer.headers['access-control-allow-origin'], undefined)
        assert.ok(!answer.body.includes(id) && !answer.body.includes('accessKeyId'))
      }
      assert.equal((await askSession(server, 'credentials', { sessionId: id }, { cookie })).status, 200)
    })
  }

  test('a preflight is granted nothing, and no other method does anything', async () => {
    const { cookie } = await signInAs(server)
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
      const headers = { ...consoleHeaders(server, { cookie }), 'access-control-request-method': 'POST' }
      const answer = await sendRaw(server.url, { method, path: `${place}/list`, headers })
      assert.equal(answer.status, 405, method)
      assert.equal(answer.headers['access-control-allow-origin'], undefined)
    }
  })

  test('input that is no form of ours is told so, and costs no password', async () => {
    const bodies = ['', '[]', 'null', '"x"', '{', '{}', '{"account":1,"password":"x"}', '{"account":"1"}']
    const long = JSON.stringify({ ...adminForm(server), password: 'x'.repeat(129) })
    for (const body of [...bodies, long]) {
      const headers = consoleHeaders(server)
      const answer = await sendRaw(server.url, { path: `${place}/sign-in`, headers, body })
      assert.deepEqual(
        [answer.status, JSON.parse(answer.body).code],
        [400, 'ValidationError'],
        body.slice(0, 40),
      )
    }
    const large = await sendRaw(server.url, {
      path: `${place}/sign-in`,
      headers: consoleHeaders(server),
      body: JSON.stringify({ account: 'x'.repeat(70_000) }),
    })
    assert.equal(large.status, 413)
  })

  test('wrong guesses are answered alike, whoever exists, and soon not at all', async () => {
    const answers = new Set<string>()
    const guess = (form: object) => askSession(server, 'sign-in', { ...adminForm(server), ...form })
    const forms = [
      { password: 'wrong' },
      { userName: 'nobody' },
      { account: '999999999999' },
      { account: 'x' },
    ]
    for (const form of forms) {
      const { status, body, headers } = await guess(form)
      answers.add(JSON.stringify([status, body, Object.keys(headers)]))
    }
    assert.equal(answers.size, 1, [...answers].join('\n'))
    const advance = (advanceSeconds: number) =>
      sendRaw(server.url, {
        path: '/_understudy/clock',
        headers: { host: new URL(server.url).host },
        body: JSON.stringify({ advanceSeconds }),
      })
    for (const userName of ['nobody-else', 'admin']) {
      let waitSeconds = 0
      // Each wait is twice the last: a minute is longer than what follows takes.
      for (let guesses = 0; waitSeconds < 60; guesses++) {
        assert.ok(guesses < 25, 'a guesser is slowed down')
        await advance(waitSeconds)
        const { status, headers } = await guess({ userName, password: 'wrong' })
        if (status === 429) assert.match(String(headers['retry-after']), /^\d+$/)
        waitSeconds = Number(headers['retry-after'] ?? 0)
      }
    }
    assert.equal((await guess({})).status, 429, 'the right password does not help')
    await advance(3600)
    assert.equal((await guess({})).status, 200)
  })
})

describe('what a bucket holds, on the same origin', () => {
  let server: TestServer
  const html = '<script>document.title = "ran"</script>'
  before(async () => {
    server = await startServer()
    const s3 = s3Client(server, server.keys[server.account]!.admin!)
    await s3.send(new CreateBucketCommand({ Bucket: 'pages' }))
    await s3.send(
      new PutObjectCommand({ Bucket: 'pages', Key: 'a.html', Body: html, ContentType: 'text/html' }),
    )
    await s3.send(
      new PutObjectCommand({ Bucket: 'pages', Key: 'plain', Body: html, ContentType: 'text/plain' }),
    )
    s3.destroy()
  })
  after(() => server?.stop())

  test('is sandboxed and never sniffed, however it is asked for', async () => {
    const s3 = s3Client(server, server.keys[server.account]!.admin!)
    const asked = [
      { Key: 'a.html' },
      { Key: 'plain', ResponseContentType: 'text/html' },
      { Key: 'plain', ResponseContentType: 'image/svg+xml', ResponseContentDisposition: 'inline' },
      { Key: 'a.html', Range: 'bytes=0-9' },
    ]
    for (const input of asked) {
      const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'pages', ...input }))
      const range = 'Range' in input ? { range: input.Range! } : {}
      const answer = await fetch(url, { headers: range })
      assert.ok(answer.status === 200 || answer.status === 206, await answer.text())
      assert.equal(answer.headers.get('content-security-policy'), 'sandbox', JSON.stringify(input))
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    }
    s3.destroy()
  })
})

describe('under TLS', () => {
  let server: TestServer
  let folder: string
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'understudy-console-tls-'))
    const { body, key } = await makeCertificate({ name: '127.0.0.1' })
    const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') }
    writeFileSync(tls.certFile, body)
    writeFileSync(tls.keyFile, key)
    server = await startServer({ tls })
  })
  after(async () => {
    await server?.stop()
    rmSync(folder, { recursive: true })
  })

  function post(origin: string): Promise<{ status: number; cookie: string }> {
    const { hostname, port } = new URL(server.url)
    const headers = consoleHeaders(server, { origin })
    return new Promise((resolve, reject) => {
      // The certificate is the test's own.
      const options = { hostname, port, method: 'POST', path: `${place}/sign-in`, headers }
      const sent = request({ ...options, rejectUnauthorized: false }, (response) => {
        response.resume()
        resolve({ status: response.statusCode!, cookie: String(response.headers['set-cookie']) })
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(adminForm(server)))
    })
  }

  test('a cookie is sent under TLS alone, and the origin is https', async () => {
    const { status, cookie } = await post(server.url)
    assert.equal(status, 200)
    assert.match(cookie, /; HttpOnly; SameSite=Strict; Secure$/)
    assert.equal((await post(server.url.replace('https:', 'http:'))).status, 403)
  })
})
