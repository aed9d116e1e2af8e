import { fromBase64, toBase64 } from '../../kernel/bytes.ts'
import { unsatisfiable } from './value-test.ts'
import type { ValueTest } from './value-test.ts'

/** `BinaryEquals`: both sides are base64 and stand for the same bytes. */
export function binaryEquals(value: string): ValueTest {
  const expected = canonical(value)
  if (expected === undefined) return unsatisfiable
  return (actual, _keys, steps) => {
    steps.left -= 1 + (actual.length >>> 1)
    return steps.left >= 0 && canonical(actual) === expected
  }
}

/**
 * The one base64 text that all spellings of the same bytes share; undefined where the text is not base64.
 */
function canonical(text: string): string | undefined {
  const bytes = fromBase64(text)
  return bytes && toBase64(bytes)
}
