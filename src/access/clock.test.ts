import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClock } from './clock.ts'

test('the clock of the house moves against the real one, adds up, and goes back', () => {
  let real = 1000
  const clock = createClock(() => real)
  assert.deepEqual([clock.real(), clock.now()], [1000, 1000])
  clock.advance(500)
  clock.advance(-200)
  assert.deepEqual([clock.real(), clock.now()], [1000, 1300])
  real += 50
  assert.deepEqual([clock.real(), clock.now()], [1050, 1350])
  clock.reset()
  assert.deepEqual([clock.real(), clock.now()], [1050, 1050])
})

test('two clocks know nothing of one another', () => {
  const [one, other] = [createClock(() => 0), createClock(() => 0)]
  one.advance(1)
  assert.equal(other.now(), 0)
})
