import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { hmacHex, hmacKey, sameSignature, signingKey } from './signing-key.ts'

test('a key is of one secret, day, region and service', () => {
  const parts: [string, string, string, string] = ['secret', '20260701', 'us-east-1', 'iam']
  const first = signingKey(...parts)
  assert.deepEqual(signingKey(...parts), first)
  for (const [at, other] of ['other', '20260702', 'eu-west-1', 'sts'].entries()) {
    const changed = parts.with(at, other) as [string, string, string, string]
    assert.notDeepEqual(signingKey(...changed), first, other)
  }
})

test('the HMAC is the one that node makes of the same key and text', () => {
  const keys = [0, 1, 31, 32, 63, 64].map((length) => Buffer.from(Array.from({ length }, (_, at) => at * 37)))
  const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))
  for (const key of keys) {
    for (const text of ['', 'a', bytes, bytes.repeat(40)]) {
      assert.equal(
        hmacHex(hmacKey(key), text),
        createHmac('sha256', key).update(text, 'latin1').digest('hex'),
      )
    }
  }
})

test('signatures are the same only byte for byte', () => {
  const signature = '0a'.repeat(32)
  assert.equal(sameSignature(signature, signature), true)
  for (const other of ['', '0a', signature.toUpperCase(), `${signature} `, signature.replace('a', 'š')]) {
    assert.equal(sameSignature(signature, other), false)
  }
})
