import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askSession } from '../fixtures/console/console-session.ts'
import { sendRaw, type RawAnswer } from '../fixtures/raw.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer
let session: string
before(async () => {
  server = await startServer()
  const admin = sender(server.url, server.keys[server.account]!.admin)
  await admin('iam', 'CreateRole', {
    RoleName: 'Visitor',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: server.account }, Action: 'sts:AssumeRole' }],
    }),
  })
  const RoleArn = `arn:aws:iam::${server.account}:role/Visitor`
  const { output } = await admin('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'guest' })
  const { AccessKeyId, SecretAccessKey, SessionToken } = output.Credentials
  session = JSON.stringify({
    sessionId: AccessKeyId,
    sessionKey: SecretAccessKey,
    sessionToken: SessionToken,
  })
})
after(() => server?.stop())

const federation = '/_understudy/signin/federation'

function ask(
  parameters: Record<string, string>,
  more: { method?: string; headers?: object; path?: string } = {},
) {
  const { method = 'GET', headers = {}, path = federation } = more
  const text = String(new URLSearchParams(parameters))
  const host = new URL(server.url).host
  if (method === 'GET')
    return sendRaw(server.url, { method, path: `${path}?${text}`, headers: { host, ...headers } })
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return sendRaw(server.url, { method, path, headers: { host, ...type, ...headers }, body: text })
}

async function signInToken(method = 'GET'): Promise<string> {
  const answer = await ask(
    { Action: 'getSigninToken', SessionDuration: '1800', Session: session },
    { method },
  )
  assert.equal(answer.status, 200, answer.body)
  return JSON.parse(answer.body).SigninToken
}

const cookieOf = ({ headers }: RawAnswer) => String(headers['set-cookie']?.[0]).split(';')[0]!

for (const method of ['GET', 'POST']) {
  test(`credentials sign in by ${method}, and the browser may what they may`, async () => {
    const login = await ask({
      Action: 'login',
      Issuer: 'https://broker.example',
      Destination: `${server.url}/_understudy/console/roles`,
      SigninToken: await signInToken(method),
    })
    assert.deepEqual([login.status, login.headers.location], [302, '/_understudy/console/roles'])
    assert.equal(login.headers['referrer-policy'], 'no-referrer')
    const cookie = cookieOf(login)
    const { sessions } = JSON.parse((await askSession(server, 'list', {}, { cookie })).body)
    assert.equal(sessions.length, 1)
    assert.deepEqual([sessions[0].kind, sessions[0].name], ['federated', 'Visitor/guest'])
    const given = await askSession(server, 'credentials', { sessionId: sessions[0].sessionId }, { cookie })
    const { accessKeyId, secretAccessKey, sessionToken } = JSON.parse(given.body)
    const send = sender(server.url, { accessKeyId, secretAccessKey, sessionToken })
    const { output } = await send('sts', 'GetCallerIdentity', {})
    assert.equal(output.Arn, `arn:aws:sts::${server.account}:assumed-role/Visitor/guest`)
    assert.equal((await send('iam', 'ListUsers', {})).status, 403)
  })
}

test('no login leads out of this console, and a refused one uses up no token', async () => {
  const SigninToken = await signInToken()
  for (const Destination of ['https://evil.example/', '//evil.example', '/bucket/page.html']) {
    const answer = await ask({ Action: 'login', Destination, SigninToken })
    assert.equal(answer.status, 400)
    assert.equal(answer.headers.location, undefined)
    assert.equal(answer.headers['set-cookie'], undefined)
  }
  assert.equal((await ask({ Action: 'login', Destination: '', SigninToken })).status, 302)
  assert.equal((await ask({ Action: 'login', Destination: '', SigninToken })).status, 400)
})

test('wrong input is a 400 that says what is wrong', async () => {
  for (const [input, message] of [
    [{}, /Action must be/],
    [{ Action: 'Login' }, /Action must be/],
    [{ Action: 'getSigninToken' }, /Session must be JSON/],
    [{ Action: 'getSigninToken', Session: session, SessionDuration: '1' }, /SessionDuration must be/],
    [{ Action: 'login' }, /not valid/],
  ] as const) {
    const answer = await ask(input)
    assert.equal(answer.status, 400)
    assert.match(answer.body, message)
  }
  assert.equal((await ask({}, { method: 'PUT' })).status, 405)
})

test('it answers to this server’s names alone', async () => {
  const input = { Action: 'getSigninToken', Session: session }
  assert.equal((await ask(input, { headers: { host: 'evil.example' } })).status, 403)
  assert.equal((await ask(input, { headers: { origin: 'https://evil.example' } })).status, 403)
})

test('signing out ends the browser’s federated sessions, but not for who comes from another site', async () => {
  const out = await ask({ Action: 'logout' })
  assert.deepEqual([out.status, out.headers.location], [302, '/_understudy/console/session/logout'])
  const cookie = cookieOf(await ask({ Action: 'login', SigninToken: await signInToken() }))
  const leave = (site: string) =>
    ask({}, { path: '/_understudy/console/session/logout', headers: { cookie, 'sec-fetch-site': site } })
  const held = async () => JSON.parse((await askSession(server, 'list', {}, { cookie })).body).sessions.length
  assert.equal((await leave('cross-site')).status, 302)
  assert.equal(await held(), 1)
  const left = await leave('none')
  assert.deepEqual([left.status, left.headers.location], [302, '/_understudy/console/'])
  assert.match(String(left.headers['set-cookie']), /Max-Age=0/)
  assert.equal(await held(), 0)
})

test('a link that switches roles leads to the form with what it names, and nothing else', async () => {
  const path = '/_understudy/signin/switchrole'
  const link = {
    account: 'acme',
    roleName: 'team/Ops',
    displayName: 'a&b=c "d"',
    color: 'F2B0A9',
    other: 'x',
  }
  const answer = await ask(link, { path })
  assert.equal(answer.status, 302)
  const to = new URL(String(answer.headers.location), server.url)
  assert.equal(to.pathname, '/_understudy/console/switchrole')
  const { other: _, ...known } = link
  assert.deepEqual(Object.fromEntries(to.searchParams), known)
  assert.equal((await ask({}, { path })).status, 302)
})
