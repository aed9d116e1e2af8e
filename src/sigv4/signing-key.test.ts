import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSigningKeyCache, sameSignature, signingKey } from './signing-key.ts'
import { verifyPostPolicySignature } from './post-policy.ts'

const name = { accessKeyId: 'A', secretVersion: '1', date: '20260701', region: 'us-east-1', service: 'iam' }

test('a cached key is derived once, and another one for another secret, day, region or service', () => {
  const cache = createSigningKeyCache(100)
  let asked = 0
  const secret = () => `secret${(asked += 1)}`
  const first = cache.get(name, secret)
  assert.equal(cache.get({ ...name }, secret), first)
  assert.equal(asked, 1)
  for (const other of [
    { secretVersion: '2' },
    { date: '20260702' },
    { region: 'eu-west-1' },
    { service: 'sts' },
  ]) {
    assert.notDeepEqual(cache.get({ ...name, ...other }, secret).export(), first.export())
  }
  assert.equal(asked, 5)
})

test('the cache forgets what has not been used, and keeps what is', () => {
  const cache = createSigningKeyCache(10)
  const asked: string[] = []
  const get = (accessKeyId: string) =>
    cache.get({ ...name, accessKeyId }, () => {
      asked.push(accessKeyId)
      return accessKeyId
    })
  for (let round = 0; round < 40; round += 1) {
    get('kept')
    get(`once${round}`)
  }
  assert.deepEqual(
    asked.filter((id) => id === 'kept'),
    ['kept'],
  )
  get('once0')
  assert.equal(asked.filter((id) => id === 'once0').length, 2)
})

test('signatures are the same only byte for byte', () => {
  const signature = '0a'.repeat(32)
  assert.equal(sameSignature(signature, signature), true)
  for (const other of ['', '0a', signature.toUpperCase(), `${signature} `, signature.replace('a', 'š')]) {
    assert.equal(sameSignature(signature, other), false)
  }
})

test('a POST policy is signed as its base64 text', () => {
  // The signature is HMAC-SHA256 over the policy text by Python's hmac.
  const key = signingKey('secret', '20260701', 'us-east-1', 's3')
  const policy = Buffer.from('{"expiration":"2026-07-02T00:00:00Z","conditions":[]}').toString('base64')
  const signature = '4708492b5f03e8e440f9998b84b30348d747f334d8b0f88b818d3f71f987bf4e'
  assert.equal(verifyPostPolicySignature(policy, key, signature), true)
  assert.equal(verifyPostPolicySignature(`${policy}=`, key, signature), false)
})
