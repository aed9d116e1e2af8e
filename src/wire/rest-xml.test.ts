import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRequest } from '../../test/fixtures/read-request.ts'
import { AwsError } from '../kernel/aws-error.ts'
import { utf8 } from '../kernel/bytes.ts'
import { openModel } from './model.ts'
import type { WireRequest } from './protocol.ts'
import { restXml, streamingPayload } from './rest-xml.ts'

const s3 = openModel(new URL('../../models', import.meta.url).pathname, 's3')

function parse(changes: Partial<WireRequest>): { operation: string; input: object } {
  const plain = {
    method: 'GET',
    path: '/b/k',
    query: '',
    headers: {},
    body: utf8(''),
    s3: { bucket: 'b', key: 'k' },
  }
  return readRequest(restXml, s3, { ...plain, ...changes })
}

function codeOf(run: () => unknown): string {
  try {
    run()
    return 'nothing'
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return error.code
  }
}

test('labels, headers, query and metadata are read into the input', () => {
  const headers = {
    'content-type': 'text/plain',
    'content-length': '5',
    'x-amz-meta-a': 'A',
    'x-amz-meta-é': 'Ã©',
    'x-amz-tagging': 'k=v',
    'if-none-match': '*',
    host: 'b.s3',
  }
  const { operation, input } = parse({ method: 'PUT', headers, query: 'x-id=PutObject' })
  assert.equal(operation, 'PutObject')
  assert.deepEqual(input, {
    Bucket: 'b',
    Key: 'k',
    ContentType: 'text/plain',
    ContentLength: 5,
    IfNoneMatch: '*',
    Metadata: { a: 'A', é: 'é' },
    Tagging: 'k=v',
  })
})

test('times and lists of headers have their types; a condition with an unreadable date is overlooked', () => {
  const headers = {
    'if-modified-since': 'Wed, 01 Jul 2026 12:00:00 GMT',
    'if-unmodified-since': 'yesterday',
    'x-amz-object-attributes': 'ETag, ObjectSize',
  }
  assert.deepEqual(parse({ headers }).input, {
    Bucket: 'b',
    Key: 'k',
    IfModifiedSince: new Date(1782907200000),
  })
  const attributes = parse({ headers, query: 'attributes' }).input as { ObjectAttributes: string[] }
  assert.deepEqual(attributes.ObjectAttributes, ['ETag', 'ObjectSize'])
})

test('a number in the query that is none is an invalid argument that is named', () => {
  const list = { s3: { bucket: 'b' } }
  assert.throws(
    () => parse({ ...list, query: 'list-type=2&max-keys=x' }),
    (error) =>
      error instanceof AwsError &&
      error.code === 'InvalidArgument' &&
      error.details['ArgumentName'] === 'max-keys',
  )
  assert.deepEqual(parse({ ...list, query: 'list-type=2&max-keys=&prefix=a+b%2B' }).input, {
    Bucket: 'b',
    Prefix: 'a b+',
  })
})

const deletion = { method: 'POST', query: 'delete', s3: { bucket: 'b' } }

test('an XML body is read by its schema', () => {
  const body = utf8(
    '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Object><Key> a&lt; </Key></Object>\n' +
      '<Object><Key>b</Key><VersionId>v</VersionId></Object><Quiet>true</Quiet></Delete>',
  )
  assert.deepEqual(parse({ ...deletion, body }).input, {
    Bucket: 'b',
    Delete: { Objects: [{ Key: ' a< ' }, { Key: 'b', VersionId: 'v' }], Quiet: true },
  })
})

const bodies: Record<string, string> = {
  'another root': '<Remove/>',
  'an element the schema has not': '<Delete><Nope/></Delete>',
  'an element twice': '<Delete><Quiet>true</Quiet><Quiet>true</Quiet></Delete>',
  'text of another type': '<Delete><Quiet>maybe</Quiet></Delete>',
  'an element where text belongs': '<Delete><Quiet><a/></Quiet></Delete>',
  'text where elements belong': '<Delete>all</Delete>',
}

for (const [name, body] of Object.entries(bodies)) {
  test(`refuses ${name} in a body`, () => {
    assert.equal(
      codeOf(() => parse({ ...deletion, body: utf8(body) })),
      'MalformedXML',
    )
  })
}

test('a grantee has its type in an attribute', () => {
  const grant =
    '<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">' +
    '<ID>i</ID></Grantee>' +
    '<Permission>READ</Permission></Grant>'
  const body = utf8(
    `<AccessControlPolicy><AccessControlList>${grant}</AccessControlList></AccessControlPolicy>`,
  )
  const { input } = parse({ method: 'PUT', query: 'acl', s3: { bucket: 'b' }, body })
  const grants = [{ Grantee: { Type: 'CanonicalUser', ID: 'i' }, Permission: 'READ' }]
  assert.deepEqual(input, { Bucket: 'b', AccessControlPolicy: { Grants: grants } })
  const { body: written } = restXml.render(s3, 'GetBucketAcl', { Grants: grants }, 'r')
  assert.ok((written as string).includes(grant))
})

test('a policy is the body itself, both ways', () => {
  const { input } = parse({ method: 'PUT', query: 'policy', s3: { bucket: 'b' }, body: utf8('{"a":1}') })
  assert.deepEqual(input, { Bucket: 'b', Policy: '{"a":1}' })
  const answer = restXml.render(s3, 'GetBucketPolicy', { Policy: '{"a":1}' }, 'r')
  assert.deepEqual([answer.body, answer.headers['content-type']], ['{"a":1}', 'application/json'])
})

test('a location is the root element itself, empty for the first region', () => {
  const body = (region?: string) =>
    restXml.render(s3, 'GetBucketLocation', { LocationConstraint: region as never }, 'r').body
  const start =
    '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint ' +
    'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"'
  assert.equal(body('eu-west-1'), `${start}>eu-west-1</LocationConstraint>`)
  assert.equal(body(), `${start}/>`)
})

test('headers carry dates and metadata; nothing breaks the head of an answer', () => {
  const output = {
    LastModified: new Date(1782907200000),
    ContentType: 'text/plain\r\nSet-Cookie: a=b',
    ContentDisposition: 'é',
    Metadata: { A: 'plain', b: 'é', c: 'x\r\ny: z' },
  }
  const { headers, status, body } = restXml.render(s3, 'GetObject', output, 'r')
  assert.equal(status, 200)
  assert.equal(body, '')
  assert.deepEqual(headers, {
    'x-amz-request-id': 'r',
    'last-modified': 'Wed, 01 Jul 2026 12:00:00 GMT',
    'content-type': 'text/plain  Set-Cookie: a=b',
    'content-disposition': 'Ã©',
    'x-amz-meta-a': 'plain',
    'x-amz-meta-b': '=?UTF-8?B?w6k=?=',
    'x-amz-meta-c': '=?UTF-8?B?eA0KeTogeg==?=',
  })
})

test('a range is partial content, an empty answer has the status of its operation', () => {
  assert.equal(restXml.render(s3, 'GetObject', { ContentRange: 'bytes 0-1/2' }, 'r').status, 206)
  assert.equal(restXml.render(s3, 'DeleteBucket', undefined, 'r').status, 204)
})

test('keys with control characters are written as references, times with milliseconds', () => {
  const output = {
    Name: 'b',
    Contents: [{ Key: 'a\u0001&', LastModified: new Date(1782907200000), Size: 0 }],
  }
  assert.equal(
    restXml.render(s3, 'ListObjectsV2', output, 'r').body,
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      '<Contents><Key>a&#x1;&amp;</Key><LastModified>2026-07-01T12:00:00.000Z</LastModified>' +
      '<Size>0</Size></Contents>' +
      '<Name>b</Name></ListBucketResult>',
  )
})

test('an error has its specifics, then the ids; a HEAD has no body', () => {
  const error = new AwsError('NoSuchKey', 404, 'The specified key does not exist.', {
    details: { Key: 'a<b' },
  })
  const facts = { resource: '/b/k', hostId: 'h' }
  assert.deepEqual(restXml.renderError(s3, error, 'r', facts), {
    status: 404,
    headers: { 'x-amz-request-id': 'r', 'x-amz-id-2': 'h', 'content-type': 'application/xml' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>' +
      '<Key>a&lt;b</Key><Resource>/b/k</Resource><RequestId>r</RequestId><HostId>h</HostId></Error>',
  })
  assert.equal(restXml.renderError(s3, error, 'r', { head: true }).body, '')
})

test('payloads that stream are known', () => {
  assert.equal(streamingPayload(s3, 'PutObject', 'input'), 'Body')
  assert.equal(streamingPayload(s3, 'GetObject', 'output'), 'Body')
  assert.equal(streamingPayload(s3, 'PutBucketPolicy', 'input'), undefined)
  assert.equal(streamingPayload(s3, 'Nope', 'input'), undefined)
})
