import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoSeconds } from './iso-seconds.ts'

test('a time is written to the second, whatever is left of it', () => {
  const noon = Date.UTC(2026, 6, 1, 12)
  for (const time of [noon, noon + 999, new Date(noon + 1)]) {
    assert.equal(isoSeconds(time), '2026-07-01T12:00:00Z')
  }
})

test('it is what toISOString writes, but for the milliseconds', () => {
  const day = 86_400_000
  for (let time = Date.UTC(900, 0, 1); time < Date.UTC(2100, 0, 1); time += 37 * day + 4_321_987) {
    assert.equal(isoSeconds(time), `${new Date(time).toISOString().slice(0, -5)}Z`)
  }
  assert.throws(() => isoSeconds(Number.NaN), RangeError)
})

test('years beyond 9999 keep their digits', () => {
  assert.equal(isoSeconds(Date.UTC(10_000, 0, 1)), '+010000-01-01T00:00:00Z')
})
