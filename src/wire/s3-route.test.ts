import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../kernel/aws-error.ts'
import { openModel } from './model.ts'
import type { WireRequest } from './protocol.ts'
import { matchOperation } from './s3-route.ts'

const s3 = openModel(new URL('../../models', import.meta.url).pathname, 's3')

/** `GET /bucket/key?query` with headers in lower case. */
function match(line: string, headers: WireRequest['headers'] = {}): string {
  const [method, target] = line.split(' ') as [string, string]
  const [path, query = ''] = target.split('?') as [string, string?]
  const [, bucket, ...rest] = path.split('/')
  const s3Names = { ...(bucket ? { bucket } : {}), ...(rest.length > 0 ? { key: rest.join('/') } : {}) }
  try {
    return matchOperation(s3, { method, path, query, headers, body: new Uint8Array(0), s3: s3Names })
  } catch (error) {
    assert.ok(error instanceof AwsError, String(error))
    return `${error.code} ${error.status}`
  }
}

const routes: Record<string, string> = {
  'GET /': 'ListBuckets',
  'GET /?x-id=ListBuckets': 'ListBuckets',
  'GET /?x-id=ListDirectoryBuckets': 'ListDirectoryBuckets',
  'GET /b': 'ListObjects',
  'GET /b?prefix=a&max-keys=3': 'ListObjects',
  'GET /b?list-type=2&prefix=a': 'ListObjectsV2',
  'GET /b?list-type=1': 'ListObjects',
  'GET /b?versions': 'ListObjectVersions',
  'GET /b?uploads': 'ListMultipartUploads',
  'GET /b?location': 'GetBucketLocation',
  'GET /b?policy': 'GetBucketPolicy',
  'GET /b?policy=': 'GetBucketPolicy',
  'GET /b?policyStatus': 'GetBucketPolicyStatus',
  'GET /b?acl': 'GetBucketAcl',
  'GET /b?analytics': 'ListBucketAnalyticsConfigurations',
  'GET /b?analytics&id=x': 'GetBucketAnalyticsConfiguration',
  'GET /b?metadataConfiguration': 'GetBucketMetadataConfiguration',
  'PUT /b': 'CreateBucket',
  'PUT /b?policy': 'PutBucketPolicy',
  'PUT /b?lifecycle': 'PutBucketLifecycleConfiguration',
  'POST /b?delete': 'DeleteObjects',
  'DELETE /b': 'DeleteBucket',
  'DELETE /b?policy': 'DeleteBucketPolicy',
  'DELETE /b?lifecycle': 'DeleteBucketLifecycle',
  'HEAD /b': 'HeadBucket',
  'GET /b/k': 'GetObject',
  'GET /b/k?x-id=GetObject': 'GetObject',
  'GET /b/k?versionId=v&partNumber=2': 'GetObject',
  'GET /b/k?response-content-type=text%2Fplain': 'GetObject',
  'GET /b/k?X-Amz-Signature=x': 'GetObject',
  'GET /b/k?acl': 'GetObjectAcl',
  'GET /b/k?tagging&versionId=v': 'GetObjectTagging',
  'GET /b/k?attributes': 'GetObjectAttributes',
  'GET /b/k?torrent': 'GetObjectTorrent',
  'GET /b/k?legal-hold': 'GetObjectLegalHold',
  'GET /b/k?uploadId=u&max-parts=3': 'ListParts',
  'GET /b/k?annotation': 'ListObjectAnnotations',
  'PUT /b/k': 'PutObject',
  'PUT /b/k?tagging': 'PutObjectTagging',
  'PUT /b/k?uploadId=u&partNumber=1': 'UploadPart',
  'PUT /b/k?renameObject': 'RenameObject',
  'POST /b/k?uploads': 'CreateMultipartUpload',
  'POST /b/k?uploadId=u': 'CompleteMultipartUpload',
  'POST /b/k?restore': 'RestoreObject',
  'POST /b/k?select&select-type=2': 'SelectObjectContent',
  'DELETE /b/k': 'DeleteObject',
  'DELETE /b/k?versionId=v': 'DeleteObject',
  'DELETE /b/k?tagging': 'DeleteObjectTagging',
  'DELETE /b/k?uploadId=u': 'AbortMultipartUpload',
  'HEAD /b/k?versionId=v': 'HeadObject',
}

for (const [line, operation] of Object.entries(routes)) {
  test(`${line} is ${operation}`, () => assert.equal(match(line), operation))
}

test('a copy header makes a put a copy', () => {
  const copy = { 'x-amz-copy-source': '/b/other' }
  assert.equal(match('PUT /b/k', copy), 'CopyObject')
  assert.equal(match('PUT /b/k?partNumber=1&uploadId=u', copy), 'UploadPartCopy')
  assert.equal(match('PUT /b/k?acl', copy), 'PutObjectAcl')
})

const refused: Record<string, string> = {
  'DELETE /b/k?acl': 'MethodNotAllowed 405',
  'DELETE /b?acl': 'MethodNotAllowed 405',
  'DELETE /b?versioning': 'MethodNotAllowed 405',
  'PUT /b/k?policy': 'MethodNotAllowed 405',
  'PUT /b/k?uploadId=u': 'MethodNotAllowed 405',
  'GET /b/k?uploads': 'MethodNotAllowed 405',
  'HEAD /b/k?acl': 'MethodNotAllowed 405',
  'GET /?acl': 'MethodNotAllowed 405',
  'POST /b/k': 'MethodNotAllowed 405',
  'PATCH /b/k': 'MethodNotAllowed 405',
  'POST /b': 'NotImplemented 501',
  'GET /b?prefix=%zz': 'InvalidURI 400',
}

for (const [line, refusal] of Object.entries(refused)) {
  test(`${line} is refused, not mistaken for something else`, () => assert.equal(match(line), refusal))
}

test('every operation but the one with a host of its own can be reached', () => {
  const reached = new Set<string>()
  for (const name of s3.operationNames) {
    const operation = s3.operation(name)!
    const [method, uri] = operation.http!
    const [path, fixed = ''] = uri.split('?') as [string, string?]
    const bucket = operation.input?.members.some((member) => member.name === 'Bucket' && member.label)
      ? 'b'
      : ''
    const required =
      operation.input?.members.filter((member) => operation.input!.required.includes(member.name)) ?? []
    const query = [fixed, ...required.flatMap((member) => (member.query ? [`${member.query}=1`] : []))].join(
      '&',
    )
    const headers = Object.fromEntries(
      required.flatMap(({ header }) => (header ? [[header.toLowerCase(), 'x']] : [])),
    )
    reached.add(match(`${method} /${bucket}${path === '/{Key+}' ? '/k' : ''}?${query}`, headers))
  }
  const missing = s3.operationNames.filter((name) => !reached.has(name))
  assert.deepEqual(missing, ['WriteGetObjectResponse'])
})
