import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { AwsError } from '../kernel/aws-error.ts'
import type { Protocol, SigV4Auth } from './auth.ts'
import { checkAuth } from './check.ts'
import { checkPayload, payloadKind } from './payload.ts'
import { readAuth } from './read-auth.ts'
import { requestFacts } from './request.ts'
import { presign, signRequest } from './sign.ts'
import { signingKey } from './signing-key.ts'
import { sha256Hex } from './string-to-sign.ts'
import { signatureMismatch, verifySignature } from './verify.ts'

const nowMs = Date.UTC(2026, 6, 1, 12)
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG' }

/** A request as bytes on the wire, each part by itself so that a test can change one byte of it. */
type Wire = {
  protocol: Protocol
  service: string
  method: string
  target: string
  raw: string[]
  body: string
}

/** What the server does: read, check, look the key up, verify; an AWS error is a refusal. */
function accepts({ protocol, service, method, target, raw, body }: Wire): boolean {
  try {
    const request = requestFacts(method, target, raw)
    const auth = readAuth(request, protocol)
    if (auth.form === 'none' || auth.form === 'sigv2-query') return false
    checkAuth(request, auth, { service }, nowMs)
    if (auth.accessKeyId !== credentials.accessKeyId) return false
    const { date, region } = auth.scope
    const bodyHash = sha256Hex(Buffer.from(body, 'latin1'))
    if (
      !verifySignature(
        request,
        auth,
        signingKey(credentials.secretAccessKey, date, region, service),
        bodyHash,
      )
    ) {
      return false
    }
    checkPayload(auth, payloadKind(auth), bodyHash)
    return true
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return false
  }
}

const word = fc.string({ unit: fc.constantFrom(...'aB9-_.~ /+=&%é'), minLength: 1, maxLength: 8 })
const escaped = word.map((text) => encodeURIComponent(text).replaceAll('.', '%2E'))
const given = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
  path: fc.array(escaped, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`),
  query: fc.array(fc.tuple(escaped, escaped), { maxLength: 3 }),
  headers: fc.dictionary(
    fc.constantFrom('x-amz-meta-a', 'x-custom', 'content-type'),
    fc.constantFrom('a b', 'c', '"d  e"'),
  ),
  body: fc.string({ unit: fc.constantFrom('a', '&', 'é', '\n'), maxLength: 8 }),
  sessionToken: fc.option(fc.constant<string>('IQoJ+/==token'), { nil: undefined }),
  presigned: fc.boolean(),
  protocol: fc.constantFrom<Protocol>('query', 's3', 'json', 'ec2'),
})
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

function signed(from: Given): Wire {
  const { method, path, query, protocol, presigned } = from
  const service = protocol === 's3' ? 's3' : 'iam'
  const text = query.map(([name, value]) => `${name}=${value}`).join('&')
  const origin = 'http://localhost:4566'
  const url = `${origin}${path}${text === '' ? '' : `?${text}`}`
  const body = Buffer.from(from.body, 'latin1')
  const request = { method, url, headers: from.headers, body, service, region: 'us-east-1', nowMs }
  const all = { ...request, credentials: { ...credentials, sessionToken: from.sessionToken } }
  if (!presigned) {
    return {
      protocol,
      service,
      method,
      target: url.slice(origin.length),
      raw: Object.entries(signRequest(all)).flat(),
      body: from.body,
    }
  }
  const target = presign({ ...all, expiresSeconds: 60 }).slice(origin.length)
  const raw = ['host', 'localhost:4566', ...Object.entries(from.headers).flat()]
  return { protocol, service, method, target, raw, body: from.body }
}

test('every request that is signed verifies, by header and by URL, under every protocol', () => {
  fc.assert(
    fc.property(given, (from) => accepts(signed(from))),
    { numRuns: 500 },
  )
})

/**
 * Changes one character at a place that `seed` picks; undefined where the text is empty or would mean the
 * same.
 */
function changed(text: string, seed: number, to: string): string | undefined {
  if (text === '') return undefined
  const at = seed % text.length
  const from = text[at]!
  const inEscape = /%.?$/.test(text.slice(Math.max(0, at - 2), at))
  if (from === to || (inEscape && from.toLowerCase() === to.toLowerCase())) return undefined
  return text.slice(0, at) + to + text.slice(at + 1)
}

test('a request with any one byte changed is refused', () => {
  const part = fc.constantFrom('method', 'target', 'header', 'body')
  const to = fc.constantFrom(...'aAbBfF019-_~%/=&;,. Zx')
  let tried = 0
  fc.assert(
    fc.property(given, part, fc.nat(), fc.nat(), to, (from, which, seed, other, character) => {
      const wire = signed(from)
      if (which === 'header') {
        const index = other % wire.raw.length
        const before = wire.raw[index]!
        const value = changed(before, seed, character)
        // Between the parts of an Authorization header a comma and a space mean the same; names have no
        // case.
        const separator = ', '.includes(character) && ', '.includes(before[seed % before.length]!)
        const sameName = index % 2 === 0 && value?.toLowerCase() === before
        if (value === undefined || separator || sameName) return true
        const raw = wire.raw.with(index, value)
        tried += 1
        return !accepts({ ...wire, raw })
      }
      // The body of a presigned S3 URL is not signed: that is what UNSIGNED-PAYLOAD says.
      if (which === 'body' && from.presigned && from.protocol === 's3') return true
      const value = changed(wire[which as 'method' | 'target' | 'body'], seed, character)
      if (value === undefined) return true
      tried += 1
      return !accepts({ ...wire, [which]: value })
    }),
    { numRuns: 4000 },
  )
  assert.ok(tried > 2000, `only ${tried} requests were changed`)
})

test('a presigned URL with any one byte of its signature, scope, date or token changed is refused', () => {
  const from: Given = {
    method: 'GET',
    path: '/a',
    query: [],
    headers: {},
    body: '',
    sessionToken: 'token',
    presigned: true,
    protocol: 's3',
  }
  const wire = signed(from)
  for (let at = 0; at < wire.target.length; at += 1) {
    const target = changed(wire.target, at, wire.target[at] === '1' ? '2' : '1')!
    assert.equal(accepts({ ...wire, target }), false, target)
  }
})

test('a repeated header is signed as its values in wire order', () => {
  const all = { method: 'GET', url: 'http://h/', service: 'iam', region: 'us-east-1', nowMs, credentials }
  const raw = Object.entries(signRequest({ ...all, headers: { 'x-list': 'a,b c' } })).filter(
    ([name]) => name !== 'x-list',
  )
  const wire: Wire = { protocol: 'query', service: 'iam', method: 'GET', target: '/', raw: [], body: '' }
  assert.equal(accepts({ ...wire, raw: [...raw.flat(), 'X-List', 'a', 'x-list', ' b   c '] }), true)
  assert.equal(accepts({ ...wire, raw: [...raw.flat(), 'x-list', 'b c', 'x-list', 'a'] }), false)
})

test('a body that was never read is refused outside S3', () => {
  const request = requestFacts(
    'POST',
    '/',
    Object.entries(
      signRequest({
        method: 'POST',
        url: 'http://h/',
        service: 'iam',
        region: 'us-east-1',
        nowMs,
        credentials,
      }),
    ).flat(),
  )
  const auth = readAuth(request, 'query') as SigV4Auth
  const key = signingKey(credentials.secretAccessKey, '20260701', 'us-east-1', 'iam')
  assert.equal(verifySignature(request, auth, key, undefined), false)
  assert.equal(verifySignature(request, auth, key, sha256Hex('')), true)
})

test('S3 shows what it signed where a signature is wrong', () => {
  const headers = signRequest({
    method: 'GET',
    url: 'http://h/b/%7e',
    service: 's3',
    region: 'us-east-1',
    nowMs,
    credentials,
  })
  const request = requestFacts('GET', '/b/%7e', Object.entries(headers).flat())
  const error = signatureMismatch(request, readAuth(request, 's3') as SigV4Auth, undefined)
  assert.deepEqual([error.status, error.code], [403, 'SignatureDoesNotMatch'])
  const { CanonicalRequest, CanonicalRequestBytes, StringToSign, SignatureProvided } = error.details
  assert.match(CanonicalRequest!, /^GET\n\/b\/~\n\nhost:h\n/)
  assert.match(CanonicalRequestBytes!, /^47 45 54 0a 2f 62 2f 7e/)
  assert.equal(StringToSign!.split('\n')[3], sha256Hex(CanonicalRequest!))
  assert.equal(SignatureProvided, /Signature=(.*)$/.exec(headers.authorization!)![1])
})
