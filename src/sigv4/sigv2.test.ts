import assert from 'node:assert/strict'
import { createHmac, createSecretKey } from 'node:crypto'
import { test } from 'node:test'
import type { SigV2Auth } from './auth.ts'
import { readAuth } from './read-auth.ts'
import { requestFacts } from './request.ts'
import { sigV2StringToSign, verifySigV2 } from './sigv2.ts'

const secret = createSecretKey(Buffer.from('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'))
const expires = '&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1141889120&Signature='

function verifies(method: string, target: string, raw: string[], bucket?: string): boolean {
  const request = requestFacts(method, target, raw)
  return verifySigV2(request, readAuth(request, 's3') as SigV2Auth, secret, bucket)
}

function signed(stringToSign: string): string {
  return encodeURIComponent(createHmac('sha1', secret).update(stringToSign).digest('base64'))
}

const path = '/photos/puppy.jpg?'

test("the string to sign is S3's: bucket, path, sorted sub-resources, x-amz headers from both places", () => {
  const target =
    '/puppy%20.jpg?versionId=a%2Bb&acl&prefix=x&x-amz-security-token=t&AWSAccessKeyId=A&Expires=9&Signature=s'
  const request = requestFacts('PUT', target, [
    'Host',
    'johnsmith.s3.amazonaws.com',
    'X-Amz-Meta-B',
    ' b ',
    'X-Amz-Acl',
    'private',
  ])
  const auth = readAuth(request, 's3') as SigV2Auth
  assert.equal(auth.securityToken, 't')
  assert.equal(
    sigV2StringToSign(request, auth, 'johnsmith'),
    'PUT\n\n\n9\nx-amz-acl:private\nx-amz-meta-b:b\nx-amz-security-token:t\n' +
      '/johnsmith/puppy%20.jpg?acl&versionId=a+b',
  )
})

test('a URL verifies for its own method, path, bucket and expiry only', () => {
  const signature = signed('GET\n\n\n1141889120\n/johnsmith/photos/puppy.jpg')
  const target = `${path}${expires}${signature}`
  const host = ['Host', 'johnsmith.s3.amazonaws.com']
  assert.equal(verifies('GET', target, host, 'johnsmith'), true)
  assert.equal(verifies('GET', `/johnsmith${target}`, host), true)
  assert.equal(verifies('PUT', target, host, 'johnsmith'), false)
  assert.equal(verifies('GET', target, host, 'other'), false)
  assert.equal(verifies('GET', target, host), false)
  assert.equal(verifies('GET', target.replace('1141889120', '1141889121'), host, 'johnsmith'), false)
  assert.equal(verifies('GET', target.replace('puppy', 'kitty'), host, 'johnsmith'), false)
})

test('nothing that could change the operation may be added to a signed URL', () => {
  const target = `/b/k?${expires}${signed('GET\n\n\n1141889120\n/b/k')}`
  assert.equal(verifies('GET', target, []), true)
  assert.equal(verifies('GET', `${target}&prefix=a`, []), true)
  for (const added of [
    'encryption',
    'ownershipControls',
    'retention',
    'acl',
    'response-content-type=text/html',
    'x-amz-acl=public-read',
  ]) {
    assert.equal(verifies('GET', `${target}&${added}`, []), false, added)
  }
  assert.equal(verifies('GET', target, ['X-Amz-Copy-Source', '/other/key']), false)
})

test('a content type that was signed must be sent', () => {
  const target = `/b/k?${expires}${signed('PUT\n\ntext/plain\n1141889120\n/b/k')}`
  assert.equal(verifies('PUT', target, ['Content-Type', 'text/plain']), true)
  assert.equal(verifies('PUT', target, ['Content-Type', 'text/html']), false)
  assert.equal(verifies('PUT', target, []), false)
})
