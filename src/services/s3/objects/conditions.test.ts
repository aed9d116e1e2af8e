import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../../kernel/aws-error.ts'
import {
  checkCopySource,
  checkRead,
  checkWrite,
  writeConditionProblem,
  type ReadConditions,
} from './conditions.ts'

const modified = Date.parse('2026-07-01T12:00:00Z')
const object = { etag: 'abc', modified }
const before = new Date(modified - 1000)
const after = new Date(modified + 1000)
const same = new Date(modified)

function codeOf(work: () => void): string {
  try {
    work()
    return 'passes'
  } catch (error) {
    assert.ok(error instanceof AwsError)
    return error.status === 304 ? '304' : `${error.status} ${error.details['Condition'] ?? error.code}`
  }
}

const reads: [ReadConditions, string, string][] = [
  [{}, 'passes', 'passes'],
  [{ IfMatch: '"abc"' }, 'passes', 'passes'],
  [{ IfMatch: 'abc' }, 'passes', 'passes'],
  [{ IfMatch: '"x", "abc"' }, 'passes', 'passes'],
  [{ IfMatch: '*' }, 'passes', 'passes'],
  [{ IfMatch: '"x"' }, '412 If-Match', '412 x-amz-copy-source-If-Match'],
  [{ IfNoneMatch: '"abc"' }, '304', '412 x-amz-copy-source-If-None-Match'],
  [{ IfNoneMatch: '"x"' }, 'passes', 'passes'],
  [{ IfModifiedSince: same }, '304', '412 x-amz-copy-source-If-Modified-Since'],
  [{ IfModifiedSince: before }, 'passes', 'passes'],
  [{ IfUnmodifiedSince: before }, '412 If-Unmodified-Since', '412 x-amz-copy-source-If-Unmodified-Since'],
  [{ IfUnmodifiedSince: same }, 'passes', 'passes'],
  // The ETag of a pair decides alone.
  [{ IfMatch: '"abc"', IfUnmodifiedSince: before }, 'passes', 'passes'],
  [{ IfNoneMatch: '"x"', IfModifiedSince: after }, 'passes', 'passes'],
]

for (const [conditions, read, copy] of reads) {
  test(`${JSON.stringify(conditions)}: a read ${read}, a copy ${copy}`, () => {
    assert.equal(
      codeOf(() => checkRead(conditions, object)),
      read,
    )
    assert.equal(
      codeOf(() => checkCopySource(conditions, object)),
      copy,
    )
  })
}

test('a write can ask that nothing be there, or that a known object be', () => {
  assert.equal(
    codeOf(() => checkWrite({ IfNoneMatch: '*' }, 'k', undefined)),
    'passes',
  )
  assert.equal(
    codeOf(() => checkWrite({ IfNoneMatch: '*' }, 'k', object)),
    '412 If-None-Match',
  )
  assert.equal(
    codeOf(() => checkWrite({ IfMatch: '"abc"' }, 'k', object)),
    'passes',
  )
  assert.equal(
    codeOf(() => checkWrite({ IfMatch: '"x"' }, 'k', object)),
    '412 If-Match',
  )
  assert.equal(
    codeOf(() => checkWrite({ IfMatch: '"x"' }, 'k', undefined)),
    '404 NoSuchKey',
  )
  assert.equal(writeConditionProblem({ IfNoneMatch: '"abc"' })?.code, 'NotImplemented')
  assert.equal(writeConditionProblem({ IfNoneMatch: '*' }), undefined)
})
