import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policySize } from './size.ts'

test('counts characters without the white space between them', () => {
  const table: [string, number][] = [
    ['', 0],
    [' \t\r\n', 0],
    ['{ "a" : "b c" }', 11],
    ['{"a\\" b": 1}', 11],
    ['"\\\\" "x"', 7],
    ['"open ', 6],
    ['"\\', 2],
  ]
  for (const [text, size] of table) assert.equal(policySize(text), size, text)
})
