import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { signRequest } from '../../src/sigv4/sign.ts'
import { readKnownCredentials, type KnownKey } from '../../src/store/data-directory.ts'
import { readKeyRing } from '../../src/store/key-ring.ts'
import { createSealer } from '../../src/store/seal.ts'
import { runUnderstudy, startUnderstudy, type Running } from '../fixtures/clients/program.ts'

let directory: string
const started: Running[] = []
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'understudy-start-'))))
afterEach(async () => {
  for (const running of started.splice(0)) {
    running.process.kill('SIGKILL')
    await running.ended.catch(() => {})
  }
  rmSync(directory, { recursive: true })
})

async function start(args: string[] = [], env: Record<string, string> = {}): Promise<Running> {
  const running = await startUnderstudy(['--port', '0', '--data-dir', directory, ...args], env)
  started.push(running)
  return running
}

/** Asks STS who the key's owner is; answers the status and the text. */
async function whoAmI(url: string, credentials: KnownKey): Promise<{ status: number; text: string }> {
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const headers = signRequest({
    method: 'POST',
    url: `${url}/`,
    body,
    credentials,
    service: 'sts',
    region: 'us-east-1',
    nowMs: Date.now(),
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  })
  const response = await fetch(`${url}/`, { method: 'POST', headers, body })
  return { status: response.status, text: await response.text() }
}

test('answers, tells where it is and no secret, and SIGTERM ends it with 0', async () => {
  const running = await start()
  const health = await fetch(`${running.url}/_understudy/health`)
  assert.equal(health.status, 200)
  assert.equal(((await health.json()) as { status: string }).status, 'ok')
  assert.match(running.url, /^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
  const known = readKnownCredentials(directory)!
  const { root, admin } = known.accounts[known.defaultAccount]!
  assert.match((await whoAmI(running.url, admin!)).text, /user\/admin</)
  assert.equal(statSync(join(directory, 'credentials.json')).mode & 0o777, 0o600)
  running.process.kill('SIGTERM')
  assert.equal(await running.ended, 0)
  for (const { secretAccessKey, accessKeyId } of [root!, admin!]) {
    assert.ok(!running.out().includes(secretAccessKey) && !running.out().includes(accessKeyId))
  }
  assert.ok(running.out().includes(`npx --no-install understudy shell --data-dir ${directory}\n`))
  assert.equal(running.err(), '')
  assert.ok(!existsSync(join(directory, 'endpoint.json')))
})

test('SIGINT lets a request under way finish', async () => {
  const running = await start(['--test-hooks'])
  const body = '{"advanceSeconds": 60}'
  const answered = new Promise<number>((resolve, reject) => {
    const sent = request(`${running.url}/_understudy/clock`, { method: 'POST' }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode!))
    })
    sent.on('error', reject)
    sent.setHeader('content-length', body.length)
    // The server has taken the request up when it says so.
    sent.setHeader('expect', '100-continue')
    sent.on('continue', () => {
      running.process.kill('SIGINT')
      sent.end(body)
    })
    sent.flushHeaders()
  })
  assert.equal(await answered, 200)
  assert.equal(await running.ended, 0)
})

test('a second server on the same data directory is refused in one line', async () => {
  const running = await start()
  const second = runUnderstudy(['start', '--port', '0', '--data-dir', directory])
  assert.equal(await second.ended, 1)
  assert.match(second.err(), /^understudy: another Understudy is running on the data directory [^\n]+\n$/)
  assert.equal((await fetch(`${running.url}/_understudy/health`)).status, 200)
})

test('a taken port is told in one line, and the data directory is free again', async () => {
  const running = await start()
  const other = mkdtempSync(join(tmpdir(), 'understudy-start-'))
  const port = new URL(running.url).port
  const second = runUnderstudy(['start', '--port', port, '--data-dir', other])
  assert.equal(await second.ended, 1)
  assert.equal(second.err(), `understudy: port ${port} of 127.0.0.1 is taken; choose another --port\n`)
  rmSync(other, { recursive: true })
})

test('a killed server leaves nothing in the way of the next, which knows the same keys', async () => {
  const first = await start()
  const before = readKnownCredentials(directory)!
  first.process.kill('SIGKILL')
  assert.equal(await first.ended, 'SIGKILL')
  assert.ok(existsSync(join(directory, 'endpoint.json')))
  const env = runUnderstudy(['env', '--data-dir', directory])
  assert.equal(await env.ended, 1)
  assert.match(env.err(), /no server answers at http:/)
  assert.match(env.out(), /export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:1\n[^]*false\n$/)
  const second = await start()
  assert.deepEqual(readKnownCredentials(directory), before)
  const { root } = before.accounts[before.defaultAccount]!
  assert.equal((await whoAmI(second.url, root!)).status, 200)
})

test('account, root key and further accounts are as asked, and admin only where wanted', async () => {
  const rootKey = { accessKeyId: 'AKIAROOTROOTROOT0001', secretAccessKey: 'root-secret' }
  const running = await start(
    ['--account', '444455556666=other', '--no-admin-user', '--region', 'eu-west-1'],
    {
      UNDERSTUDY_ACCOUNT_ID: '111122223333',
      UNDERSTUDY_ROOT_ACCESS_KEY_ID: rootKey.accessKeyId,
      UNDERSTUDY_ROOT_SECRET_ACCESS_KEY: rootKey.secretAccessKey,
      UNDERSTUDY_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    },
  )
  assert.match((await whoAmI(running.url, rootKey)).text, /arn:aws:iam::111122223333:root/)
  const written = readFileSync(join(directory, 'credentials.json'), 'utf8')
  assert.deepEqual(Object.keys(JSON.parse(written)), ['sealed'], 'no secret lies in clear beside its seal')
  assert.throws(() => readKnownCredentials(directory), /are sealed; set UNDERSTUDY_MASTER_KEY/)
  const masterKey = Buffer.alloc(32, 1).toString('base64')
  const sealer = createSealer(readKeyRing(directory, masterKey), randomBytes)
  const { accounts } = readKnownCredentials(directory, sealer)!
  assert.deepEqual(Object.keys(accounts), ['111122223333', '444455556666'])
  assert.ok(Object.values(accounts).every(({ admin }) => admin === undefined))
  assert.match((await whoAmI(running.url, accounts['444455556666']!.root!)).text, /444455556666:root/)
  assert.ok(!existsSync(join(directory, 'master-key.json')))
})

test('another master key than the one it was founded with stops the start', async () => {
  const first = await start()
  first.process.kill('SIGTERM')
  await first.ended
  const second = runUnderstudy(['start', '--port', '0', '--data-dir', directory], {
    UNDERSTUDY_MASTER_KEY: Buffer.alloc(32, 2).toString('base64'),
  })
  assert.equal(await second.ended, 1)
  assert.match(second.err(), /^understudy: the master key is not the one [^\n]+\n$/)
})

test('a bootstrap file is there with the first answer, and again after a reset', async () => {
  const file = join(directory, 'b.yaml')
  const key = { accessKeyId: 'AKIABOOTBOOTBOOT0001', secretAccessKey: 'boot-secret' }
  writeFileSync(
    file,
    `accounts:\n  '777788889999':\n    users:\n      ann: { accessKeys: [{ id: ${key.accessKeyId}, secret: ${key.secretAccessKey} }] }\n`,
  )
  const running = await start(['--bootstrap', file, '--test-hooks'])
  assert.match((await whoAmI(running.url, key)).text, /arn:aws:iam::777788889999:user\/ann/)
  assert.equal((await fetch(`${running.url}/_understudy/reset`, { method: 'POST' })).status, 204)
  assert.match((await whoAmI(running.url, key)).text, /arn:aws:iam::777788889999:user\/ann/)
  const { accounts } = readKnownCredentials(directory)!
  assert.equal((await whoAmI(running.url, accounts['777788889999']!.admin!)).status, 200)
})

test('a bootstrap file that is wrong stops the start before anything is written', async () => {
  const file = join(directory, 'b.yaml')
  writeFileSync(file, 'accounts:\n  default: { user: {} }\n')
  const data = join(directory, 'data')
  const running = runUnderstudy(['start', '--port', '0', '--data-dir', data, '--bootstrap', file])
  assert.equal(await running.ended, 1)
  assert.match(running.err(), /b\.yaml:2:14: account default has no setting user/)
  assert.ok(!existsSync(data))
})

test('an old Node is told in one line what is missing', () => {
  const program = readFileSync(new URL('../../bin/understudy', import.meta.url), 'utf8')
  const imports = [...program.matchAll(/^import .* from '(.*)'$/gm)].map((match) => match[1])
  assert.deepEqual(imports, ['node:fs', 'node:module', 'node:url'], 'what an old Node lacks would fail first')
  assert.ok(program.indexOf("refuse('Understudy needs Node") < program.indexOf('await import('))
})

test('lines that cannot be written are dropped, and the server goes on; SIGHUP ends it in order', async () => {
  const running = await start()
  const missing = await objectWithoutFile(running.url)
  running.process.stdout!.destroy()
  running.process.stderr!.destroy()
  for (let count = 0; count < 3; count += 1) assert.equal(await missing(), 500)
  assert.equal((await fetch(`${running.url}/_understudy/health`)).status, 200)
  running.process.kill('SIGHUP')
  assert.equal(await running.ended, 0)
  assert.ok(!existsSync(join(directory, 'endpoint.json')))
})

/** Makes an object whose file is gone: asking for it is a fault that the server logs. Answers how to ask. */
async function objectWithoutFile(url: string): Promise<() => Promise<number>> {
  const known = readKnownCredentials(directory)!
  const credentials = known.accounts[known.defaultAccount]!.admin!
  const ask = async (method: string, path: string, body = '') => {
    const target = `${url}${path}`
    const headers = signRequest({
      method,
      url: target,
      body,
      credentials,
      service: 's3',
      region: 'us-east-1',
      nowMs: Date.now(),
      headers: {},
    })
    const response = await fetch(target, { method, headers, ...(method === 'PUT' && { body }) })
    await response.arrayBuffer()
    return response.status
  }
  assert.equal(await ask('PUT', '/lost'), 200)
  assert.equal(await ask('PUT', '/lost/key', 'text'), 200)
  rmSync(join(directory, 'objects'), { recursive: true })
  return () => ask('GET', '/lost/key')
}
