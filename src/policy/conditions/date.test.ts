import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantOf } from './date.ts'

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
  ]
  for (const text of [...table, ...more]) assert.equal(instantOf(text), undefined, text)
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
})
