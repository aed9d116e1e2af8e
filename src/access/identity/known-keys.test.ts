import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestFacts } from '../../sigv4/request.ts'
import { checkKnownKey, isLoopbackAddress, limitsOf } from './known-keys.ts'

const here = { loopback: true, hosts: new Set(['localhost', '127.0.0.1', '[::1]', 'understudy.test']) }
const everywhere = { loopback: false, hosts: new Set(['localhost']) }

const requests: [
  what: string,
  headers: string[],
  network: boolean,
  listener: typeof here,
  refused: RegExp | undefined,
][] = [
  ['a client of this machine', ['Host', 'localhost:4566'], false, here, undefined],
  ['its IPv6 address', ['Host', '[::1]:4566'], false, here, undefined],
  ['a bucket of a local host', ['Host', 'bucket.s3.localhost:4566'], false, here, undefined],
  ['a host the operator named', ['Host', 'understudy.test'], false, here, undefined],
  ['a host of AWS', ['Host', 'sqs.us-east-1.amazonaws.com'], false, here, undefined],
  ['what a person typed', ['Host', 'localhost', 'Sec-Fetch-Site', 'none'], false, here, undefined],
  ['a page of ours', ['Host', 'localhost', 'Sec-Fetch-Site', 'same-origin'], false, here, undefined],
  ['any Origin', ['Host', 'localhost', 'Origin', 'http://localhost:4566'], true, here, /with any Origin/],
  ['no Origin but null', ['Host', 'localhost', 'Origin', 'null'], true, here, /with any Origin/],
  ['another site', ['Host', 'localhost', 'Sec-Fetch-Site', 'cross-site'], true, here, /cross-site/],
  ['the same site', ['Host', 'localhost', 'Sec-Fetch-Site', 'same-site'], false, here, /same-site/],
  [
    'two sites',
    ['Host', 'localhost', 'Sec-Fetch-Site', 'none', 'Sec-Fetch-Site', 'none'],
    false,
    here,
    /none,none/,
  ],
  ['a name that was rebound', ['Host', 'evil.test:4566'], false, here, /none of this machine/],
  ['a name that only begins so', ['Host', 'localhost.evil.test'], false, here, /none of this machine/],
  ['an address that only begins so', ['Host', '127.0.0.1.evil.test'], false, here, /none of this machine/],
  ['a listener beyond loopback', ['Host', 'localhost'], false, everywhere, /network: true/],
  ['one that the entry opens to networks', ['Host', 'understudy'], true, everywhere, undefined],
]

for (const [what, headers, network, listener, refused] of requests) {
  test(`a key known to all is ${refused === undefined ? 'taken' : 'refused'} with ${what}`, () => {
    const check = () =>
      checkKnownKey({ network }, 'test', requestFacts('POST', '/', headers), listener, 'query')
    if (refused === undefined) check()
    else assert.throws(check, { code: 'AccessDenied', status: 403, message: refused })
  })
}

test('a secret of 20 characters is nobody else’s', () => {
  assert.equal(limitsOf('x'.repeat(20), false), undefined)
  assert.deepEqual(limitsOf('x'.repeat(19), true), { network: true })
})

test('loopback is told by its addresses', () => {
  const loopback = ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]']
  const beyond = ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.nip.io', 'understudy']
  assert.deepEqual(
    loopback.filter((address) => !isLoopbackAddress(address)),
    [],
  )
  assert.deepEqual(beyond.filter(isLoopbackAddress), [])
})
