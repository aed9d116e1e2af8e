import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answer, credential, signature, wholeHeader } from '../../test/fixtures/sigv4.ts'
import type { Protocol } from './auth.ts'

const query = (changes: Record<string, string | undefined> = {}): string => {
  const all: Record<string, string | undefined> = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential,
    'X-Amz-Date': '20260701T120000Z',
    'X-Amz-Expires': '3600',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': signature,
    ...changes,
  }
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `/?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

const queryRows: [string, Protocol, string, string[], string][] = [
  [
    'no signature',
    'query',
    query({ 'X-Amz-Signature': undefined, 'X-Amz-Date': '' }),
    [],
    "400 IncompleteSignature: AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string " +
      "parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.",
  ],
  [
    'a repeated parameter',
    'query',
    `${query()}&X-Amz-Date=20260701T120000Z`,
    [],
    '400 IncompleteSignature: Request signature is malformed: X-Amz-Date is repeated.',
  ],
  [
    'another algorithm',
    'query',
    query({ 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' }),
    [],
    '403 MissingAuthenticationToken: Missing Authentication Token',
  ],
  [
    'a credential that hides a line feed',
    'query',
    query({ 'X-Amz-Credential': 'A/20260701/us\neast/sts/aws4_request' }),
    [],
    '400 IncompleteSignature: Credential must have exactly 5 slash-delimited elements, e.g. ' +
      "keyid/date/region/service/term, got 'A/20260701/us\neast/sts/aws4_request'",
  ],
  [
    'a header as well',
    's3',
    query(),
    ['Authorization', wholeHeader],
    '400 InvalidArgument: Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, ' +
      'Signature ' +
      'query string parameter or the Authorization header should be specified',
  ],
  [
    'S3: no expiry',
    's3',
    query({ 'X-Amz-Expires': undefined }),
    [],
    '400 AuthorizationQueryParametersError: Query-string authentication version 4 requires the ' +
      'X-Amz-Algorithm, ' +
      'X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
  ],
  [
    'S3: more than a week',
    's3',
    query({ 'X-Amz-Expires': '604801' }),
    [],
    '400 AuthorizationQueryParametersError: X-Amz-Expires must be less than a week (in seconds) that is ' +
      '604800',
  ],
  [
    'S3: a negative expiry',
    's3',
    query({ 'X-Amz-Expires': '-1' }),
    [],
    '400 AuthorizationQueryParametersError: X-Amz-Expires must be non-negative',
  ],
  [
    'S3: no number',
    's3',
    query({ 'X-Amz-Expires': '1e3' }),
    [],
    '400 AuthorizationQueryParametersError: X-Amz-Expires should be a number',
  ],
  [
    'S3: another algorithm',
    's3',
    query({ 'X-Amz-Algorithm': 'X' }),
    [],
    '400 AuthorizationQueryParametersError: X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"',
  ],
  [
    'S3: another date form',
    's3',
    query({ 'X-Amz-Date': '2026-07-01T12:00:00Z' }),
    [],
    '400 AuthorizationQueryParametersError: X-Amz-Date must be in the ISO8601 Long Format ' +
      "\"yyyyMMdd'T'HHmmss'Z'\"",
  ],
  [
    'S3: two different tokens',
    's3',
    `${query({ 'X-Amz-Security-Token': 'a' })}&X-Amz-Security-Token=b`,
    [],
    '403 InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
  ],
  [
    'S3: half of a Signature Version 2 URL',
    's3',
    '/b/k?AWSAccessKeyId=A&Signature=b',
    [],
    '403 AccessDenied: Query-string authentication requires the Signature, Expires and AWSAccessKeyId ' +
      'parameters',
  ],
  [
    'S3: a Signature Version 2 URL that ends in words',
    's3',
    '/b/k?AWSAccessKeyId=A&Signature=b&Expires=soon',
    [],
    '403 AccessDenied: Invalid date (should be seconds since epoch): soon',
  ],
]

for (const [name, protocol, target, headers, expected] of queryRows) {
  test(`refuses a presigned URL with ${name}`, () =>
    assert.equal(answer(protocol, target, headers), expected))
}

test('outside S3 a presigned URL needs no expiry and any is ignored', () => {
  for (const expires of [undefined, 'soon', '-1', '9999999']) {
    const auth = JSON.parse(answer('query', query({ 'X-Amz-Expires': expires }), []))
    assert.equal(auth.expiresSeconds, undefined)
  }
})

test('a signed token header overrides the token of a presigned URL, and one token twice is one', () => {
  const signed = 'host;x-amz-security-token'
  const target = query({ 'X-Amz-Security-Token': 'q', 'X-Amz-SignedHeaders': signed })
  assert.equal(JSON.parse(answer('s3', target, ['X-Amz-Security-Token', 't'])).securityToken, 't')
  const twice = `${query({ 'X-Amz-Security-Token': 'q' })}&X-Amz-Security-Token=q`
  assert.equal(JSON.parse(answer('s3', twice, [])).securityToken, 'q')
})
