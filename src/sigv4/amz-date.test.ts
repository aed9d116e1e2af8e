import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatAmzDate, parseAmzDate, parseDateHeader } from './amz-date.ts'

const noon = Date.UTC(2026, 6, 1, 12)

test('a date is read and written the same', () => {
  for (const text of ['20260701T120000Z', '19700101T000000Z', '20240229T235959Z', '99991231T235959Z']) {
    assert.equal(formatAmzDate(parseAmzDate(text)!.epochMs), text)
  }
})

const wrong = [
  '',
  '20260701',
  '20260701T120000',
  '2026-07-01T12:00:00Z',
  '20260631T120000Z',
  '20250229T120000Z',
  '20261301T120000Z',
  '20260001T120000Z',
  '20260700T120000Z',
  '20260701T240000Z',
  '20260701T126000Z',
  '20260701T120060Z',
  '2026070aT120000Z',
  '00500701T120000Z',
  ' 0260701T120000Z',
  '20260701T12000-Z',
  '20260701T120000Z ',
]

for (const text of wrong) {
  test(`'${text}' is no X-Amz-Date`, () => assert.equal(parseAmzDate(text), undefined))
}

test('a Date header may be RFC 1123 or ISO 8601 in UTC, and nothing looser', () => {
  const right = [
    'Wed, 01 Jul 2026 12:00:00 GMT',
    'Wed, 1 Jul 2026 12:00:00 +0000',
    '2026-07-01T12:00:00.000Z',
    '20260701T120000Z',
  ]
  for (const text of right)
    assert.deepEqual(parseDateHeader(text), { text: '20260701T120000Z', epochMs: noon })
  for (const text of [
    '1 July 2026',
    'Wed, 01 Jux 2026 12:00:00 GMT',
    'Wed, 31 Jun 2026 12:00:00 GMT',
    '2026-07-01',
    '0',
  ]) {
    assert.equal(parseDateHeader(text), undefined)
  }
})
