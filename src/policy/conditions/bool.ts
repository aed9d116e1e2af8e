import { unsatisfiable } from './value-test.ts'
import type { ValueTest } from './value-test.ts'

/** `Bool`: true with true and false with false, whatever the case; any other text satisfies nothing. */
export function bool(value: string): ValueTest {
  const expected = value.toLowerCase()
  if (expected !== 'true' && expected !== 'false') return unsatisfiable
  return (actual, _keys, steps) => {
    steps.left -= 1
    // No longer text folds to so short a one.
    return actual === expected || (actual.length === expected.length && actual.toLowerCase() === expected)
  }
}
