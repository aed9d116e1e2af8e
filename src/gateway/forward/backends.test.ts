import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import {
  account,
  backendsOf,
  decided,
  now,
  sending,
  textOf,
} from '../../../test/fixtures/gateway/forwarded.ts'
import { recordingBackend, type RecordingBackend } from '../../../test/fixtures/gateway/recording-backend.ts'
import { formatAmzDate } from '../../sigv4/amz-date.ts'
import { readAuthorizationHeader } from '../../sigv4/authorization-header.ts'
import { signingKey } from '../../sigv4/signing-key.ts'
import { sha256Hex } from '../../sigv4/string-to-sign.ts'
import { verifySignature } from '../../sigv4/verify.ts'
import type { Backends, ObservedAnswer } from '../seam.ts'

let backend: RecordingBackend
let opened: Backends[] = []

before(async () => void (backend = await recordingBackend()))
after(() => backend.stop())
beforeEach(async () => {
  backend.requests = []
  await Promise.all(opened.map((one) => one.close()))
  opened = []
})
after(() => Promise.all(opened.map((one) => one.close())))

function backends(...given: Parameters<typeof backendsOf>): Backends {
  const one = backendsOf(...given)
  opened.push(one)
  return one
}

/** Whether the last request is rightly signed with these credentials. */
function isSigned(secret: string, service: string, bodyHash: string | undefined): boolean {
  const { method, url, headers } = backend.requests.at(-1)!
  const [rawPath = '', rawQuery = ''] = url.split('?')
  const facts = {
    method,
    rawPath,
    rawQuery,
    headers: new Map(Object.entries(headers as Record<string, string>)),
  }
  const auth = readAuthorizationHeader(facts, service === 's3' ? 's3' : 'json')
  return verifySignature(facts, auth, signingKey(secret, '20261130', 'eu-west-1', service), bodyHash)
}

test('the very bytes that were decided on arrive, signed anew', async () => {
  const answer = await backends(backend.url).forward(decided(), sending)
  assert.equal(answer.status, 200)
  assert.equal(await textOf(answer), '{}')
  const [got] = backend.requests
  assert.equal(got!.body, '{"MessageBody":"hi"}')
  assert.equal(got!.headers['x-amz-date'], formatAmzDate(now))
  assert.match(got!.headers['authorization']!, /Credential=minio\/20261130\/eu-west-1\/sqs\/aws4_request/)
  assert.ok(isSigned('minio-secret', 'sqs', sha256Hex('{"MessageBody":"hi"}')))
})

test('only headers that the operation knows are sent on, and nobody’s own credentials', async () => {
  const headers = {
    ...decided().headers,
    authorization: 'AWS4-HMAC-SHA256 Credential=AKIACLIENT',
    'x-amz-security-token': 'the token of a client',
    'x-amz-content-sha256': '0'.repeat(64),
    'x-moto-account-id': '999999999999',
    'x-localstack-data': '1',
    'x-http-method-override': 'DELETE',
    'x-amz-acl': 'public-read',
    'x-amz-meta-a': 'ä',
    'x-forwarded-for': '1.2.3.4',
    expect: '100-continue',
    connection: 'keep-alive, x-amz-meta-a',
    cookie: 'a=b',
    origin: 'http://evil.test',
    'content-encoding': 'aws-chunked,gzip',
    'user-agent': 'aws-cli',
  }
  const request = decided({ headers, headerNames: new Set(['x-amz-meta-*', 'x-amz-storage-class']) })
  await backends(backend.url).forward(request, sending)
  const got = backend.requests[0]!
  assert.deepEqual(got.headerNames.map((name) => name.toLowerCase()).toSorted(), [
    'authorization',
    'connection',
    'content-encoding',
    'content-length',
    'content-type',
    'host',
    'user-agent',
    'x-amz-date',
    'x-amz-meta-a',
    'x-amz-target',
  ])
  assert.equal(got.headers['content-encoding'], 'gzip')
  assert.equal(got.headers['connection'], 'keep-alive')
  assert.ok(isSigned('minio-secret', 'sqs', sha256Hex(decided().body!)))
})

test('credentials that are an account sign with the account of the resource', async () => {
  await backends(backend.url, 'account').forward(decided({ resourceAccount: '444455556666' }), sending)
  assert.match(backend.requests[0]!.headers['authorization']!, /Credential=444455556666\//)
  assert.equal(backends(backend.url, 'account').accountOf('sqs'), undefined)
  assert.equal(backends(backend.url).accountOf('sqs'), account)
})

test('a body that streams arrives as it comes, signed as unsigned payload', async () => {
  const stream = { body: Readable.from([Buffer.from('abc'), Buffer.from('def')]), length: 6, headers: {} }
  const request = decided({
    signingName: 's3',
    operation: 'PutObject',
    method: 'PUT',
    path: '/bucket/a%20key',
    query: 'x-id=PutObject',
    headers: { 'x-amz-acl': 'private' },
    headerNames: new Set(['x-amz-acl']),
    body: undefined,
  })
  await backends(`s3=${backend.url}`).forward(request, { ...sending, stream })
  const [got] = backend.requests
  assert.deepEqual([got!.method, got!.url, got!.body], ['PUT', '/bucket/a%20key?x-id=PutObject', 'abcdef'])
  assert.equal(got!.headers['content-length'], '6')
  assert.equal(got!.headers['x-amz-content-sha256'], 'UNSIGNED-PAYLOAD')
  assert.ok(isSigned('minio-secret', 's3', undefined))
})

test('who remembers sees a small answer whole before its end goes out, and of a large one its head', async () => {
  const before = backend.answer
  try {
    for (const [size, chunked] of [
      [5, false],
      [5, true],
      [300_000, false],
      [300_000, true],
    ] as const) {
      backend.answer = (_request, response) => {
        response.writeHead(201, chunked ? {} : { 'content-length': size })
        response.end('x'.repeat(size))
      }
      const seen: ObservedAnswer[] = []
      const answer = await backends(backend.url).forward(
        decided({ observe: (given) => void seen.push(given) }),
        sending,
      )
      assert.equal((await textOf(answer)).length, size)
      assert.equal(seen.length, 1)
      assert.equal(seen[0]!.status, 201)
      assert.equal(seen[0]!.body?.length, size === 5 ? 5 : undefined)
    }
  } finally {
    backend.answer = before
  }
})

test('headers of the backend’s connection stay there; the request has our id', async () => {
  const before = backend.answer
  backend.answer = (_request, response) => {
    response.writeHead(200, {
      connection: 'close, x-hop',
      'x-hop': '1',
      'x-amz-request-id': 'theirs',
      'set-cookie': ['a=1', 'b=2'],
      'x-amz-meta-name': Buffer.from('ä').toString('latin1'),
    })
    response.end('ok')
  }
  try {
    const { headers } = await backends(backend.url).forward(decided(), sending)
    assert.equal(headers['x-hop'], undefined)
    assert.equal(headers['connection'], undefined)
    assert.equal(headers['x-amz-request-id'], decided().requestId)
    assert.deepEqual(headers['set-cookie'], ['a=1', 'b=2'])
    assert.equal(headers['x-amz-meta-name'], Buffer.from('ä').toString('latin1'))
  } finally {
    backend.answer = before
  }
})

const role = `arn:aws:iam::${account}:role/service-role/Worker`

test('a passed role is made in the backend’s IAM before the request, trusted to the service alone', async () => {
  const request = decided({
    signingName: 'lambda',
    passedRoles: [role, role, 'arn:aws:iam::999999999999:role/Other'],
  })
  await backends(backend.url).forward(request, sending)
  assert.equal(backend.requests.length, 2)
  const form = new URLSearchParams(backend.requests[0]!.body)
  assert.deepEqual(
    [form.get('Action'), form.get('RoleName'), form.get('Path')],
    ['CreateRole', 'Worker', '/service-role/'],
  )
  assert.match(form.get('AssumeRolePolicyDocument')!, /"Service":"lambda\.amazonaws\.com"/)
  assert.match(backend.requests[0]!.headers['authorization']!, /\/us-east-1\/iam\/aws4_request/)
})

test('no role is made where the operator does not want it', async () => {
  await backends(backend.url, '', false).forward(decided({ passedRoles: [role] }), sending)
  assert.equal(backend.requests.length, 1)
})
