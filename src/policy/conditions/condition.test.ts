import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compileCondition } from './condition.ts'
import { newSteps, questionSteps } from '../steps.ts'

/** Whether a line of a Condition block holds for these values of its key; undefined for no key. */
function holds(operator: string, values: string[], actual: string[] | undefined, variables = true): boolean {
  const keys = new Map(actual === undefined ? [] : [['x:y', actual]])
  keys.set('aws:username', ['alice'])
  return compileCondition({ operator, key: 'X:y', values }, 'Allow', variables).holds(keys, newSteps())
}

test('how many values a key has decides by the operator’s set', () => {
  const table: [operator: string, actual: string[] | undefined, expected: boolean][] = [
    ['StringEquals', undefined, false],
    ['StringEquals', [], false],
    ['StringEquals', ['a'], true],
    ['StringEquals', ['c'], false],
    ['StringEquals', ['a', 'a'], false],
    ['StringEqualsIfExists', undefined, true],
    ['StringEqualsIfExists', [], true],
    ['StringEqualsIfExists', ['c'], false],
    ['StringNotEquals', undefined, true],
    ['StringNotEquals', [], true],
    ['StringNotEquals', ['a'], false],
    ['StringNotEquals', ['c'], true],
    ['StringNotEquals', ['a', 'c'], true],
    ['ForAllValues:StringEquals', undefined, true],
    ['ForAllValues:StringEquals', [], true],
    ['ForAllValues:StringEquals', ['', ''], true],
    ['ForAllValues:StringEquals', ['a', 'b'], true],
    ['ForAllValues:StringEquals', ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', ''], false],
    ['ForAllValues:StringNotEquals', ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['c', 'a'], false],
    ['ForAnyValue:StringEquals', undefined, false],
    ['ForAnyValue:StringEquals', [], false],
    ['ForAnyValue:StringEquals', [''], false],
    ['ForAnyValue:StringEquals', ['c', 'a'], true],
    ['ForAnyValue:StringEquals', ['c', 'd'], false],
    ['ForAnyValue:StringEqualsIfExists', undefined, true],
    ['ForAnyValue:StringEqualsIfExists', [], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', [''], false],
  ]
  for (const [operator, actual, expected] of table) {
    assert.equal(holds(operator, ['a', 'b'], actual), expected, `${operator} of ${JSON.stringify(actual)}`)
  }
})

test('Null asks whether the key is there', () => {
  const table: [values: string[], actual: string[] | undefined, expected: boolean][] = [
    [['true'], undefined, true],
    [['true'], [], true],
    [['true'], [''], false],
    [['TRUE'], ['a'], false],
    [['false'], undefined, false],
    [['False'], ['a'], true],
    [['false'], [''], true],
    [['true', 'false'], undefined, true],
    [['true', 'false'], ['a'], true],
    [['maybe'], undefined, false],
    [['maybe'], ['a'], false],
  ]
  for (const [values, actual, expected] of table) {
    assert.equal(holds('Null', values, actual), expected, `${values.join()} of ${JSON.stringify(actual)}`)
  }
})

test('no value is satisfied where none is asked for', () => {
  assert.equal(holds('StringEquals', [], ['a']), false)
  assert.equal(holds('StringNotEquals', [], ['a']), true)
})

test('variables are filled in for texts and ARNs alone, and only where the version has them', () => {
  const table: [operator: string, value: string, actual: string, variables: boolean, expected: boolean][] = [
    ['StringEquals', '${aws:username}', 'alice', true, true],
    ['StringEquals', '${aws:username}', 'alice', false, false],
    ['StringEquals', '${aws:username}', '${aws:username}', false, true],
    ['ArnLike', 'arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:user/alice', true, true],
    ['ArnLike', 'arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:user/alice', false, false],
    ['BinaryEquals', 'YQ==', 'YQ==', true, true],
    ['Bool', 'true', 'True', true, true],
    ['IpAddress', '10.0.0.0/8', '10.1.1.1', true, true],
    ['NotIpAddress', '10.0.0.0/8', '10.1.1.1', true, false],
    ['NumericNotEquals', '1', '1.0', true, false],
    ['DateNotEquals', '2026', '2026-01-01', true, false],
    ['StringNotEqualsIgnoreCase', 'A', 'a', true, false],
    ['StringNotLike', 'a*', 'ab', true, false],
    ['ArnNotEquals', 'arn:aws:s3:::*', 'arn:aws:s3:::b', true, false],
  ]
  for (const [operator, value, actual, variables, expected] of table) {
    assert.equal(holds(operator, [value], [actual], variables), expected, `${operator} ${value} of ${actual}`)
  }
})

test('an operator nobody knows holds in a Deny and fails in an Allow', () => {
  const condition = { operator: 'StringLooksLike', key: 'x:y', values: ['a'] }
  const keys = new Map([['x:y', ['a']]])
  assert.equal(compileCondition(condition, 'Deny', true).holds(keys, newSteps()), true)
  assert.equal(compileCondition(condition, 'Allow', true).holds(keys, newSteps()), false)
  assert.equal(compileCondition(condition, 'Allow', true).condition, condition)
})

test('what a condition takes is counted, value by value, and nothing more once there are no steps left', () => {
  const long = 'a'.repeat(320)
  const table: [operator: string, values: string[], actual: string[], steps: number][] = [
    ['Null', ['true'], ['a'], 1],
    ['StringEquals', ['a', 'b'], ['c'], 3],
    ['StringEquals', [long], [long], 12],
    ['StringEqualsIgnoreCase', [long], [long], 42],
    ['StringLike', ['a*', '*b'], ['c'], 3],
    ['StringEquals', ['${aws:username}'], ['alice'], 7],
    ['NumericEquals', ['1', '2'], ['3'], 21],
    ['DateEquals', ['2026'], ['2025'], 21],
    ['IpAddress', ['10.0.0.0/8'], ['11.0.0.1'], 11],
    ['Bool', ['true'], ['false'], 2],
    ['BinaryEquals', ['YQ=='], ['YQ=='], 4],
    ['ForAnyValue:StringEquals', ['a'], ['b', 'c', 'd'], 7],
    ['ForAllValues:StringEquals', ['a'], ['b', 'c', 'd'], 5],
  ]
  for (const [operator, values, actual, taken] of table) {
    const condition = compileCondition({ operator, key: 'x:y', values }, 'Allow', true)
    const keys = new Map([
      ['x:y', actual],
      ['aws:username', ['alice']],
    ])
    const steps = newSteps()
    condition.holds(keys, steps)
    assert.equal(questionSteps - steps.left, taken, operator)
    const spent = newSteps(0)
    condition.holds(keys, spent)
    assert.ok(spent.left < 0 && -spent.left <= taken, `${operator} ${spent.left}`)
  }
})

test('the keys that a condition hangs on are its own and the variables of its values', () => {
  const keysOf = (operator: string, values: string[], variables = true) =>
    compileCondition({ operator, key: 'X:Y', values }, 'Deny', variables).keys
  assert.deepEqual(keysOf('StringLike', ['a${aws:UserName}', '${s3:prefix, "x"}${*}']), [
    'x:y',
    'aws:username',
    's3:prefix',
  ])
  assert.deepEqual(keysOf('StringLike', ['a${aws:UserName}'], false), ['x:y'])
  assert.deepEqual(keysOf('Null', ['true']), ['x:y'])
})
