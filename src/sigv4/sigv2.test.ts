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

/** A link for what was signed, sent as another: its signature is that of `text`. */
const link = (method: string, text: string, target: string, raw: string[] = []) =>
  verifies(method, `/b/k?${target}${expires}${signed(`${method}\n\n\n1141889120\n${text}`)}`, raw)

test('what was signed cannot be sent as another request: no value stands for a separator', () => {
  const part = '/b/k?partNumber=1&uploadId=u'
  assert.equal(link('PUT', part, 'partNumber=1&uploadId=u'), true)
  assert.equal(link('PUT', part, 'partNumber=1%26uploadId=u'), false)
  assert.equal(link('PUT', part, 'partNumber=1%26uploadId%3Du'), false)
  assert.equal(link('GET', '/b/k?acl&versionId=1', 'acl&versionId=1'), true)
  assert.equal(link('GET', '/b/k?versionId=1?x', 'versionId=1%3Fx'), false)
  // An answer's headers may hold anything but another sub-resource.
  const named = '/b/k?response-content-disposition=attachment; filename="a&b.txt"&versionId=1'
  assert.equal(
    link('GET', named, 'versionId=1&response-content-disposition=attachment%3B%20filename%3D%22a%26b.txt%22'),
    true,
  )
  const parts = '/b/k?response-content-type=x&uploadId=u'
  for (const sent of ['response-content-type=x%26uploadId%3Du', 'response-content-type=x&uploadId=u']) {
    assert.equal(link('GET', parts, sent), false, sent)
  }
})

test('a header that was moved to the query counts where it is sent as a header too', () => {
  const text = 'x-amz-tagging:team=good\n/b/k'
  assert.equal(link('PUT', text, '', ['X-Amz-Tagging', 'team=good']), true)
  assert.equal(link('PUT', text, 'x-amz-tagging=team%3Dgood'), false)
  assert.equal(link('PUT', text, 'x-amz-tagging=team%3Dgood', ['X-Amz-Tagging', 'team=good']), true)
  assert.equal(link('PUT', text, 'x-amz-tagging=team%3Dgood', ['X-Amz-Tagging', 'team=bad']), false)
  const two = 'x-amz-acl:private\nx-amz-tagging:team=good\n/b/k'
  for (const sent of [
    'x-amz-acl=private%0Ax-amz-tagging:team%3Dgood',
    'x-amz-acl:private%0Ax-amz-tagging=team%3Dgood',
  ]) {
    assert.equal(link('PUT', two, sent), false, sent)
  }
  const target = `/b/k?content-type=text/plain${expires}${signed('PUT\n\ntext/plain\n1141889120\n/b/k')}`
  assert.equal(verifies('PUT', target, []), false)
  assert.equal(verifies('PUT', target, ['Content-Type', 'text/plain']), true)
})

test('no parameter comes twice', () => {
  assert.equal(link('GET', '/b/k?versionId=1&versionId=2', 'versionId=1&versionId=2'), false)
})
