import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auth, nowMs, refusal, text } from '../../../test/fixtures/sigv4.ts'
import type { Protocol } from '../auth.ts'
import { checkAuth } from '../check.ts'
import { authError } from './errors.ts'
import { requestFacts } from '../request.ts'

const request = requestFacts('GET', '/', ['Host', 'h', 'X-Amz-Date', '20260701T120000Z'])

const minute = 60_000

test("S3's errors carry their further elements", () => {
  const skewed = refusal(() => checkAuth(request, auth('s3'), { service: 'sts' }, nowMs + 16 * minute))!
  assert.deepEqual(skewed.details, {
    RequestTime: '2026-07-01T12:00:00Z',
    ServerTime: '2026-07-01T12:16:00Z',
    MaxAllowedSkewMilliseconds: '900000',
  })
  const region = refusal(() =>
    checkAuth(request, auth('s3'), { service: 'sts', region: 'eu-west-1' }, nowMs),
  )!
  assert.deepEqual(
    [region.details, region.headers],
    [{ Region: 'eu-west-1' }, { 'x-amz-bucket-region': 'eu-west-1' }],
  )
  const expired = authError('s3', { kind: 'expired-token', securityToken: 't' })
  assert.deepEqual(
    [text(expired), expired.details],
    ['400 ExpiredToken: The provided token has expired.', { 'Token-0': 't' }],
  )
})

const credentials: [Protocol, 'unknown-key' | 'expired-token' | 'missing-auth', string][] = [
  [
    'query',
    'unknown-key',
    '403 InvalidClientTokenId: The security token included in the request is invalid.',
  ],
  ['query', 'expired-token', '403 ExpiredToken: The security token included in the request is expired'],
  ['query', 'missing-auth', '403 MissingAuthenticationToken: Request is missing Authentication Token'],
  [
    'json',
    'unknown-key',
    '400 UnrecognizedClientException: The security token included in the request is invalid.',
  ],
  [
    'json',
    'expired-token',
    '400 ExpiredTokenException: The security token included in the request is expired',
  ],
  ['json', 'missing-auth', '400 MissingAuthenticationTokenException: Missing Authentication Token'],
  ['ec2', 'unknown-key', '401 AuthFailure: AWS was not able to validate the provided access credentials'],
  ['ec2', 'expired-token', '400 RequestExpired: Request has expired.'],
  [
    's3',
    'unknown-key',
    '403 InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
  ],
  ['s3', 'missing-auth', '403 AccessDenied: Access Denied'],
]

for (const [protocol, kind, answer] of credentials) {
  test(`answers ${kind} in the words of the ${protocol} protocol`, () => {
    assert.equal(text(authError(protocol, { kind, accessKeyId: 'A', securityToken: 't' })), answer)
  })
}
