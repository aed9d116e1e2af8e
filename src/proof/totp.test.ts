import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, codeAt, findConsecutiveSteps, findStep, stepAt } from './totp.ts'

const seed = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
const vectors: [seconds: number, code: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

for (const [seconds, code] of vectors) {
  test(`shows ${code} at second ${seconds}`, () => {
    assert.equal(codeAt(seed, stepAt(seconds * 1000)), code)
  })
}

const now = 1_700_000_010_000
const step = stepAt(now)

test('takes a code of the step before, this one and the next, and no other', () => {
  const taken = [-2, -1, 0, 1, 2].map((distance) => findStep(seed, codeAt(seed, step + distance), now))
  assert.deepEqual(taken, [undefined, step - 1, step, step + 1, undefined])
})

test('takes no code of a step that is used up', () => {
  assert.equal(findStep(seed, codeAt(seed, step), now, step), undefined)
  assert.equal(findStep(seed, codeAt(seed, step - 1), now, step), undefined)
  assert.equal(findStep(seed, codeAt(seed, step + 1), now, step), step + 1)
})

test('a step that was used while the clock ran ahead counts for nothing', () => {
  for (const ahead of [step + 2, step + 2880]) {
    assert.equal(findStep(seed, codeAt(seed, step), now, ahead), step)
    assert.equal(findConsecutiveSteps(seed, codeAt(seed, step - 1), codeAt(seed, step), now, ahead), step)
  }
  assert.equal(findStep(seed, codeAt(seed, step), now, step + 1), undefined)
})

test('refuses what is no code', () => {
  for (const code of ['', '1', '12345é', '1234567']) assert.equal(findStep(seed, code, now), undefined)
})

test('takes two codes only where the second follows the first', () => {
  const [before, this_, next] = [codeAt(seed, step - 1), codeAt(seed, step), codeAt(seed, step + 1)]
  assert.equal(findConsecutiveSteps(seed, before, this_, now), step)
  assert.equal(findConsecutiveSteps(seed, this_, next, now), step + 1)
  assert.equal(findConsecutiveSteps(seed, this_, before, now), undefined)
  assert.equal(findConsecutiveSteps(seed, this_, this_, now), undefined)
  assert.equal(findConsecutiveSteps(seed, before, next, now), undefined)
  assert.equal(findConsecutiveSteps(seed, before, this_, now, step - 1), undefined)
})

test('takes two codes that are at most one window old', () => {
  assert.equal(findConsecutiveSteps(seed, codeAt(seed, step - 2), codeAt(seed, step - 1), now), step - 1)
  assert.equal(findConsecutiveSteps(seed, codeAt(seed, step - 3), codeAt(seed, step - 2), now), undefined)
})

// RFC 4648, section 10, without padding.
const texts = { f: 'MY', fo: 'MZXQ', foo: 'MZXW6', foob: 'MZXW6YQ', fooba: 'MZXW6YTB', foobar: 'MZXW6YTBOI' }

for (const [plain, encoded] of Object.entries(texts)) {
  test(`writes ${plain} as ${encoded}`, () => assert.equal(base32(Buffer.from(plain)), encoded))
}
