import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Protocol, SigV4Auth } from './auth.ts'
import { canonicalUri, canonicalUriS3 } from './canonical-uri.ts'
import { readAuth } from './read-auth.ts'
import { requestFacts } from './request.ts'
import { hmacKey, signingKey } from './signing-key.ts'
import { emptyHash, sha256Hex } from './string-to-sign.ts'
import { canonicalRequest, verifySignature } from './verify.ts'

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

type Vector = {
  name: string
  protocol: Protocol
  service: string
  method: string
  target: string
  headers: string[]
  signedHeaders: string
  body?: string
  uri: string
  canonicalHash?: string
  signature: string
}

/** Signatures made by botocore 1.43.11 on 2026-07-01T12:00:00Z in us-east-1. */
const vectors: Vector[] = [
  {
    name: 'a form posted to STS',
    protocol: 'query',
    service: 'sts',
    method: 'POST',
    target: '/',
    headers: [
      'Host',
      'sts.amazonaws.com',
      'Content-Type',
      'application/x-www-form-urlencoded; charset=utf-8',
    ],
    signedHeaders: 'content-type;host;x-amz-date',
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
    uri: '/',
    canonicalHash: '81cbc03056fb5cb7cb5727f08c7bb81ba0587120db0a8183d9a97dc69b7b4b68',
    signature: 'f3decda53e7dd955b90c628e2cf8ce2dfa3920970ebe4fef7f341bf45b768782',
  },
  {
    name: 'dot segments, repeated and unusually escaped query pairs, and runs of spaces in a header',
    protocol: 'query',
    service: 'service',
    method: 'GET',
    target: '/a%20b/../c//d?b=2&a=%7E&B=1&a=&a=%20',
    headers: ['Host', 'example.amazonaws.com', 'X-Multi', '   a   b  '],
    signedHeaders: 'host;x-amz-date;x-multi',
    uri: '/c/d',
    canonicalHash: '8505e2104d43d2615ec80b5ac3d9059a0f72d48def72dce3adf1acc524a0788c',
    signature: '4bf298e0a417bf11874b7ca89af7b7940698861c3fc8d2cb2cabd4b5fb08ca43',
  },
  {
    name: 'an escaped path on IAM, encoded twice',
    protocol: 'query',
    service: 'iam',
    method: 'GET',
    target: '/a%20b/c',
    headers: ['Host', 'iam.amazonaws.com'],
    signedHeaders: 'host;x-amz-date',
    uri: '/a%2520b/c',
    signature: '8c2c69cea7473237d735b7d16a681275815ddad19663f83f09d937b528a19da3',
  },
  {
    name: 'an escaped path on S3, encoded once and not normalised',
    protocol: 's3',
    service: 's3',
    method: 'GET',
    target: '/bkt/a%20b/../c',
    headers: ['Host', 's3.amazonaws.com', 'X-Amz-Content-SHA256', emptyHash],
    signedHeaders: 'host;x-amz-content-sha256;x-amz-date',
    uri: '/bkt/a%20b/../c',
    signature: '74031284d5566bc47507d043309e369e9179278755da990db75d8e5efc1899b8',
  },
]

for (const vector of vectors) {
  test(`botocore's signature verifies: ${vector.name}`, () => {
    const { protocol, service, signedHeaders, signature, uri } = vector
    const request = requestFacts(vector.method, vector.target, [
      ...vector.headers,
      'X-Amz-Date',
      '20260701T120000Z',
      'Authorization',
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260701/us-east-1/${service}/aws4_request, ` +
        `SignedHeaders=${signedHeaders}, Signature=${signature}`,
    ])
    const auth = readAuth(request, protocol) as SigV4Auth
    const bodyHash = sha256Hex(vector.body ?? '')
    const key = signingKey(secret, '20260701', 'us-east-1', service)
    assert.equal(
      protocol === 's3' ? canonicalUriS3(request.rawPath, 'as-sent') : canonicalUri(request.rawPath),
      uri,
    )
    if (vector.canonicalHash !== undefined) {
      assert.equal(sha256Hex(canonicalRequest(request, auth, bodyHash, 'as-sent')), vector.canonicalHash)
    }
    assert.equal(verifySignature(request, auth, key, bodyHash), true)
    const otherKey = signingKey(`${secret}x`, '20260701', 'us-east-1', service)
    assert.equal(verifySignature(request, auth, otherKey, bodyHash), false)
  })
}

test("botocore's signature verifies: a presigned STS URL with a token and a signed header", () => {
  const target =
    '/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256' +
    `&X-Amz-Credential=${accessKeyId}%2F20260701%2Fus-east-1%2Fsts%2Faws4_request` +
    '&X-Amz-Date=20260701T120000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id' +
    '&X-Amz-Security-Token=TOKENEXAMPLE%3D%3D' +
    '&X-Amz-Signature=884a15f2a336144caacfe8fdb3c920a2dc7e1b2ee911f476e4864b388cb40be5'
  const request = requestFacts('GET', target, ['Host', 'sts.us-east-1.amazonaws.com', 'x-k8s-aws-id', 'demo'])
  const auth = readAuth(request, 'query') as SigV4Auth
  assert.equal(auth.securityToken, 'TOKENEXAMPLE==')
  assert.equal(
    sha256Hex(canonicalRequest(request, auth, emptyHash, 'as-sent')),
    '8af3c2b76cb302a9167b5716cd9c051b615ba0264d5d4dc034e4af8de5ed8fce',
  )
  assert.equal(
    verifySignature(request, auth, signingKey(secret, '20260701', 'us-east-1', 'sts'), emptyHash),
    true,
  )
})

test('a signing key is the published chain of four HMACs', () => {
  assert.deepEqual(
    signingKey(secret, '20260701', 'us-east-1', 'sts'),
    hmacKey(Buffer.from('6e8447b7fac3de688096da53f63a96c66242481f1446e1303148e97001c20d2e', 'hex')),
  )
})
