import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../src/kernel/aws-error.ts'
import { utf8 } from '../../src/kernel/bytes.ts'
import { decimalOf } from '../../src/policy/conditions/numeric.ts'
import { maxPolicyLength, readJson } from '../../src/policy/text/json-with-positions.ts'
import { readAuthorizationHeader } from '../../src/sigv4/authorization-header.ts'
import { parseCredential, parseSignedHeaders } from '../../src/sigv4/auth.ts'
import { createChunkedReader } from '../../src/sigv4/chunked.ts'
import { readAuth } from '../../src/sigv4/read-auth.ts'
import { requestFacts } from '../../src/sigv4/request.ts'
import { createTrailers } from '../../src/sigv4/trailers.ts'
import { readForm } from '../../src/wire/form.ts'
import { readBody } from '../../src/wire/json.ts'
import { openModel } from '../../src/wire/model.ts'
import type { WireRequest } from '../../src/wire/protocol.ts'
import { validate } from '../../src/wire/validate.ts'
import { readXml } from '../../src/wire/xml-reader.ts'

/** A bound of what comes from outside: `read` with that many of it takes it, with one more it does not. */
type Bound = { what: string; most: number; read: (count: number) => boolean }

/** Whether a reader takes it: neither a refusal in AWS's words nor an empty answer. */
function takes(read: () => unknown): boolean {
  try {
    return read() !== undefined
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return false
  }
}

const folder = new URL('../../models', import.meta.url).pathname
const form = (body: string): WireRequest => ({
  method: 'POST',
  path: '/',
  query: '',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: utf8(body),
})
const xml = (text: string): boolean => takes(() => readXml(utf8(text)))
const json = (text: string): boolean => 'node' in readJson(text)

/** An Authorization header of so many characters. */
function authorization(length: number): boolean {
  const parts = [
    'AWS4-HMAC-SHA256 Credential=A/20260701/us-east-1/iam/aws4_request',
    'SignedHeaders=host',
    `Signature=${'0'.repeat(64)}`,
  ].join(', ')
  const raw = ['authorization', parts.padEnd(length), 'x-amz-date', '20260701T120000Z', 'host', 'h']
  return takes(() => readAuthorizationHeader(requestFacts('POST', '/', raw), 'query'))
}

function presigned(seconds: number): boolean {
  const query =
    'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20260701%2Fus-east-1%2Fs3%2Faws4_request' +
    `&X-Amz-Date=20260701T120000Z&X-Amz-Expires=${seconds}&X-Amz-SignedHeaders=host&X-Amz-Signature=${'0'.repeat(64)}`
  return takes(() => readAuth(requestFacts('GET', `/b/k?${query}`, ['host', 'h']), 's3'))
}

/** The first bytes of an aws-chunked body without signatures. */
function chunked(text: string, decodedLength = 10): boolean {
  const reader = createChunkedReader({
    kind: 'chunked-unsigned-trailer',
    decodedLength,
  })
  return takes(() => reader.push(Buffer.from(text)))
}

/** How far an STS operation takes a text member by its model: what proves who somebody is has bounds there. */
function member(operation: string, name: string, rest: object): (count: number) => boolean {
  const sts = openModel(folder, 'sts')
  return (count) => takes(() => (validate(sts, operation, { ...rest, [name]: 'a'.repeat(count) }), true))
}

const arn = 'arn:aws:iam::111122223333:role/r'
const webIdentity = { RoleArn: arn, RoleSessionName: 'session' }
const saml = { RoleArn: arn, PrincipalArn: 'arn:aws:iam::111122223333:saml-provider/p' }

const bounds: readonly Bound[] = [
  { what: 'characters of a policy', most: maxPolicyLength, read: (n) => json(`"${'a'.repeat(n - 2)}"`) },
  { what: 'levels of a policy', most: 33, read: (n) => json('['.repeat(n) + ']'.repeat(n)) },
  { what: 'characters of a number', most: 100, read: (n) => decimalOf('1'.repeat(n)) !== undefined },
  { what: 'bytes of an XML document', most: 8 * 1024 ** 2, read: (n) => xml(`<a>${'x'.repeat(n - 7)}</a>`) },
  { what: 'levels of an XML document', most: 24, read: (n) => xml('<a>'.repeat(n) + '</a>'.repeat(n)) },
  { what: 'tags of an XML document', most: 250_000, read: (n) => xml(`<a>${'<b/>'.repeat(n - 2)}</a>`) },
  {
    what: 'tags and references of an XML document',
    most: 250_000,
    read: (n) => xml(`<a>${'&lt;'.repeat(n - 2)}</a>`),
  },
  {
    what: 'bytes of a JSON body',
    most: 2 * 1024 ** 2,
    read: (n) => takes(() => readBody(utf8('{}'.padEnd(n)))),
  },
  { what: 'parameters of a form', most: 20_000, read: (n) => takes(() => readForm(form('a=1&'.repeat(n)))) },
  {
    what: 'segments of a parameter',
    most: 24,
    read: (n) => takes(() => readForm(form(`${'a.'.repeat(n - 1)}a=1`))),
  },
  { what: 'characters of an Authorization header', most: 8192, read: (n) => authorization(n) },
  {
    what: 'characters of a credential',
    most: 512,
    read: (n) => parseCredential(`${'A'.repeat(n - 36)}/20260701/us-east-1/iam/aws4_request`) !== undefined,
  },
  {
    what: 'signed headers',
    most: 128,
    read: (n) => parseSignedHeaders(Array(n).fill('a').join(';')) !== undefined,
  },
  { what: 'seconds of a presigned URL', most: 604_800, read: presigned },
  { what: 'characters of a chunk’s header', most: 128, read: (n) => chunked('0'.repeat(n)) },
  { what: 'digits of a chunk’s size', most: 12, read: (n) => chunked(`${'0'.repeat(n - 1)}1\r\n`) },
  {
    what: 'announced trailers',
    most: 8,
    read: (n) => takes(() => createTrailers(Array.from({ length: n }, (_, at) => `t${at}`))),
  },
  { what: 'characters of a trailer', most: 1024, read: (n) => chunked(`0\r\n${'a'.repeat(n)}`, 0) },
  {
    what: 'characters of a SAML response',
    most: 100_000,
    read: member('AssumeRoleWithSAML', 'SAMLAssertion', saml),
  },
  {
    what: 'characters of a web identity token',
    most: 20_000,
    read: member('AssumeRoleWithWebIdentity', 'WebIdentityToken', webIdentity),
  },
]

for (const { what, most, read: takesSoMany } of bounds) {
  test(`takes ${most} ${what} and not one more`, () => {
    assert.equal(takesSoMany(most), true, 'at the bound')
    assert.equal(takesSoMany(most + 1), false, 'beyond it')
  })
}
