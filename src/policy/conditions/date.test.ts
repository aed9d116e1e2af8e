import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { date, instantOf } from './date.ts'
import { newSteps } from '../steps.ts'

test('reads the forms AWS takes', () => {
  const table: [string, string][] = [
    ['2026', '2026-01-01T00:00:00.000Z'],
    ['2026-05', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01T12:30Z', '2026-05-01T12:30:00.000Z'],
    ['2026-05-01t12:30:15z', '2026-05-01T12:30:15.000Z'],
    ['2026-05-01T12:30:15.250+02:00', '2026-05-01T10:30:15.250Z'],
    ['2026-05-01T12:30:15-0500', '2026-05-01T17:30:15.000Z'],
    ['2016-12-13t2:00:00.593194+23', '2016-12-12T03:00:00.593Z'],
    ['2026-05-01T12:30:15', '2026-05-01T12:30:15.000Z'],
    ['2000-02-29', '2000-02-29T00:00:00.000Z'],
    ['1767225600', '2026-01-01T00:00:00.000Z'],
    ['0', '1970-01-01T00:00:00.000Z'],
    // AWS: one-digit hours, a bare T and offsets of hours alone.
    ['2026-05-01T', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01T9', '2026-05-01T09:00:00.000Z'],
    ['2026-05-01TZ', '2026-05-01T00:00:00.000Z'],
    ['2026-05-01T12:30-05', '2026-05-01T17:30:00.000Z'],
    ['2026-05-01T12:30+05:45', '2026-05-01T06:45:00.000Z'],
    ['2026-05-01T12:30-23:59', '2026-05-02T12:29:00.000Z'],
    ['2026-05-01T23:59:59,5', '2026-05-01T23:59:59.500Z'],
    ['2026-05-01T12:30:15.000000009Z', '2026-05-01T12:30:15.000Z'],
  ]
  for (const [text, expected] of table) assert.equal(new Date(instantOf(text)!).toISOString(), expected, text)
})

test('refuses what is no date', () => {
  const table = [
    '',
    'yesterday',
    '2026-13',
    '2026-02-29',
    '1900-02-29',
    '2026-05-01T24:00Z',
    '2026-05-01T12:60Z',
  ]
  const more = [
    '2026-05-01T12:00:00.1234567890Z',
    '2026-05-01T12:00+1',
    '9223372036854775808',
    '2026-05-01 12:00',
    '1.5',
    '2026-00',
    '2026-05-00',
    '2026-05-01T12:30:60Z',
    '2026-05-01T12:30+24:00',
    '2026-05-01T12:30+10:60',
    '2026-05-01T12:30 Z',
    'x2026-05-01',
    '2026-05-01x',
    '2026T12:00:00.5.5',
    `${'0'.repeat(20)}`,
    '-292275055',
    '292278994-01',
  ]
  for (const text of [...table, ...more]) assert.equal(instantOf(text), undefined, text)
})

test('knows how many days each month has', () => {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  for (const [index, last] of days.entries()) {
    const month = String(index + 1).padStart(2, '0')
    assert.notEqual(instantOf(`2026-${month}-${last}`), undefined, `${last} in ${month}`)
    assert.equal(instantOf(`2026-${month}-${last + 1}`), undefined, `${last + 1} in ${month}`)
  }
})

test('what is no date satisfies nothing, in the policy and in the request', () => {
  const none = new Map<string, string[]>()
  for (const relation of ['Equals', 'LessThanEquals', 'GreaterThanEquals'] as const) {
    assert.equal(date('2026-05-01', relation)('2026-05-01T00:00Z', none, newSteps()), true, relation)
    assert.equal(date('soon', relation)('soon', none, newSteps()), false, relation)
    assert.equal(date('2026-05-01', relation)('soon', none, newSteps()), false, relation)
    assert.equal(date('soon', relation)('2026-05-01', none, newSteps()), false, relation)
  }
  assert.equal(date('2026', 'LessThan')('2025', none, newSteps()), true)
  assert.equal(date('2026', 'LessThan')('2026', none, newSteps()), false)
  assert.equal(date('2026', 'GreaterThan')('2027', none, newSteps()), true)
  assert.equal(date('2026', 'GreaterThan')('2026', none, newSteps()), false)
})

test('counts days as the platform does, and beyond where it stops', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      (date) => {
        assert.equal(instantOf(date.toISOString()), date.getTime())
      },
    ),
  )
  assert.ok(instantOf('-292275054')! < Number(new Date(-8.64e15)))
  assert.ok(instantOf('292278993-12-31T23:59:59Z')! > Number(new Date(8.64e15)))
})
