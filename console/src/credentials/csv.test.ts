import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toCsv } from './csv.ts'

test('a field with commas or quotes is quoted', () => {
  assert.equal(
    toCsv([
      ['a', 'b'],
      ['1,2', 'say "x"'],
    ]),
    'a,b\r\n"1,2","say ""x"""\r\n',
  )
})
