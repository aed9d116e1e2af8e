import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameSignature, signingKey } from './signing-key.ts'

test('a key is of one secret, day, region and service', () => {
  const parts: [string, string, string, string] = ['secret', '20260701', 'us-east-1', 'iam']
  const first = signingKey(...parts).export()
  assert.deepEqual(signingKey(...parts).export(), first)
  for (const [at, other] of ['other', '20260702', 'eu-west-1', 'sts'].entries()) {
    const changed = parts.with(at, other) as [string, string, string, string]
    assert.notDeepEqual(signingKey(...changed).export(), first, other)
  }
})

test('signatures are the same only byte for byte', () => {
  const signature = '0a'.repeat(32)
  assert.equal(sameSignature(signature, signature), true)
  for (const other of ['', '0a', signature.toUpperCase(), `${signature} `, signature.replace('a', 'š')]) {
    assert.equal(sameSignature(signature, other), false)
  }
})
