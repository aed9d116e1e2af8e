import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isBucketName, isReservedBucketName } from './bucket-name.ts'

const names: [string, boolean][] = [
  ['abc', true],
  ['my-bucket.example.com', true],
  ['a'.repeat(63), true],
  ['1bucket2', true],
  ['ab', false],
  ['a'.repeat(64), false],
  ['My-bucket', false],
  ['-bucket', false],
  ['bucket-', false],
  ['.bucket', false],
  ['my..bucket', false],
  ['my_bucket', false],
  ['192.168.5.4', false],
  ['bucket\n', false],
]

for (const [name, valid] of names) {
  test(`${JSON.stringify(name)} is ${valid ? 'a' : 'no'} bucket name`, () =>
    assert.equal(isBucketName(name), valid))
}

test('names that AWS keeps for itself are reserved', () => {
  for (const name of ['xn--bucket', 'sthree-x', 'bucket-s3alias', 'bucket--x-s3']) {
    assert.equal(isReservedBucketName(name), true, name)
  }
  assert.equal(isReservedBucketName('bucket-s3'), false)
})
