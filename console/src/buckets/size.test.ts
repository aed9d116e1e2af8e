import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeText } from './size.ts'

test('a size is said in its largest unit', () => {
  const cases = [
    [undefined, '–'],
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [1024, '1.0 KB'],
    [1536, '1.5 KB'],
    [10 * 1024 ** 2, '10 MB'],
    [5 * 1024 ** 4, '5.0 TB'],
    [9000 * 1024 ** 4, '9000 TB'],
  ] as const
  for (const [bytes, text] of cases) assert.equal(sizeText(bytes), text)
})
