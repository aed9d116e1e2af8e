import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionMatcher, arnValueMatcher, resourceMatcher, serviceOfPattern } from './match.ts'
import { newSteps, questionSteps } from '../steps.ts'

const keys = new Map([
  ['aws:username', ['alice']],
  ['aws:principaltag/colon', ['a:b']],
  ['aws:principaltag/none', ['']],
  ['aws:principaltag/short', ['arn:aws:sns:r:1']],
  ['aws:principalarn', ['arn:aws:iam::1:user/alice']],
])

test('a resource pattern is compared segment by segment, but for a star that ends one', () => {
  const object = 'arn:aws:s3:::b/alice/x:y'
  const table: [string, string, boolean][] = [
    ['*', object, true],
    ['**', object, true],
    ['?', object, false],
    ['?', '*', true],
    ['*', '*', true],
    ['arn:aws:s3:::*', '*', false],
    [object, object, true],
    ['arn:aws:s3:::b/*', object, true],
    ['arn:aws:s3:::b/**', object, true],
    ['arn:aws:s3:::B/*', object, false],
    ['arn:aws:s3:::b', object, false],
    ['arn:*:s3:*:*:b/?lice/*', object, true],
    ['arn:aws:s3*', object, true],
    ['arn:*', object, true],
    ['arn:*', '*', false],
    ['arn:aws:s3:*', object, true],
    ['arn:aws:s3:*:y', object, true],
    ['arn:aws:s3:*:x', object, false],
    ['arn:aws:s3:*x:y', object, false],
    ['arn:aws:s3:::*:y', object, true],
    ['arn:aws:*::b/alice/x:y', object, true],
    ['arn:aws:*::::b/alice/x:y', object, false],
    ['arn:aws:*:b/?lice/x:?', object, true],
    ['arn:aws:?3*', object, true],
    ['arn:aws:?*3:b/*', object, false],
    ['arn:*:*:*:*:*', object, true],
    ['arn:*:*:*:*:*:*:z', object, false],
    ['arn:aws:s3:*:*:*:y', object, true],
    ['arn:aws:s3:*::b/${aws:username}/x:y', object, true],
    ['arn:aws:s3:*:b/${aws:username}/x:y', object, false],
    ['arn:aws:s3::b/*', object, false],
    ['arn:aws:s3:::*y', object, true],
    ['arn:aws:s3:::b/alice/x', object, false],
    ['arn:aws:s3:us-east-1::b/*', object, false],
    ['arn:aws:s3:::b/${aws:username}/*', object, true],
    ['arn:aws:s3:::${aws:principaltag/none}b/*', object, true],
    ['arn:aws:s3:::b/alice/${aws:principaltag/colon}', 'arn:aws:s3:::b/alice/a:b', true],
    ['arn:aws:${aws:principaltag/none}s3:::b/*', object, false],
    ['arn:aws:s3:::b/${aws:nobody}*', object, false],
    ['arn:aws:s3:*:*:arn*', object, false],
    ['arn:aws:s3*:s3::*', object, false],
    ['', object, false],
    ['b', 'b', false],
  ]
  for (const [pattern, resource, expected] of table) {
    assert.equal(
      resourceMatcher(pattern, true)(resource, keys, newSteps()),
      expected,
      `${pattern} on ${resource}`,
    )
  }
})

test('without variables a dollar and braces stand for themselves', () => {
  const pattern = 'arn:aws:s3:::b/${aws:username}/*'
  assert.equal(resourceMatcher(pattern, false)('arn:aws:s3:::b/alice/x', keys, newSteps()), false)
  assert.equal(resourceMatcher(pattern, false)('arn:aws:s3:::b/${aws:username}/x', keys, newSteps()), true)
  assert.equal(resourceMatcher('arn:aws:s3:::b/${*}', false)('arn:aws:s3:::b/${abc}', keys, newSteps()), true)
})

test('an ARN value matches ARNs only, with variables in any segment', () => {
  const table: [string, string, boolean][] = [
    ['*', 'arn:aws:sns:r:1:t', true],
    ['*', 'topic', false],
    ['*:*:*:*:*:*', 'a:b:c:d:e:f', false],
    ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::1:user/alice', true],
    ['arn:aws:${aws:username}::1:x', 'arn:aws:alice::1:x', true],
    ['arn:aws:${aws:principaltag/colon}:1:x', 'arn:aws:a:b:1:x', false],
    ['arn:aws:sns', 'arn:aws:sns', false],
    ['${aws:principalarn}', 'arn:aws:iam::1:user/alice', true],
    ['${aws:principalarn}', 'arn:aws:iam::1:user/bob', false],
    ['${aws:principalarn}/*', 'arn:aws:iam::1:user/alice/x', true],
    ['${aws:principaltag/short}:*', 'arn:aws:sns:r:1:t', true],
    ['${aws:principaltag/short}*', 'arn:aws:sns:r:1:t', false],
    ['${aws:principaltag/short}:?*', 'arn:aws:sns:r:1:', false],
    ['${aws:absent}', 'arn:aws:iam::1:user/alice', false],
    ['${aws:username}', 'alice', false],
  ]
  for (const [pattern, value, expected] of table) {
    assert.equal(arnValueMatcher(pattern, true)(value, keys, newSteps()), expected, `${pattern} on ${value}`)
  }
})

test('an action pattern covers the whole name in any case', () => {
  assert.equal(actionMatcher('S3:Get*')('s3:getobject', newSteps()), true)
  assert.equal(actionMatcher('s3:Get')('s3:getobject', newSteps()), false)
  assert.equal(actionMatcher('*')('anything', newSteps()), true)
  assert.equal(actionMatcher('s*t')('s3:get', newSteps()), true)
})

test('names the service of a pattern only where it can be no other', () => {
  assert.equal(serviceOfPattern('S3:Get*'), 's3')
  for (const pattern of ['*', 's*:Get', '?3:Get', 'nothing'])
    assert.equal(serviceOfPattern(pattern), undefined)
})

test('what matching takes is counted: a step for each test, and for 32 characters times characters', () => {
  const object = 'arn:aws:s3:::b/alice/x:y'
  const long = 'a'.repeat(320)
  const name = 'b'.repeat(64)
  const table: [pattern: string, resource: string, steps: number][] = [
    ['*', object, 0],
    ['?', object, 1],
    ['arn:aws:s3:::b/alice/x:y', object, 1],
    [`arn:aws:s3:::${name}/x`, `arn:aws:s3:::${name}/x`, 3],
    [`arn:aws:s3:::${name}/*`, `arn:aws:s3:::${name}/x`, 3],
    ['arn:aws:s3:::b/*/x:y', object, 6],
    [`arn:aws:s3:::*${'a'.repeat(32)}b*`, `arn:aws:s3:::${long}`, 6 + 33 + 2 * 319],
    [`arn:aws:s3:::*${'a'.repeat(8)}b*`, `arn:aws:s3:::${long}`, 6 + 1 + 90],
    ['arn:aws:s3:::b/${aws:username}/*', object, 16],
    ['arn:aws:s3:*:b/${aws:username}/x:y', object, 0],
    ['arn:aws:s3:*:*:*:z', object, 50],
    ['arn:*:*:*:*', object, 49],
  ]
  for (const [pattern, resource, taken] of table) {
    const steps = newSteps()
    resourceMatcher(pattern, true)(resource, keys, steps)
    assert.equal(questionSteps - steps.left, taken, pattern)
  }
})
