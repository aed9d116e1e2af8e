import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { SigV4Auth } from './auth.ts'
import { readAuth } from './read-auth.ts'
import { requestFacts } from './request.ts'
import type { RequestFacts } from './request.ts'
import { signingKey } from './signing-key.ts'
import { emptyHash, sha256Hex } from './string-to-sign.ts'
import { verifySignature } from './verify.ts'

/**
 * AWS's published signing vectors; source and licence stand in the file. Left out: `get-query-plus`, which
 * reads a raw `+` in a query as a plus sign (here it is the space that form decoding reads, see
 * canonical-query.ts), and those whose query form repeats parameters or signs a header it does not send.
 */
const suite = JSON.parse(readFileSync(new URL('test-suite.json', import.meta.url), 'utf8')) as {
  accessKeyId: string
  secret: string
  scope: string
  date: string
  host: string
  header: [string, 'normalized' | 'unnormalized', string, string, string[], string, string, string][]
  query: [string, string, string, string[], string, string][]
}
const key = signingKey(suite.secret, '20150830', 'us-east-1', 'service')

function wire(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function verifies(request: RequestFacts, protocol: 'query' | 's3', body: string): boolean {
  return verifySignature(request, readAuth(request, protocol) as SigV4Auth, key, sha256Hex(body))
}

for (const [name, path, method, target, headers, body, signedHeaders, signature] of suite.header) {
  test(`AWS's own header vector verifies: ${name}`, () => {
    const authorization =
      `AWS4-HMAC-SHA256 Credential=${suite.accessKeyId}/${suite.scope}, ` +
      `SignedHeaders=${signedHeaders}, Signature=${signature}`
    const raw = ['Host', suite.host, 'X-Amz-Date', suite.date, 'Authorization', authorization, ...headers]
    const request = requestFacts(method, wire(target), raw)
    // The vectors that do not normalise the path follow S3's rules.
    assert.equal(verifies(request, path === 'normalized' ? 'query' : 's3', body), true)
    assert.equal(verifies({ ...request, method: 'PUT' }, path === 'normalized' ? 'query' : 's3', body), false)
  })
}

for (const [name, method, target, headers, signedHeaders, signature] of suite.query) {
  test(`AWS's own presigned vector verifies: ${name}`, () => {
    const parameters = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': `${suite.accessKeyId}/${suite.scope}`,
      'X-Amz-Date': suite.date,
      'X-Amz-SignedHeaders': signedHeaders,
      'X-Amz-Expires': '3600',
      'X-Amz-Signature': signature,
    })
    const whole = `${wire(target)}${target.includes('?') ? '&' : '?'}${parameters}`
    const request = requestFacts(method, whole, ['Host', suite.host, ...headers])
    assert.equal(verifies(request, 'query', ''), true)
    const changed = { ...request, rawQuery: request.rawQuery.replace('Expires=3600', 'Expires=3601') }
    assert.equal(verifies(changed, 'query', ''), false)
  })
}

test('the suite holds every vector it says', () => {
  assert.deepEqual([suite.header.length, suite.query.length, emptyHash], [35, 5, sha256Hex('')])
})
