import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openGateway } from '../gateway/gateway.ts'
import { services } from '../main.ts'
import { addressesOf } from './addresses.ts'
import { hostName, route } from './route.ts'

const known = new Map(['iam', 'sts', 's3', 'ec2', 'athena', 'understudy'].map((name) => [name, name]))

const addresses = addressesOf(services)
const gateway = openGateway(fileURLToPath(new URL('../../models', import.meta.url)))

const scoped = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIA/20260701/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }

const routed = (url: string, headers: Record<string, string> = {}, method = 'POST') =>
  route({ url, method, headers: { host: 'localhost:4566', ...headers } } as unknown as IncomingMessage, {
    desks: known,
    allowedHosts: new Set([
      'localhost',
      '127.0.0.1',
      '[::1]',
      'understudy.test',
      'eu.understudy.test',
      'house',
    ]),
    addresses,
    gateway,
  })

const presigned = (service: string) =>
  `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA%2F20260701%2Fus-east-1%2F${service}%2Faws4_request`

test('the scope names the service', () => {
  for (const service of known.keys()) {
    assert.equal(routed('/', { authorization: scoped(service) }).service, service)
    assert.equal(routed(`/?${presigned(service)}`, {}, 'GET').service, service)
    assert.equal(routed(`/?a=b&${presigned(service).replaceAll('%2F', '/')}`, {}, 'GET').service, service)
  }
})

test('the Host stands over the scope, and gives region and bucket', () => {
  const tests: [string, object][] = [
    ['iam.amazonaws.com', { service: 'iam', region: undefined, bucket: undefined }],
    ['sts.eu-west-1.amazonaws.com', { service: 'sts', region: 'eu-west-1', bucket: undefined }],
    ['STS.us-gov-west-1.AMAZONAWS.com:443', { service: 'sts', region: 'us-gov-west-1', bucket: undefined }],
    [
      'my.dotted.bucket.s3.eu-west-1.amazonaws.com',
      { service: 's3', region: 'eu-west-1', bucket: 'my.dotted.bucket' },
    ],
    ['b.s3.amazonaws.com', { service: 's3', region: undefined, bucket: 'b' }],
    ['s3-eu-west-1.amazonaws.com', { service: 's3', region: 'eu-west-1', bucket: undefined }],
  ]
  for (const [host, expected] of tests) {
    const { service, region, bucket } = routed('/', { host, authorization: scoped('ec2') }) as any
    assert.deepEqual({ service, region, bucket }, expected, host)
  }
  for (const host of ['iam.amazonaws.com.evil.example', 'xiam.amazonaws.com', 'iam.amazonaws.comx']) {
    assert.equal(routed('/', { host, authorization: scoped('ec2') }).service, 'ec2', host)
  }
})

test('a bucket may stand before each name of the server, the longest of which counts', () => {
  const tests: [string, string | undefined][] = [
    ['photos.localhost:4566', 'photos'],
    ['photos.s3.localhost', 'photos'],
    ['a.b.localhost', 'a.b'],
    ['s3.localhost:4566', undefined],
    ['localhost', undefined],
    ['127.0.0.1:4566', undefined],
    ['[::1]:4566', undefined],
    ['x.127.0.0.1', undefined],
    ['Photos.Understudy.TEST:4566', 'photos'],
    ['a.b.understudy.test', 'a.b'],
    ['a.b.s3.understudy.test', 'a.b'],
    ['understudy.test', undefined],
    ['s3.understudy.test', undefined],
    ['eu.understudy.test', undefined],
    ['photos.eu.understudy.test', 'photos'],
    ['photos.house:4566', 'photos'],
    ['notunderstudy.test', undefined],
    ['photos.elsewhere.test', undefined],
    ['.understudy.test', undefined],
  ]
  for (const [host, bucket] of tests) {
    assert.equal((routed('/key', { host }, 'GET') as any).bucket, bucket, host)
  }
  for (const path of ['/', '/?list-type=2', '/key']) {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { bucket, path: kept } = routed(path, { host: 'photos.understudy.test:4566' }, method) as any
      assert.deepEqual([bucket, kept], ['photos', path.split('?')[0]], `${method} ${path}`)
    }
  }
  const other = routed('/', { host: 'photos.localhost', authorization: scoped('iam') }) as any
  assert.deepEqual([other.service, other.bucket], ['iam', undefined])
})

test('without a scope the target, the form or the Action tell, and what is left is of S3', () => {
  const tests: [string, Record<string, string>, string, string][] = [
    ['/', { 'x-amz-target': 'AmazonAthena.ListWorkGroups' }, 'POST', 'athena'],
    ['/', { 'x-amz-target': 'Understudy_20261101.ExplainDecision' }, 'POST', 'understudy'],
    ['/', { 'x-amz-target': 'constructor.x' }, 'POST', 's3'],
    ['/', form, 'POST', 'sts'],
    ['/?Action=AssumeRoleWithWebIdentity', {}, 'GET', 'sts'],
    ['/?ReAction=x', {}, 'GET', 's3'],
    ['/bucket/key?Action=x', {}, 'PUT', 's3'],
    ['/', {}, 'GET', 's3'],
    ['/', { authorization: 'Basic x' }, 'GET', 's3'],
    ['/', { authorization: scoped('unheard-of') }, 'GET', 's3'],
  ]
  for (const [url, headers, method, service] of tests) {
    assert.equal(routed(url, headers, method).service, service, `${method} ${url} ${JSON.stringify(headers)}`)
  }
})

test('path and query are kept as they came', () => {
  const { path, query } = routed('/a%20b//../c?x=%7E&y?z', {}, 'GET')
  assert.deepEqual([path, query], ['/a%20b//../c', 'x=%7E&y?z'])
})

test('our own pages are those under /_understudy/ that nobody signed and no bucket has', () => {
  assert.equal(routed('/_understudy/health', {}, 'GET').service, undefined)
  assert.equal(routed('/_understudy/health?x=1', {}, 'GET').query, 'x=1')
  const others: [string, Record<string, string>][] = [
    ['/_understudy', {}],
    ['/_understudyx/health', {}],
    ['/x/_understudy/health', {}],
    ['/_understudy/health', { authorization: scoped('s3') }],
    ['/_understudy/health?X-Amz-Signature=0', {}],
    ['/_understudy/health', { host: 'bucket.localhost' }],
  ]
  for (const [url, headers] of others) assert.equal(routed(url, headers, 'GET').service, 's3', url)
})

test('a host is its name in lower case, without a port', () => {
  const tests = [
    ['LocalHost:4566', 'localhost'],
    ['[::1]:4566', '[::1]'],
    ['[::1]', '[::1]'],
    ['127.0.0.1', '127.0.0.1'],
    ['', ''],
  ] as const
  for (const [host, name] of tests) assert.equal(hostName(host), name)
  assert.equal(hostName(undefined), '')
})

test('hostile headers are read in no time', () => {
  const hostile: [string, Record<string, string>][] = [
    ['/', { authorization: 'Credential='.repeat(1480) }],
    ['/', { authorization: 'Credential=/'.repeat(1300) }],
    [`/?${'X-Amz-Credential=a/'.repeat(800)}`, {}],
    [`/?${'&X-Amz-Credential=%2F'.repeat(700)}`, {}],
    ['/', { host: 's3.'.repeat(5000) }],
    ['/', { host: `s3.aa${'-a'.repeat(8000)}` }],
  ]
  const started = process.cpuUsage()
  for (const [url, headers] of hostile)
    for (let round = 0; round < 20; round += 1) routed(url, headers, 'GET')
  const { user: microseconds } = process.cpuUsage(started)
  assert.ok(microseconds < 1_000_000, `${microseconds} µs`)
})

test('what aws login asks for at the root is a page of ours, but for signed requests and the keys of a bucket', () => {
  for (const path of ['/v1/token', '/v1/authorize']) {
    const own = routed(`${path}?a=b`) as any
    assert.deepEqual([own.service, own.path, own.query], [undefined, `/_understudy/signin${path}`, 'a=b'])
    assert.equal(routed(path, { authorization: scoped('s3') }).service, 's3')
    for (const host of ['photos.localhost:4566', 'b.s3.amazonaws.com']) {
      assert.equal((routed(path, { host }, 'GET') as any).path, path, host)
    }
  }
  for (const path of ['/v1/tokens', '/v1/token/', '/v1', '/bucket/v1/token']) {
    assert.notEqual(routed(path, {}, 'GET').service, undefined, path)
  }
})
