import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { covers, hasWildcard, nearest, overlaps, patternOf, withoutVariables } from './patterns.ts'
import { matchesGlob } from '../match/glob.ts'
import { newSteps } from '../steps.ts'

const signs = ['a', 'b', ':']
/** Every text of these signs up to five characters: as long as two patterns of three need to meet. */
const texts = [''].concat(
  Array.from({ length: 5 }, (_, at) => at + 1).flatMap((length) =>
    Array.from({ length: signs.length ** length }, (_, number) =>
      Array.from(
        { length },
        (_, place) => signs[Math.floor(number / signs.length ** place) % signs.length],
      ).join(''),
    ),
  ),
)

/** What a pattern means, in the platform's own terms. */
function plain(pattern: string, star = '.*'): RegExp {
  return new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', star)}$`)
}

const anyPattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 3 })

test('two patterns overlap where some text is covered by both', () => {
  fc.assert(
    fc.property(anyPattern, anyPattern, fc.boolean(), (a, b, stops) => {
      const [one, other] = [plain(a), plain(b, stops ? '[^:]*' : '.*')]
      const expected = texts.some((text) => one.test(text) && other.test(text))
      assert.equal(overlaps(a, b, stops ? ':' : ''), expected, `${a} and ${b}`)
    }),
    { numRuns: 1500 },
  )
})

test('longer patterns overlap as far as they can be held against one another', () => {
  const table: [a: string, b: string, expected: boolean][] = [
    ['arn:aws:s3:::b/*', 'arn:aws:s3:::*/k', true],
    ['arn:aws:s3:::b/*x', 'arn:aws:s3:::b/*y', false],
    ['*a*b*', '*b*a*', true],
    ['a?c*', 'abd*', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['a', '', false],
    // Nobody compares longer ones: they may.
    ['a'.repeat(257), 'b', true],
    ['b', 'a'.repeat(257), true],
    ['a'.repeat(256), 'b', false],
    ['b', 'a'.repeat(256), false],
  ]
  for (const [a, b, expected] of table) {
    assert.equal(overlaps(a, b), expected, `${a.slice(0, 20)} and ${b.slice(0, 20)}`)
  }
})

test('a pattern covers another one only where it covers all that the other covers', () => {
  fc.assert(
    fc.property(anyPattern, anyPattern, (wide, narrow) => {
      if (!covers(wide, narrow, newSteps())) return
      for (const text of texts) if (plain(narrow).test(text)) assert.match(text, plain(wide))
    }),
  )
  const table: [wide: string, narrow: string, expected: boolean][] = [
    ['s3:*', 's3:Get*', true],
    ['s3:Get*', 's3:*', false],
    ['s3:GetObject', 's3:GetObject', true],
    ['s3:?', 's3:?', true],
    ['s3:G?t*', 's3:Get*', false],
    ['s3:G', 's3:Get', false],
    ['*', '', true],
  ]
  for (const [wide, narrow, expected] of table)
    assert.equal(covers(wide, narrow, newSteps()), expected, `${wide} ${narrow}`)
})

test('a wildcard counts where it stands outside of a variable', () => {
  const table: [text: string, without: string, expected: boolean][] = [
    ['plain', 'plain', false],
    ['a*', 'a*', true],
    ['a?', 'a?', true],
    ['${*}', 'X', false],
    ['${?}x', 'Xx', false],
    ['a${aws:username}b${x}c', 'aXbXc', false],
    ['${*}*', 'X*', true],
    ['?${*}', '?X', true],
    ['${aws:x, "*"}', 'X', false],
    ['${open*', '${open*', true],
    ['${a}${open?', 'X${open?', true],
    ['', '', false],
  ]
  for (const [text, without, expected] of table) {
    assert.equal(withoutVariables(text, 'X'), without, text)
    assert.equal(hasWildcard(text), expected, text)
  }
  assert.equal(matchesGlob(patternOf('${x}*'), '${x}y', newSteps()), true)
})

test('the nearest name is the one with the fewest slips, if they are few for its length', () => {
  const table: [name: string, known: string[], expected: string | undefined][] = [
    ['GetObjekt', ['PutObject', 'GetObject', 'GetObjects'], 'GetObject'],
    ['getobject', ['GetObject'], 'GetObject'],
    ['GetObejct', ['GetObject', 'GetObjkct'], 'GetObject'],
    ['GtObject', ['GetObject'], 'GetObject'],
    ['GeetObject', ['GetObject'], 'GetObject'],
    ['first', ['fir', 'firstx', 'xfirst'], 'firstx'],
    ['abc', ['xyz'], undefined],
    ['abc', ['abd'], 'abd'],
    ['abc', ['axd'], undefined],
    ['abcdef', ['abxxef'], 'abxxef'],
    ['abcdef', ['axxxef'], undefined],
    ['a', ['b'], 'b'],
    ['a', ['bc'], undefined],
    ['ab', ['ba'], 'ba'],
    ['abcd', ['badc'], undefined],
    ['abcdef', ['badcef'], 'badcef'],
    ['abcdef', ['abcd', 'abc'], 'abcd'],
    ['abcdef', ['bcdef', 'abcdefg'], 'bcdef'],
    ['abc', [], undefined],
    ['a'.repeat(100), ['a'.repeat(99)], 'a'.repeat(99)],
    ['a'.repeat(101), ['a'.repeat(101)], undefined],
  ]
  for (const [name, known, expected] of table) assert.equal(nearest(name, known), expected, name.slice(0, 20))
})
