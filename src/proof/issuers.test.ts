import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { startIdentityProvider, type IdentityProvider } from '../../test/fixtures/proofs/identity-provider.ts'
import { createIssuers, type Issuers } from './issuers.ts'

let idp: IdentityProvider
before(async () => (idp = await startIdentityProvider('')))
after(() => idp.close())

const place = '/.well-known/openid-configuration'
let now = 0
const trusting = (timeoutMilliseconds = 30_000): Issuers =>
  createIssuers({ trusted: [idp.issuer], now: () => now, timeoutMilliseconds })

test('finds the keys by discovery, once, and keeps them ten minutes', async () => {
  const issuers = trusting()
  idp.asked.length = 0
  const [first, second] = await Promise.all([
    issuers.keysOf(idp.issuer, 'k1'),
    issuers.keysOf(idp.issuer, 'k1'),
  ])
  assert.equal(first, second)
  assert.deepEqual(
    (first as { keys: { kid: string }[] }).keys.map(({ kid }) => kid),
    ['k1'],
  )
  now += 9 * 60_000
  await issuers.keysOf(idp.issuer, 'k1')
  assert.deepEqual(idp.asked, [place, '/keys'])
  now += 2 * 60_000
  await issuers.keysOf(idp.issuer, 'k1')
  assert.equal(idp.asked.length, 4)
})

test('asks again for a key it does not know, but not for every one that is made up', async () => {
  const issuers = trusting()
  await issuers.keysOf(idp.issuer, 'k1')
  idp.asked.length = 0
  for (let count = 0; count < 20; count++)
    assert.equal(await issuers.keysOf(idp.issuer, `made-up-${count}`), 'unusable')
  assert.deepEqual(idp.asked, [])
  await idp.addKey('k2')
  now += 31_000
  assert.notEqual(await issuers.keysOf(idp.issuer, 'k2'), 'unusable')
})

const page = (path: string, answer: unknown) => {
  const before = idp.pages.get(path)
  idp.pages.set(path, answer)
  return () => idp.pages.set(path, before)
}
const rsa = (kid: string) => ({ kty: 'RSA', kid, n: 'AQAB', e: 'AQAB' })

describe('a provider that misbehaves has no keys', () => {
  const cases: Record<string, [string, () => unknown]> = {
    'its document names another issuer': [
      place,
      () => ({ issuer: `${idp.issuer}/`, jwks_uri: `${idp.issuer}/keys` }),
    ],
    'its document names no keys': [place, () => ({ issuer: idp.issuer })],
    'its document is a redirect': [
      place,
      () => (response: ServerResponse) => void response.writeHead(302, { location: '/keys' }).end(),
    ],
    'its keys are a redirect': [
      '/keys',
      () => (response: ServerResponse) => void response.writeHead(307, { location: '/keys' }).end(),
    ],
    'its keys lie on another private address': [
      place,
      () => ({ issuer: idp.issuer, jwks_uri: 'http://127.0.0.2:1/keys' }),
    ],
    'its keys lie in a file': [place, () => ({ issuer: idp.issuer, jwks_uri: 'file:///etc/passwd' })],
    'its keys are no JSON': ['/keys', () => (response: ServerResponse) => void response.end('<html>')],
    'its keys are too large': ['/keys', () => ({ keys: [rsa('k1')], padding: 'x'.repeat(1_000_000) })],
    'its keys are endless': [
      '/keys',
      () => (response: ServerResponse) => {
        const block = Buffer.alloc(65_536, ' ')
        const more = () => {
          while (!response.destroyed && response.write(block));
        }
        response.on('drain', more)
        more()
      },
    ],
    'it has more than a hundred keys of a kind': [
      '/keys',
      () => ({ keys: Array.from({ length: 101 }, (_, index) => rsa(`k${index}`)) }),
    ],
    'its keys are symmetric': ['/keys', () => ({ keys: [{ kty: 'oct', kid: 'k1', k: 'AAAA' }] })],
    'its keys are for encryption': ['/keys', () => ({ keys: [{ ...rsa('k1'), use: 'enc' }] })],
    'its keys have no ids': ['/keys', () => ({ keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB' }] })],
    'its keys are no list': ['/keys', () => ({ keys: { k1: rsa('k1') } })],
    'its document is not found': [
      place,
      () => (response: ServerResponse) => void response.writeHead(404).end('{}'),
    ],
  }
  for (const [what, [path, answer]] of Object.entries(cases)) {
    test(what, async () => {
      const restore = page(path, answer())
      assert.equal(await trusting().keysOf(idp.issuer, 'k1'), 'unusable')
      restore()
    })
  }
})

describe('a provider that does not answer cannot be reached', () => {
  const cases: Record<string, (response: ServerResponse) => void> = {
    'it says nothing': () => {},
    'it begins and goes silent': (response) => void response.writeHead(200).write('{"keys":['),
    'it hangs up': (response) => void response.destroy(),
  }
  for (const [what, answer] of Object.entries(cases)) {
    test(what, async () => {
      const restore = page('/keys', answer)
      assert.equal(await trusting(150).keysOf(idp.issuer, 'k1'), 'unreachable')
      restore()
    })
  }
  test('its name is unknown or slow', async () => {
    const withResolve = (resolve: () => Promise<never>) =>
      createIssuers({ now: () => now, timeoutMilliseconds: 50, resolve }).keysOf('https://idp.test', 'k1')
    assert.equal(await withResolve(() => Promise.reject(new Error('ENOTFOUND'))), 'unreachable')
    assert.equal(await withResolve(() => new Promise(() => {})), 'unreachable')
  })
})

describe('an issuer nobody named is asked over HTTPS at public addresses only', () => {
  const asked: string[] = []
  const issuers = (...addresses: string[]) =>
    createIssuers({
      now: () => now,
      async resolve(host) {
        asked.push(host)
        return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
      },
    })
  for (const issuer of [
    'https://127.0.0.1',
    'https://[::1]',
    'https://[::ffff:10.0.0.1]',
    'https://169.254.169.254',
    'https://0x7f.1',
    'https://2130706433',
    'http://idp.test',
    'https://user:secret@idp.test',
    'ftp://idp.test',
    'not a url',
  ]) {
    test(`${issuer} is not`, async () => {
      assert.equal(await issuers('8.8.8.8').keysOf(issuer, 'k1'), 'unusable')
    })
  }
  for (const addresses of [['127.0.0.1'], ['10.1.2.3'], ['fd00::1'], ['8.8.8.8', '192.168.0.1']]) {
    test(`a name of ${addresses.join(' and ')} is not`, async () => {
      assert.equal(await issuers(...addresses).keysOf('https://idp.test', 'k1'), 'unusable')
    })
  }
  test('a name is looked up once for a connection', () =>
    assert.ok(asked.every((host) => host === 'idp.test')))
  test('the provider on loopback is not, where it was not named', async () => {
    idp.asked.length = 0
    assert.equal(await createIssuers({ now: () => now }).keysOf(idp.issuer, 'k1'), 'unusable')
    assert.deepEqual(idp.asked, [])
  })
})
