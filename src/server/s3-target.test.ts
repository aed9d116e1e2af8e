import assert from 'node:assert/strict'
import { test } from 'node:test'
import { s3Target } from './s3-target.ts'

const target = (path: string, bucket?: string) => s3Target({ service: 's3', path, query: '', bucket })

test('the path names bucket and key, or the Host the bucket and the path the key', () => {
  const tests: [string, string | undefined, object][] = [
    ['/', undefined, {}],
    ['', undefined, {}],
    ['/b', undefined, { bucket: 'b' }],
    ['/b/', undefined, { bucket: 'b' }],
    ['/b/k', undefined, { bucket: 'b', key: 'k' }],
    ['/b/k/', undefined, { bucket: 'b', key: 'k/' }],
    ['/b//k', undefined, { bucket: 'b', key: '/k' }],
    ['/b/../k', undefined, { bucket: 'b', key: '../k' }],
    ['/b/a%20b%2Fc+d', undefined, { bucket: 'b', key: 'a b/c+d' }],
    ['/b/%C3%BC', undefined, { bucket: 'b', key: 'ü' }],
    ['/', 'h', { bucket: 'h' }],
    ['/b/k', 'h', { bucket: 'h', key: 'b/k' }],
    ['//k', 'h', { bucket: 'h', key: '/k' }],
  ]
  for (const [path, bucket, expected] of tests) assert.deepEqual(target(path, bucket), expected, path)
})

test('a path that cannot be decoded is no URI', () => {
  for (const path of ['/b/%', '/b/%2', '/b/%zz', '/%ff', '/b/%C3%28']) {
    assert.throws(() => target(path), { code: 'InvalidURI', status: 400 }, path)
  }
})
