import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { exportJWK } from 'jose'
import { askSession, signInAs } from '../fixtures/console/console-session.ts'
import {
  askToken,
  clientId,
  newProgram,
  redirectUri,
  type LoginProgram,
} from '../fixtures/clients/login-program.ts'
import { sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer
before(async () => void (server = await startServer()))
after(() => server?.stop())

let program: LoginProgram
let session: { id: string; cookie: string }
beforeEach(async () => {
  program = newProgram(server)
  session = await signInAs(server)
})

/** Agrees as the page does; answers what the server says. */
async function agree(query = program.link(), { id, cookie } = session) {
  const answer = await askSession(server, 'authorize', { sessionId: id, query: String(query) }, { cookie })
  return { status: answer.status, ...JSON.parse(answer.body) }
}

async function codeOf(answer: Promise<any>): Promise<string> {
  const url = new URL((await answer).redirect)
  assert.equal(url.searchParams.get('state'), program.state)
  return url.searchParams.get('code')!
}

async function signedIn(): Promise<any> {
  const { status, body } = await program.exchange(await codeOf(agree()))
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

describe('a program that signs in', () => {
  test('gets credentials of its person for a quarter of an hour, and fresh ones', async () => {
    const tokens = await signedIn()
    assert.equal(tokens.tokenType, 'aws_sigv4')
    assert.equal(tokens.expiresIn, 900)
    const claims = JSON.parse(Buffer.from(tokens.idToken.split('.')[1], 'base64url').toString())
    assert.equal(tokens.idToken.split('.').length, 3)
    assert.equal(claims.sub, `arn:aws:iam::${server.account}:user/admin`)
    const again = await program.refresh(tokens.refreshToken)
    assert.equal(again.status, 200)
    assert.equal(again.body.idToken, undefined)
    for (const { accessToken } of [tokens, again.body]) {
      const { output } = await sender(server.url, accessToken)('sts', 'GetCallerIdentity', {})
      assert.equal(output.Arn, claims.sub)
    }
    assert.notEqual(again.body.accessToken.accessKeyId, tokens.accessToken.accessKeyId)
    assert.equal((await program.refresh(tokens.refreshToken)).status, 200, 'a refresh token works again')
  })

  test('writes what the JavaScript SDK reads and refreshes', async () => {
    const tokens = await signedIn()
    const folder = mkdtempSync(join(tmpdir(), 'understudy-login-'))
    const arn = `arn:aws:iam::${server.account}:user/admin`
    const file = join(folder, `${createHash('sha256').update(arn).digest('hex')}.json`)
    const dpopKey = program.key.privateKey.export({ type: 'sec1', format: 'pem' })
    const accountId = server.account
    // The credentials have expired, so nothing works but with fresh ones.
    const accessToken = {
      ...tokens.accessToken,
      accountId,
      secretAccessKey: 'old',
      expiresAt: '2026-01-01T00:00:00Z',
    }
    writeFileSync(file, JSON.stringify({ ...tokens, accessToken, clientId, dpopKey }))
    writeFileSync(join(folder, 'config'), `[default]\nlogin_session = ${arn}\nregion = us-east-1\n`)
    const script =
      `import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts'\n` +
      `console.log((await new STSClient({}).send(new GetCallerIdentityCommand({}))).Arn)`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_CONFIG_FILE: join(folder, 'config'),
        AWS_LOGIN_CACHE_DIRECTORY: folder,
        AWS_ENDPOINT_URL: server.url,
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    })
    assert.equal(stdout.trim(), arn)
    const written = JSON.parse(readFileSync(file, 'utf8'))
    assert.ok(Date.parse(written.accessToken.expiresAt) > Date.now())
    rmSync(folder, { recursive: true })
  })

  test('a code is good once, for who asked for it, and for ten minutes', async () => {
    const code = await codeOf(agree())
    const wrong: object[] = [
      { codeVerifier: newProgram(server).verifier },
      { codeVerifier: 'short' },
      { redirectUri: 'http://127.0.0.1:10/oauth/callback' },
      { clientId: 'arn:aws:signin:::devtools/cross-device' },
      { clientId: 'arn:aws:signin:::devtools/other' },
      { code: `${code}x` },
      { code: '' },
      { grantType: 'password' },
    ]
    for (const more of wrong) {
      const { status, body } = await program.exchange(code, more)
      assert.deepEqual([status, body.error], [400, 'INVALID_REQUEST'], JSON.stringify(more))
    }
    const asked = await Promise.all([1, 2, 3].map(() => program.exchange(code)))
    assert.deepEqual(asked.map(({ status }) => status).toSorted(), [200, 401, 401])
    assert.equal((await program.exchange(code)).body.error, 'AUTHCODE_EXPIRED')
  })

  test('shows with every request that it holds its key', async () => {
    const code = await codeOf(agree())
    const past = Math.floor(Date.now() / 1000) - 301
    const proofs: (string | undefined)[] = [
      undefined,
      'x.y.z',
      await program.proof({ htm: 'GET' }),
      await program.proof({ htu: 'http://evil.example/v1/token' }),
      await program.proof({ htu: `${server.url}/v1/authorize` }),
      await program.proof({ iat: past }),
      // Ahead by more than five minutes still when the last of these is asked.
      await program.proof({ iat: past + 900 }),
      await program.proof({ jti: undefined }),
      await program.proof({}, { typ: 'JWT' }),
      await program.proof({}, { jwk: await exportJWK(newProgram(server).key.publicKey) }),
    ]
    for (const dpop of proofs) {
      const grant = {
        clientId,
        grantType: 'authorization_code',
        code,
        codeVerifier: program.verifier,
        redirectUri,
      }
      assert.equal((await askToken(server, grant, dpop)).status, 400, String(dpop))
    }
    const used = await program.proof()
    for (const wrong of [`${code}x`, 'made-up']) {
      assert.equal((await program.exchange(wrong, {}, used)).status, 400)
    }
    const tokens = await program.exchange(code, {}, used)
    assert.equal(tokens.status, 200, 'what is no grant of ours made it write nothing down')
    assert.match((await program.refresh(tokens.body.refreshToken, used)).body.message, /used before/)
    program = newProgram(server)
    assert.equal((await program.refresh(tokens.body.refreshToken)).status, 400, 'another key')
  })

  test('is signed out with its person, and told so', async () => {
    const tokens = await signedIn()
    await askSession(server, 'sign-out', { sessionId: session.id }, { cookie: session.cookie })
    const { status, body } = await program.refresh(tokens.refreshToken)
    assert.deepEqual([status, body.error], [401, 'TOKEN_EXPIRED'])
    assert.equal((await sender(server.url, tokens.accessToken)('sts', 'GetCallerIdentity', {})).status, 403)
  })

  test('is told that the password has changed, and that it is not permitted', async () => {
    const admin = sender(server.url, server.keys[server.account]!.admin)
    const named = { UserName: 'ada' }
    await admin('iam', 'CreateUser', named)
    await admin('iam', 'CreateLoginProfile', { ...named, Password: 'Correct-horse-1' })
    session = await signInAs(server, {
      account: server.account,
      userName: 'ada',
      password: 'Correct-horse-1',
    })
    const refused = await agree()
    assert.equal(refused.status, 403)
    assert.match(refused.message, /not authorized to perform: signin:AuthorizeOAuth2Access/)
    const PolicyArn = 'arn:aws:iam::aws:policy/SignInLocalDevelopmentAccess'
    await admin('iam', 'AttachUserPolicy', { ...named, PolicyArn })
    const tokens = await signedIn()
    await admin('iam', 'DetachUserPolicy', { ...named, PolicyArn })
    const denied = await program.refresh(tokens.refreshToken)
    assert.deepEqual([denied.status, denied.body.error], [403, 'INSUFFICIENT_PERMISSIONS'])
    await admin('iam', 'UpdateLoginProfile', { ...named, Password: 'Another-horse-2' })
    const changed = await program.refresh(tokens.refreshToken)
    assert.deepEqual([changed.status, changed.body.error], [403, 'USER_CREDENTIALS_CHANGED'])
  })

  test('is sent its code on this machine alone', async () => {
    const uris = [
      'https://evil.example/oauth/callback',
      'http://evil.example/oauth/callback',
      'http://127.0.0.1.evil.example/',
      'http://user@127.0.0.1:9/',
      'https://127.0.0.1:9/',
      'javascript:alert(1)',
      `${server.url}/v1/sessions/confirmation#x`,
      `${server.url}/bucket/page.html`,
      `http://[::1]:${server.port}/bucket/page.html`,
      '',
    ]
    for (const uri of uris) {
      const { status, redirect } = await agree(program.link({ redirect_uri: uri }))
      assert.deepEqual([status, redirect], [400, undefined], uri)
    }
    const others: Record<string, string>[] = [
      { client_id: 'other' },
      { response_type: 'token' },
      { code_challenge_method: 'plain' },
      { code_challenge: 'x' },
    ]
    for (const more of others) {
      assert.equal((await agree(program.link(more))).status, 400, JSON.stringify(more))
    }
    assert.equal((await agree(program.link(), { id: session.id, cookie: '' })).status, 401)
  })

  test('on another machine has a code that its person types', async () => {
    const remote = 'arn:aws:signin:::devtools/cross-device'
    const confirmation = `${server.url}/v1/sessions/confirmation`
    const wish = { client_id: remote, redirect_uri: confirmation }
    const { verificationCode, redirect } = await agree(program.link(wish))
    assert.equal(redirect, undefined)
    const shown = new URLSearchParams(Buffer.from(verificationCode, 'base64').toString())
    assert.equal(shown.get('state'), program.state)
    const more = { clientId: remote, redirectUri: confirmation }
    assert.equal((await program.exchange(shown.get('code')!, more)).status, 200)
    assert.equal(
      (await agree(program.link({ client_id: remote }))).status,
      400,
      'and none that is sent to a port',
    )
  })

  test('is in the trail, with what it asked for and no code', async () => {
    const code = await codeOf(agree())
    const agreed = (await server.house.trail.find(server.account))!.event as Record<string, any>
    assert.equal(agreed.eventName, 'AuthorizeOAuth2Access')
    assert.equal(agreed.requestParameters.redirect_uri, redirectUri)
    await program.exchange(code)
    const made = (await server.house.trail.find(server.account))!.event as Record<string, any>
    assert.deepEqual([made.eventName, made.eventType], ['CreateOAuth2Token', 'AwsApiCall'])
    assert.equal(made.userIdentity.userName, 'admin')
    assert.ok(!JSON.stringify([agreed, made]).includes(code))
  })
})
