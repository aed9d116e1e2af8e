import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { numeric } from './numeric.ts'
import type { Relation } from './numeric.ts'
import { newSteps } from '../steps.ts'

const none = new Map<string, string[]>()

test('compares short and long decimals exactly', () => {
  const anyDecimal = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(12))
  const written = ([units, places]: [bigint, number]): string => {
    const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
    const point = digits.length - places
    return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${places === 0 ? '' : '.'}${digits.slice(point)}`
  }
  const scaled = ([units, places]: [bigint, number]): bigint => units * 10n ** BigInt(12 - places)
  const near = anyDecimal.chain((a) =>
    fc
      .constantFrom(-1n, 0n, 1n)
      .map((step) => [a, [a[0] + step, a[1]]] as [[bigint, number], [bigint, number]]),
  )
  fc.assert(
    fc.property(fc.oneof(near, fc.tuple(anyDecimal, anyDecimal)), ([a, b]) => {
      const [left, right] = [scaled(a), scaled(b)]
      assert.equal(numeric(written(b), 'Equals')(written(a), none, newSteps()), left === right)
      assert.equal(numeric(written(b), 'LessThan')(written(a), none, newSteps()), left < right)
      assert.equal(numeric(written(b), 'GreaterThanEquals')(written(a), none, newSteps()), left >= right)
    }),
    { numRuns: 1000 },
  )
})

test('compares numbers however they are written', () => {
  const table: [policy: string, request: string, relation: Relation, expected: boolean][] = [
    ['5', ' 5 ', 'Equals', true],
    [' 5', '+5.', 'Equals', true],
    ['-.5', '-0.50', 'Equals', true],
    ['.5', '+0.5000000000000000000', 'Equals', true],
    ['1234567890123456', '+1234567890123456', 'Equals', true],
    ['-1234567890123456', '1234567890123456', 'Equals', false],
    ['1234567890123456', '1234567890123457', 'LessThan', false],
    ['1234567890123456', '1234567890123457', 'GreaterThan', true],
    ['0.1234567890123456', '.12', 'LessThanEquals', true],
    ['0', '-0.0000000000000000', 'Equals', true],
    ['5', '5', 'LessThanEquals', true],
    ['5', '5', 'LessThan', false],
    ['5', '5', 'GreaterThanEquals', true],
    ['5', '5', 'GreaterThan', false],
    ['5', '6', 'LessThanEquals', false],
    ['5', '4', 'GreaterThanEquals', false],
    ['5', 'ten', 'LessThanEquals', false],
  ]
  for (const [policy, request, relation, expected] of table) {
    assert.equal(
      numeric(policy, relation)(request, none, newSteps()),
      expected,
      `${request} ${relation} ${policy}`,
    )
  }
})

test('what is no decimal satisfies nothing', () => {
  for (const text of [
    '',
    '.',
    '-',
    'ten',
    '1e3',
    '0x10',
    '1,5',
    'Infinity',
    'NaN',
    '1'.repeat(101),
    '5-',
    '--5',
    '1.2.3',
    'x5',
    '5x',
  ]) {
    assert.equal(numeric(text, 'Equals')(text, none, newSteps()), false, text)
  }
})
