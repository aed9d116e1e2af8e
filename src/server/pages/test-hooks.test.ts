import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../test/fixtures/house.ts'
import { createCallers } from '../../access/identity/callers.ts'
import { mintSession } from '../../access/identity/credentials.ts'
import { writeKnownCredentials, type KnownAccount } from '../../store/data-directory.ts'
import { findLoginProfile } from '../../store/credentials/login-profiles.ts'
import { findRootPassword } from '../../store/signin/root-passwords.ts'
import type { OwnRequest } from '../front.ts'
import { createReset, testHookPages } from './test-hooks.ts'

let home: TestHouse
let resets = 0
before(async () => {
  home = await makeHouse()
  const accounts: Record<string, KnownAccount> = { ...home.keys }
  accounts[home.account] = { ...home.keys[home.account]!, rootPassword: 'Root-1', adminPassword: 'Admin-1' }
  writeKnownCredentials(home.house.dataDirectory, { defaultAccount: home.account, accounts })
})
after(() => home.close())

/** Asks the hooks as the server would. */
async function ask(path: string, more: Partial<OwnRequest> = {}, body = '', token?: string) {
  const request: OwnRequest = {
    method: 'POST',
    path,
    query: '',
    headers: {},
    sourceIp: '127.0.0.1',
    secure: false,
    loopback: true,
    hostIsOurs: true,
    body: async () => Buffer.from(body),
    ...more,
  }
  const reset = createReset(home.house, async () => void (resets += 1))
  for (const page of testHookPages(home.house, reset, token)) {
    const answer = await page(request)
    if (answer !== undefined) return answer
  }
  return undefined
}

const clock = async (body: string) => (await ask('/clock', {}, body))!.status

test('only this machine may ask, and no page of a browser', async () => {
  for (const path of ['/reset', '/clock']) {
    assert.equal((await ask(path, { loopback: false }))!.status, 403)
    assert.equal((await ask(path, { headers: { origin: 'http://localhost:4566' } }))!.status, 403)
    assert.equal((await ask(path, { method: 'GET' }))!.status, 405)
  }
  assert.equal(await ask('/resets'), undefined)
  assert.equal(resets, 0)
})

test('who shows the token may ask from anywhere, and nobody else from here, and no page of a browser', async () => {
  const token = 'a-token-of-more-than-32-characters'
  const status = async (headers: Record<string, string>, loopback = false) =>
    (await ask('/clock', { headers, loopback }, '{"advanceSeconds": 0}', token))!.status
  const shown = { 'x-understudy-test-hooks-token': token }
  assert.equal(await status(shown), 200)
  assert.equal(await status({}, true), 403)
  assert.equal(await status({ 'x-understudy-test-hooks-token': `${token}x` }), 403)
  assert.equal(await status({ 'x-understudy-test-hooks-token': '' }), 403)
  assert.equal(await status({ ...shown, origin: 'http://localhost' }), 403)
})

test('the clock goes on from where it was moved to, and back to real time', async () => {
  const { house, time } = home
  assert.equal(await clock('{"advanceSeconds": 3600}'), 200)
  assert.equal(await clock('{"advanceSeconds": -600}'), 200)
  assert.equal(house.clock.now() - time.now, 3000_000)
  assert.equal(house.clock.real(), time.now)
  assert.equal(await clock('{"now": "2030-01-01T00:00:00Z"}'), 200)
  assert.equal(house.clock.now(), Date.parse('2030-01-01T00:00:00Z'))
  time.now += 5000
  assert.equal(house.clock.now(), Date.parse('2030-01-01T00:00:05Z'))
  assert.equal(await clock('{"reset": true}'), 200)
  assert.equal(house.clock.now(), time.now)
})

test('what is no wish leaves the clock where it is', async () => {
  const before = home.house.clock.now()
  const wrong = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '1',
    '{}',
    '{"advanceSeconds": "1"}',
    '{"advanceSeconds": 1e300}',
  ]
  for (const body of [
    ...wrong,
    '{"now": "soon"}',
    '{"now": 1}',
    '{"now": "+020000-01-01T00:00:00Z"}',
    '{"reset": 1}',
  ]) {
    assert.equal(await clock(body), 400, body)
  }
  assert.equal(home.house.clock.now(), before)
})

test('a reset ends all sessions, keeps the first keys, sets the clock right and is followed up', async () => {
  const { house, account, keys } = home
  const callers = createCallers(house)
  const { userId } = (await callers.ofKey(keys[account]!.admin.accessKeyId))!.caller
  const made = mintSession(house, { kind: 'user', account, principalId: userId }, 3600)
  assert.ok(await callers.ofToken(made.sessionToken))
  house.clock.advance(1000)
  assert.equal((await ask('/reset'))!.status, 204)
  assert.equal(resets, 1)
  assert.equal(house.clock.now(), house.clock.real())
  assert.equal(await callers.ofToken(made.sessionToken), undefined)
  for (const { root, admin } of Object.values(keys)) {
    assert.equal((await callers.ofKey(root.accessKeyId))?.caller.kind, 'root')
    const again = (await callers.ofKey(admin.accessKeyId))!.caller
    assert.equal(again.user?.name, 'admin')
    assert.notEqual(again.userId, userId)
  }
  const password = (await findRootPassword(house.store.read, account))!.passwordHash
  assert.ok(await house.passwords.verify('Root-1', password), 'root has its first password')
  const { user } = (await callers.ofKey(keys[account]!.admin.accessKeyId))!.caller
  const profile = await findLoginProfile(house.store.read, user!.id)
  assert.ok(await house.passwords.verify('Admin-1', profile!.passwordHash), 'and so has the admin user')
  const root = mintSession(house, { kind: 'user', account, principalId: account }, 3600)
  assert.ok(await callers.ofToken(root.sessionToken), 'new sessions live')
})
