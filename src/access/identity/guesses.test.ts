import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGuesses } from './guesses.ts'

const fiveMinutes = 300_000

test('ten wrong codes are free in five minutes, for each device', () => {
  const guesses = createGuesses()
  for (let n = 0; n < 10; n++) assert.equal(guesses.begin('a', n), true)
  assert.equal(guesses.begin('a', fiveMinutes - 1), false)
  assert.equal(guesses.begin('b', 20), true)
  assert.equal(guesses.begin('a', fiveMinutes), true)
})

test('a right code counts for nothing, and forgives none', () => {
  const guesses = createGuesses()
  for (let n = 0; n < 9; n++) guesses.begin('a', 0)
  for (let n = 0; n < 30; n++) {
    assert.equal(guesses.begin('a', 0), true)
    guesses.succeed('a')
  }
  assert.equal(guesses.begin('a', 0), true)
  assert.equal(guesses.begin('a', 0), false)
})

test('guesses while the clock ran ahead are over when it comes back', () => {
  const guesses = createGuesses()
  for (let n = 0; n < 10; n++) guesses.begin('a', 86_400_000)
  assert.equal(guesses.begin('a', 86_400_000), false)
  assert.equal(guesses.begin('a', 0), true)
})
