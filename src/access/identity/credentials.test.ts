import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, testAccount as account, type TestHouse } from '../../../test/fixtures/house.ts'
import { noise } from '../../../test/fixtures/sts.ts'
import { accountOfKeyId } from '../../kernel/ids.ts'
import { mintSession, newSecret, openSession, tokenMaximum, type SessionFacts } from './credentials.ts'

let test_: TestHouse
before(async () => void (test_ = await makeHouse()))
after(() => test_.close())

const facts: SessionFacts = { kind: 'role', account, principalId: 'AROATEST', name: 'session' }
const mint = (more: Partial<SessionFacts> = {}, size?: number) =>
  mintSession(test_.house, { ...facts, ...more }, 900, size)
const open = (token: string) => openSession(test_.house, token)

test('a token gives back what went into it, with its key, secret and times', () => {
  const more = { policy: '{"Statement":[]}', tags: { Team: 'blü' }, sourceIdentity: 'anna', chained: true }
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = mint(more)
  const issued = test_.time.now / 1000
  assert.deepEqual(open(sessionToken), {
    ...facts,
    ...more,
    accessKeyId,
    secret: secretAccessKey,
    issued,
    expires: issued + 900,
    epoch: 0,
  })
  assert.equal(expiration.getTime(), (issued + 900) * 1000)
  assert.match(accessKeyId, /^ASIA[A-Z2-7]{16}$/)
  assert.equal(accountOfKeyId(accessKeyId), account)
})

test('times are whole seconds, the part of a second lost', () => {
  test_.time.now += 999
  assert.equal(open(mint().sessionToken)!.issued, Math.floor(test_.time.now / 1000))
  test_.time.now += 1
})

test('no two sessions share a key, a secret or a token', () => {
  const made = Array.from({ length: 50 }, () => mint())
  for (const part of ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const) {
    assert.equal(new Set(made.map((one) => one[part])).size, 50, part)
  }
})

test('a token shows nothing of what it holds', () => {
  const { sessionToken, secretAccessKey, accessKeyId } = mint({ sourceIdentity: 'a-secret-name' })
  const bytes = Buffer.from(sessionToken, 'base64').toString('latin1')
  for (const text of [secretAccessKey, accessKeyId, 'a-secret-name', 'AROATEST']) {
    assert.ok(!bytes.includes(text), text)
  }
})

test('any changed, missing or added character makes a token nobody sealed', () => {
  const { sessionToken } = mint()
  for (let at = 0; at < sessionToken.length; at += 7) {
    const other = sessionToken[at] === 'A' ? 'B' : 'A'
    assert.equal(open(sessionToken.slice(0, at) + other + sessionToken.slice(at + 1)), undefined, `${at}`)
  }
  for (const token of [
    '',
    sessionToken.slice(1),
    `${sessionToken}A`,
    ` ${sessionToken}`,
    `${sessionToken}\n`,
  ])
    assert.equal(open(token), undefined)
})

test('a token has one spelling', () => {
  const tokens = Array.from({ length: 40 }, (_, index) => mint({ name: 'n'.repeat(index) }).sessionToken)
  const url = tokens.find((token) => /[+/]/.test(token))!
  const padded = tokens.find((token) => token.endsWith('='))!
  assert.ok(open(url) && open(padded))
  assert.equal(open(url.replaceAll('+', '-').replaceAll('/', '_')), undefined)
  assert.equal(open(padded.replace(/=+$/, '')), undefined)
})

test('what was sealed for another purpose is no token', () => {
  const sealed = test_.house.sealer.seal('access-key', '', Buffer.from(JSON.stringify(facts)))
  assert.equal(open(sealed.toString('base64')), undefined)
})

test('a large session is packed, opens the same, and can be padded too', () => {
  const policy = JSON.stringify({ Statement: 'x'.repeat(3000) })
  for (const size of [0, 3000, 4096]) {
    const { sessionToken } = mint({ policy }, size)
    assert.ok(sessionToken.length >= size && sessionToken.length <= tokenMaximum, `${sessionToken.length}`)
    assert.equal(open(sessionToken)!.policy, policy)
  }
})

test('padding makes a token just as long as base64 can', () => {
  for (let size = 2000; size < 2012; size += 1) {
    assert.equal(mint({}, size).sessionToken.length, Math.ceil(size / 4) * 4)
  }
})

test('tags of a role stay out of a token that has no room for them', () => {
  const roleTags = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`k${index}`, noise(256, `${index}`)]),
  )
  const session = open(mint({ roleTags }).sessionToken)!
  assert.equal(session.roleTags, undefined)
  assert.equal(session.roleTagsLive, true)
  assert.deepEqual(open(mint({ roleTags: { a: '1' } }).sessionToken)!.roleTags, { a: '1' })
})

test('a secret has 40 characters of base64', () => {
  assert.match(newSecret(test_.house), /^[A-Za-z0-9+/]{40}$/)
})
