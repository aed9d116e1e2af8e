import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { globOf, matchesGlob } from './glob.ts'
import { tokensOf } from '../text/variables.ts'
import { newSteps } from '../steps.ts'

const matches = (pattern: string, text: string): boolean =>
  matchesGlob(globOf(tokensOf(pattern, { variables: false, wildcards: true })), text, newSteps())

/** What a pattern means, written as it is defined. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [head, rest] = [pattern[0]!, pattern.slice(1)]
  if (head === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)))
  return text !== '' && (head === '?' || head === text[0]) && naive(rest, text.slice(1))
}

test('matches as the definition says', () => {
  const char = fc.constantFrom('a', 'b', '*', '?')
  const pattern = fc.string({ unit: char, maxLength: 8 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 10 })
  fc.assert(
    fc.property(pattern, text, (pattern, text) => {
      assert.equal(matches(pattern, text), naive(pattern, text), `${pattern} on ${text}`)
    }),
    { numRuns: 20_000 },
  )
})

test('matches runs longer than a machine word as the definition says', () => {
  const unit = fc.constantFrom('a', 'a', 'a', 'b', '?')
  fc.assert(
    fc.property(
      fc.string({ unit, minLength: 30, maxLength: 70 }),
      fc.nat(30),
      fc.boolean(),
      (run, shift, spoil) => {
        const text = 'a'.repeat(shift) + run.replaceAll('?', 'c') + 'b'
        const looked = spoil ? text.replace(/b/, 'd') : text
        assert.equal(matches(`*${run}*`, looked), naive(`*${run}*`, looked))
      },
    ),
    { numRuns: 500 },
  )
})

test('compares code units, so a question mark is half of a character beyond the basic plane', () => {
  assert.equal(matches('??', '😀'), true)
  assert.equal(matches('?', '😀'), false)
})

test('no pattern takes long', () => {
  const started = process.cpuUsage()
  const text = 'a'.repeat(20_000)
  assert.equal(matches('*a'.repeat(2_000) + 'b', text), false)
  assert.equal(matches(`*${'a'.repeat(2_000)}b*`, text), false)
  assert.equal(matches(`*${'a?'.repeat(1_000)}b*`, text), false)
  assert.equal(matches(`*${'*?'.repeat(2_000)}*`, text), true)
  assert.ok(process.cpuUsage(started).user < 2_000_000)
})
