import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolveTokens, textOfTokens, tokensOf } from './variables.ts'
import { newSteps } from '../steps.ts'

const keys = new Map([
  ['aws:username', ['Alice']],
  ['aws:several', ['a', 'b']],
  ['aws:nothing', []],
  ['aws:empty', ['']],
  ['aws:tagkeys', ['one']],
])

const filled = (text: string): string | undefined => {
  const tokens = resolveTokens(
    tokensOf(text, { variables: true, wildcards: false }),
    keys,
    Number.POSITIVE_INFINITY,
    newSteps(),
  )
  return tokens && textOfTokens(tokens)
}

test('fills in variables, defaults and escapes, and nothing where a variable has no value', () => {
  const table: [string, string | undefined][] = [
    ['plain', 'plain'],
    ['${aws:username}', 'Alice'],
    ['a-${ AWS:UserName }-b', 'a-Alice-b'],
    ["${aws:username, 'x'}", 'Alice'],
    ["${aws:nobody, 'x y'}", 'x y'],
    ["${aws:nobody,''}", ''],
    ['${aws:nobody, x}', undefined],
    ["${aws:nobody, '}", undefined],
    ["${aws:nobody, 'it's, so'}", "it's, so"],
    ['${aws:nobody}', undefined],
    ['${aws:several}', undefined],
    ["${aws:several, 'x'}", 'x'],
    ['${aws:nothing}', undefined],
    ['${aws:empty}', ''],
    ['${aws:tagkeys}', undefined],
    ['${}', undefined],
    ['${*}${?}${$}', '*?$'],
    ['${aws:${aws:username}}', undefined],
    ['$ {aws:username} ${', '$ {aws:username} ${'],
  ]
  for (const [text, expected] of table) assert.equal(filled(text), expected, text)
})

test('keeps text from variables apart from wildcards', () => {
  const tokens = tokensOf('a*${*}?', { variables: true, wildcards: true })
  assert.deepEqual(tokens, [
    { kind: 'text', text: 'a' },
    { kind: 'star' },
    { kind: 'text', text: '*' },
    { kind: 'one' },
  ])
})
