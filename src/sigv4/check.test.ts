import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auth, nowMs, refusal, text } from '../../test/fixtures/sigv4.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { checkAuth } from './check.ts'
import type { ExpectedScope } from './check.ts'
import { requestFacts } from './request.ts'

const request = requestFacts('GET', '/', ['Host', 'h', 'X-Amz-Date', '20260701T120000Z'])

const scope = (changes: Partial<SigV4Auth['scope']>) => ({ scope: { ...auth('query').scope, ...changes } })
const sts: ExpectedScope = { service: 'sts', region: 'us-east-1' }
const iam: ExpectedScope = { service: 'iam' }

const scopes: [string, Protocol, Partial<SigV4Auth>, ExpectedScope, string][] = [
  ['the right scope', 'query', {}, sts, 'passes'],
  [
    'any region where the host names none',
    'query',
    scope({ region: 'ap-northeast-2' }),
    { service: 'sts' },
    'passes',
  ],
  [
    'another region than the host names',
    'query',
    scope({ region: 'eu-west-1' }),
    sts,
    '403 SignatureDoesNotMatch: Credential should be scoped to a valid region. ',
  ],
  [
    'no region name at all',
    'query',
    scope({ region: 'US East', service: 'iam' }),
    iam,
    '403 SignatureDoesNotMatch: Credential should be scoped to a valid region. ',
  ],
  [
    'another service',
    'query',
    scope({ service: 'iam' }),
    sts,
    "403 SignatureDoesNotMatch: Credential should be scoped to correct service: 'sts'. ",
  ],
  [
    'another region and service',
    'query',
    scope({ service: 'iam', region: 'eu-west-1' }),
    sts,
    '403 SignatureDoesNotMatch: Credential should be scoped to a valid region. ' +
      "Credential should be scoped to correct service: 'sts'. ",
  ],
  [
    'another terminator',
    'query',
    scope({ terminator: 'aws5_request' }),
    sts,
    "403 SignatureDoesNotMatch: Credential should be scoped with a valid terminator: 'aws4_request'",
  ],
  [
    'another day',
    'query',
    scope({ date: '20260630' }),
    sts,
    '403 SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version ' +
      'of date from ' +
      "HTTP: '20260630' != '20260701', from '20260701T120000Z'.",
  ],
  [
    'the host unsigned',
    'query',
    { signedHeaders: ['x-amz-date'] },
    sts,
    "403 SignatureDoesNotMatch: 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
  ],
  [
    'JSON: another service',
    'json',
    scope({ service: 'iam' }),
    sts,
    "400 InvalidSignatureException: Credential should be scoped to correct service: 'sts'. ",
  ],
  [
    'EC2: another service',
    'ec2',
    scope({ service: 'iam' }),
    sts,
    '401 AuthFailure: AWS was not able to validate the provided access credentials',
  ],
  [
    'S3: another service',
    's3',
    {},
    { service: ['s3', 's3express'] },
    '400 AuthorizationHeaderMalformed: The authorization header is malformed; incorrect service "sts". ' +
      'This endpoint ' +
      'belongs to "s3".',
  ],
  [
    'S3: another region',
    's3',
    {},
    { service: 'sts', region: 'eu-west-1' },
    "400 AuthorizationHeaderMalformed: The authorization header is malformed; the region 'us-east-1' is " +
      'wrong; ' +
      "expecting 'eu-west-1'",
  ],
  [
    'S3: another region in a URL',
    's3',
    { form: 'query' },
    { service: 'sts', region: 'eu-west-1' },
    '400 AuthorizationQueryParametersError: Error parsing the X-Amz-Credential parameter; the region ' +
      "'us-east-1' is " +
      "wrong; expecting 'eu-west-1'",
  ],
  [
    'S3: the host unsigned',
    's3',
    { signedHeaders: ['x-amz-date'] },
    sts,
    '403 AccessDenied: There were headers present in the request which were not signed',
  ],
]

for (const [name, protocol, changes, expected, answer] of scopes) {
  test(`answers as AWS does to ${name}`, () => {
    assert.equal(text(refusal(() => checkAuth(request, auth(protocol, changes), expected, nowMs))), answer)
  })
}

const minute = 60_000
const clocks: [string, Protocol, Partial<SigV4Auth>, number, string][] = [
  ['15 minutes old', 'query', {}, 15 * minute, 'passes'],
  ['15 minutes ahead', 'query', {}, -15 * minute, 'passes'],
  [
    '16 minutes old',
    'query',
    {},
    16 * minute,
    '403 SignatureDoesNotMatch: Signature expired: 20260701T120000Z is now earlier than 20260701T120100Z ' +
      '(20260701T121600Z - 15 min.)',
  ],
  [
    '16 minutes ahead',
    'query',
    {},
    -16 * minute,
    '403 SignatureDoesNotMatch: Signature not yet current: 20260701T120000Z is still later than ' +
      '20260701T115900Z ' +
      '(20260701T114400Z + 15 min.)',
  ],
  [
    '16 minutes old, JSON',
    'json',
    {},
    16 * minute,
    '400 InvalidSignatureException: Signature expired: 20260701T120000Z is now earlier than ' +
      '20260701T120100Z ' +
      '(20260701T121600Z - 15 min.)',
  ],
  ['16 minutes old, EC2', 'ec2', {}, 16 * minute, '400 RequestExpired: Request has expired.'],
  [
    '16 minutes old, S3',
    's3',
    {},
    16 * minute,
    '403 RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
  ],
  ['a presigned S3 URL in its hour', 's3', { form: 'query', expiresSeconds: 3600 }, 60 * minute, 'passes'],
  [
    'a presigned S3 URL after its hour',
    's3',
    { form: 'query', expiresSeconds: 3600 },
    60 * minute + 1,
    '403 AccessDenied: Request has expired',
  ],
  [
    'a presigned S3 URL of no seconds',
    's3',
    { form: 'query', expiresSeconds: 0 },
    0,
    '403 AccessDenied: Request has expired',
  ],
  [
    'a presigned S3 URL from the future',
    's3',
    { form: 'query', expiresSeconds: 3600 },
    -16 * minute,
    '403 RequestTimeTooSkewed: The difference between the request time and the current time is too large.',
  ],
  [
    'a presigned STS URL after 16 minutes',
    'query',
    { form: 'query' },
    16 * minute,
    '403 SignatureDoesNotMatch: Signature expired: 20260701T120000Z is now earlier than 20260701T120100Z ' +
      '(20260701T121600Z - 15 min.)',
  ],
]

for (const [name, protocol, changes, laterMs, answer] of clocks) {
  test(`answers as AWS does to a request ${name}`, () => {
    const run = () => checkAuth(request, auth(protocol, changes), { service: 'sts' }, nowMs + laterMs)
    assert.equal(text(refusal(run)), answer)
  })
}

test('scope is reported before the clock, and the clock before unsigned headers', () => {
  const wrong = auth('query', { ...scope({ service: 'x' }), signedHeaders: ['x-amz-date'] })
  assert.match(text(refusal(() => checkAuth(request, wrong, sts, nowMs + 16 * minute))), /correct service/)
  const late = auth('query', { signedHeaders: ['x-amz-date'] })
  assert.match(text(refusal(() => checkAuth(request, late, sts, nowMs + 16 * minute))), /Signature expired/)
})

test('a SigV2 URL is good until its Expires', () => {
  const sigV2 = { form: 'sigv2-query', protocol: 's3', accessKeyId: 'A', signature: 'b' } as const
  const late = { ...sigV2, expiresEpochSeconds: nowMs / 1000 - 1 }
  const error = refusal(() => checkAuth(request, late, { service: 's3' }, nowMs))
  assert.equal(text(error), '403 AccessDenied: Request has expired')
  assert.deepEqual(error!.details, { Expires: '2026-07-01T11:59:59Z', ServerTime: '2026-07-01T12:00:00Z' })
  checkAuth(request, { ...sigV2, expiresEpochSeconds: nowMs / 1000 }, { service: 's3' }, nowMs)
})

test('S3 names each x-amz header that is not signed; other services do not ask', () => {
  const headers = [
    'Host',
    'h',
    'X-Amz-Acl',
    'private',
    'X-Amz-Date',
    'd',
    'X-Amz-Security-Token',
    't',
    'X-Amzn-Trace-Id',
    'x',
  ]
  const facts = requestFacts('GET', '/', headers)
  const error = refusal(() => checkAuth(facts, auth('s3'), { service: 'sts' }, nowMs))
  assert.deepEqual(error!.details, { HeadersNotSigned: 'x-amz-acl, x-amz-security-token' })
  checkAuth(facts, auth('query'), { service: 'sts' }, nowMs)
})
