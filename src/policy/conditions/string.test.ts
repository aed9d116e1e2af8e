import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stringEquals, stringLike } from './string.ts'
import { newSteps } from '../steps.ts'

const keys = new Map([
  ['aws:username', ['Alice*']],
  ['aws:principaltag/none', []],
])

test('StringEquals compares whole values, by case unless told otherwise', () => {
  const table: [value: string, ignoreCase: boolean, actual: string, expected: boolean][] = [
    ['abc', false, 'abc', true],
    ['abc', false, 'ABC', false],
    ['abc', false, 'abcd', false],
    ['abc', true, 'ABC', true],
    ['ABC', true, 'abc', true],
    ['abc', true, 'abd', false],
    ['a*', false, 'ab', false],
    ['a*', false, 'a*', true],
    ['a?', true, 'ab', false],
    ['${aws:username}', false, 'Alice*', true],
    ['${aws:username}', false, 'alice*', false],
    ['${aws:username}', true, 'ALICE*', true],
    ['${aws:username}', false, 'Alice!', false],
    ['x${aws:username}', true, 'xalice', false],
    ['${aws:nobody}', false, '', false],
    ['${aws:nobody}', false, '${aws:nobody}', false],
    ["${aws:nobody, 'x'}", false, 'x', true],
  ]
  for (const [value, ignoreCase, actual, expected] of table) {
    assert.equal(
      stringEquals(value, true, ignoreCase)(actual, keys, newSteps()),
      expected,
      `${actual} for ${value}`,
    )
  }
  assert.equal(stringEquals('${aws:username}', false, false)('${aws:username}', keys, newSteps()), true)
})

test('StringLike covers the whole value; what a variable stands for has no wildcards', () => {
  const table: [value: string, actual: string, expected: boolean][] = [
    ['a*', 'abc', true],
    ['a*', 'ABC', false],
    ['a?c', 'abc', true],
    ['a?', 'abc', false],
    ['${aws:username}/*', 'Alice*/x', true],
    ['${aws:username}/*', 'Alicex/x', false],
    ['${aws:username}', 'Alice*', true],
    ['${aws:nobody}*', 'anything', false],
    ['*${aws:nobody}', '', false],
    ["${aws:nobody, 'x'}*", 'xyz', true],
    ['${*}', '*', true],
    ['${*}', 'x', false],
  ]
  for (const [value, actual, expected] of table) {
    assert.equal(stringLike(value, true)(actual, keys, newSteps()), expected, `${actual} for ${value}`)
  }
  assert.equal(stringLike('${aws:username}*', false)('${aws:username}/x', keys, newSteps()), true)
})
