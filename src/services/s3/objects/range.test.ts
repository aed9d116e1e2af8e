import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../../kernel/aws-error.ts'
import { byteRange, copyRange } from './range.ts'

const ranges: [string | undefined, number, [number, number] | undefined | 416][] = [
  ['bytes=0-9', 100, [0, 9]],
  ['bytes=90-', 100, [90, 99]],
  ['bytes=90-200', 100, [90, 99]],
  ['bytes=-10', 100, [90, 99]],
  ['bytes=-200', 100, [0, 99]],
  ['bytes=0-0', 1, [0, 0]],
  [undefined, 100, undefined],
  ['bytes=9-0', 100, undefined],
  ['bytes=0-1,5-6', 100, undefined],
  ['bytes=-', 100, undefined],
  ['lines=0-9', 100, undefined],
  ['bytes=100-', 100, 416],
  ['bytes=-0', 100, 416],
  ['bytes=0-', 0, 416],
  ['bytes=-5', 0, 416],
]

for (const [header, size, expected] of ranges) {
  test(`${header} of ${size} bytes is ${expected}`, () => {
    if (expected === 416) {
      assert.throws(
        () => byteRange(header, size),
        (error) => error instanceof AwsError && error.status === 416 && error.code === 'InvalidRange',
      )
    } else {
      const range = expected && { start: expected[0], end: expected[1] }
      assert.deepEqual(byteRange(header, size), range)
    }
  })
}

test('the range of a copy has both ends inside the source', () => {
  assert.deepEqual(copyRange('bytes=1-9', 10), { start: 1, end: 9 })
  for (const header of ['bytes=1-10', 'bytes=-5', 'bytes=5-', 'bytes=9-1', '1-2']) {
    assert.equal(copyRange(header, 10), undefined, header)
  }
})
