import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { answer, signature, wholeHeader } from '../../test/fixtures/sigv4.ts'
import type { Protocol } from './auth.ts'
import { readAuthorizationHeader, type Beginning } from './authorization-header.ts'
import { requestFacts } from './request.ts'

const date = ['X-Amz-Date', '20260701T120000Z']

test('reads an Authorization header, with any spacing between its parts', () => {
  for (const authorization of [', ', ',', ' ,  '].map((gap) => wholeHeader.replaceAll(', ', gap))) {
    assert.deepEqual(JSON.parse(answer('query', '/', [...date, 'Authorization', authorization])), {
      form: 'header',
      protocol: 'query',
      accessKeyId: 'AKIDEXAMPLE',
      scope: { date: '20260701', region: 'us-east-1', service: 'sts', terminator: 'aws4_request' },
      signedHeaders: ['host', 'x-amz-date'],
      signature,
      amzDate: { text: '20260701T120000Z', epochMs: Date.UTC(2026, 6, 1, 12) },
    })
  }
})

test('what headers of one client begin with is kept where it is short, and read as before', () => {
  const read = (authorization: string, known: Map<string, Beginning>) =>
    readAuthorizationHeader(
      requestFacts('GET', '/', [...date, 'Authorization', authorization]),
      'query',
      known,
    )
  const known = new Map<string, Beginning>()
  const first = read(wholeHeader, known)
  assert.equal(known.size, 1)
  const other = 'b'.repeat(64)
  assert.deepEqual(read(wholeHeader.replace(signature, other), known), { ...first, signature: other })
  assert.equal(known.size, 1)
  for (const [names, kept] of [
    [20, 2],
    [60, 2],
  ] as const) {
    const more = Array.from({ length: names }, (_, at) => `;x-${'n'.repeat(20)}-${at}`).join('')
    const long = wholeHeader.replace('x-amz-date', `x-amz-date${more}`)
    assert.deepEqual(read(long, known), read(long, new Map()), String(names))
    assert.equal(known.size, kept, String(names))
  }
})

test('a Date header in the RFC 1123 or ISO form stands in where there is no X-Amz-Date', () => {
  for (const text of ['Wed, 01 Jul 2026 12:00:00 GMT', '2026-07-01T12:00:00Z', '20260701T120000Z']) {
    const auth = JSON.parse(answer('query', '/', ['Date', text, 'Authorization', wholeHeader]))
    assert.equal(auth.amzDate.text, '20260701T120000Z')
  }
  const both = JSON.parse(
    answer('query', '/', [...date, 'Date', 'Wed, 01 Jul 2020 12:00:00 GMT', 'Authorization', wholeHeader]),
  )
  assert.equal(both.amzDate.text, '20260701T120000Z')
})

test('a request without material is unsigned, whatever else its query says', () => {
  assert.equal(answer('query', '/?Action=X&Note=X-Amz-Algorithm', []), '{"form":"none"}')
  assert.equal(answer('query', '/?AWSAccessKeyId=A&Signature=b', []), '{"form":"none"}')
})

for (const [protocol, authorization] of [
  ['query', 'Bearer secret-token'],
  ['query', 'AWS AKID:sig'],
  ['query', 'AWS4-ECDSA-P256-SHA256 Credential=a'],
  ['query', 'AWS4-HMAC-SHA256X Credential=a'],
  ['json', 'Bearer secret-token'],
  ['rest-json', 'Basic YTpi'],
] as const) {
  test(`${protocol}: ${authorization.slice(0, 18)} is no authentication`, () => {
    assert.equal(answer(protocol, '/', [...date, 'Authorization', authorization]), '{"form":"none"}')
  })
}

/** Each row: what is wrong, the protocol, the Authorization header, whether a date is sent, AWS's answer. */
const headerRows: [string, Protocol, string, boolean, string][] = [
  [
    'everything missing',
    'query',
    'AWS4-HMAC-SHA256',
    false,
    "400 IncompleteSignature: Authorization header requires 'Credential' parameter. Authorization header " +
      'requires ' +
      "'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization " +
      'header requires ' +
      "existence of either a 'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with " +
      'Base64) Authorization=YI2YWea8FSxnksZL2ETHbs5elHm9HQufxTLK0W0ffV0=',
  ],
  [
    'no date',
    'query',
    wholeHeader,
    false,
    "400 IncompleteSignature: Authorization header requires existence of either a 'X-Amz-Date' or a " +
      "'Date' header. (Hashed with SHA-256 and encoded with Base64) " +
      `Authorization=${hash('sha256', wholeHeader, 'base64')}`,
  ],
  [
    'a part that is no pair',
    'query',
    'AWS4-HMAC-SHA256 secret-token',
    true,
    '400 IncompleteSignature: Invalid key=value pair (missing equal-sign) in Authorization header ' +
      '(hashed with ' +
      "SHA-256 and encoded with Base64): 'GD+V6otRML+JQp0yn/rf9FR6kF3ViiJcb3odivPqTAI='.",
  ],
  [
    'four parts of a credential',
    'query',
    wholeHeader.replace('/sts', ''),
    true,
    '400 IncompleteSignature: Credential must have exactly 5 slash-delimited elements, e.g. ' +
      "keyid/date/region/service/term, got 'AKIDEXAMPLE/20260701/us-east-1/aws4_request'",
  ],
  [
    'a part twice',
    'query',
    `${wholeHeader}, Signature=${signature}`,
    true,
    '400 IncompleteSignature: Request signature is malformed: the Authorization header names a part twice.',
  ],
  [
    'an oversized header',
    'query',
    `${wholeHeader}, X=${'x'.repeat(9000)}`,
    true,
    '400 IncompleteSignature: Request signature is malformed: the Authorization header is longer than ' +
      '8192 bytes.',
  ],
  [
    'another algorithm',
    'json',
    wholeHeader.replace('HMAC-SHA256', 'ECDSA-P256-SHA256'),
    true,
    "400 IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.",
  ],
  [
    'S3: Signature Version 2',
    's3',
    'AWS AKID:sig',
    true,
    '400 InvalidRequest: The authorization mechanism you have provided is not supported. Please use ' +
      'AWS4-HMAC-SHA256.',
  ],
  [
    'S3: another scheme',
    's3',
    'Bearer secret-token',
    true,
    '400 InvalidArgument: Unsupported Authorization Type',
  ],
  [
    'S3: a missing part',
    's3',
    'AWS4-HMAC-SHA256 Credential=a/b/c/d/e',
    true,
    '400 AuthorizationHeaderMalformed: The authorization header is malformed; the authorization header ' +
      'requires ' +
      'three components: Credential, SignedHeaders, and Signature.',
  ],
  [
    'S3: a malformed credential',
    's3',
    wholeHeader.replace('/sts', ''),
    true,
    '400 AuthorizationHeaderMalformed: The authorization header is malformed; the Credential is ' +
      'mal-formed; ' +
      'expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
  ],
  [
    'S3: no date',
    's3',
    wholeHeader,
    false,
    '403 AccessDenied: AWS authentication requires a valid Date or x-amz-date header',
  ],
  [
    'EC2: a missing part',
    'ec2',
    'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=f',
    true,
    "400 IncompleteSignature: Authorization header requires 'SignedHeaders' parameter. (Hashed with SHA-256 " +
      'and encoded with Base64) Authorization=B8n0ekdJaRRcjkdhC0PI3kO4worpbtv2963iejFoEFo=',
  ],
]

for (const [name, protocol, authorization, dated, expected] of headerRows) {
  test(`refuses an Authorization header with ${name}`, () => {
    assert.equal(answer(protocol, '/', [...(dated ? date : []), 'Authorization', authorization]), expected)
  })
}

test('refuses a repeated Authorization header and a day that does not exist', () => {
  const twice = ['Authorization', wholeHeader, 'Authorization', wholeHeader]
  assert.match(answer('query', '/', [...date, ...twice]), /^400 IncompleteSignature: .*is repeated\.$/)
  assert.match(
    answer('query', '/', ['X-Amz-Date', '20260631T120000Z', 'Authorization', wholeHeader]),
    /^400 IncompleteSignature: Date must be in ISO-8601 'basic format'\. Got '20260631T120000Z'\./,
  )
})

test('a list of signed headers longer than any client makes is refused', () => {
  const many = Array.from({ length: 200 }, (_, index) => `x-${index}`).join(';')
  const authorization = wholeHeader.replace('host;x-amz-date', many)
  assert.match(
    answer('query', '/', [...date, 'Authorization', authorization]),
    /SignedHeaders is not a list of names/,
  )
})
