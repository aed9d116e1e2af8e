import { globOf, matchesGlob } from '../match/glob.ts'
import type { Steps } from '../steps.ts'
import type { ContextKeys } from '../types.ts'
import { hasVariables, resolveTokens, textOfTokens, tokensOf } from '../text/variables.ts'
import type { ValueTest } from './value-test.ts'

/** `StringEquals` and, with `ignoreCase`, `StringEqualsIgnoreCase`: whole values, no wildcards. */
export function stringEquals(value: string, variables: boolean, ignoreCase: boolean): ValueTest {
  const fold = ignoreCase ? (text: string): string => text.toLowerCase() : (text: string): string => text
  const tokens = tokensOf(value, { variables, wildcards: false })
  if (!hasVariables(tokens)) {
    const expected = fold(textOfTokens(tokens))
    return (actual, _keys, steps) => {
      steps.left -= 1 + (ignoreCase ? actual.length >>> 3 : expected.length >>> 5)
      return (ignoreCase ? actual.toLowerCase() : actual) === expected
    }
  }
  return (actual: string, keys: ContextKeys, steps: Steps) => {
    // In some alphabets a letter becomes two when it is folded.
    const resolved = resolveTokens(tokens, keys, ignoreCase ? 2 * actual.length : actual.length, steps)
    return resolved !== undefined && fold(textOfTokens(resolved)) === fold(actual)
  }
}

/** `StringLike`: the pattern must cover the whole value; case counts. */
export function stringLike(value: string, variables: boolean): ValueTest {
  const tokens = tokensOf(value, { variables, wildcards: true })
  if (!hasVariables(tokens)) {
    const glob = globOf(tokens)
    return (actual, _keys, steps) => matchesGlob(glob, actual, steps)
  }
  return (actual, keys, steps) => {
    const resolved = resolveTokens(tokens, keys, actual.length, steps)
    return resolved !== undefined && matchesGlob(globOf(resolved), actual, steps)
  }
}
