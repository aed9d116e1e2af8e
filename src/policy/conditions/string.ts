import { globOf, matchesGlob } from '../match/glob.ts'
import type { ContextKeys } from '../types.ts'
import { hasVariables, resolveTokens, textOfTokens, tokensOf } from '../text/variables.ts'
import type { ValueTest } from './value-test.ts'

/** `StringEquals` and, with `ignoreCase`, `StringEqualsIgnoreCase`: whole values, no wildcards. */
export function stringEquals(value: string, variables: boolean, ignoreCase: boolean): ValueTest {
  const fold = ignoreCase ? (text: string): string => text.toLowerCase() : (text: string): string => text
  const tokens = tokensOf(value, { variables, wildcards: false })
  if (!hasVariables(tokens)) {
    const expected = fold(textOfTokens(tokens))
    return ignoreCase ? (actual) => actual.toLowerCase() === expected : (actual) => actual === expected
  }
  return (actual: string, keys: ContextKeys) => {
    const resolved = resolveTokens(tokens, keys)
    return resolved !== undefined && fold(textOfTokens(resolved)) === fold(actual)
  }
}

/** `StringLike`: the pattern must cover the whole value; case counts. */
export function stringLike(value: string, variables: boolean): ValueTest {
  const tokens = tokensOf(value, { variables, wildcards: true })
  if (!hasVariables(tokens)) {
    const glob = globOf(tokens)
    return (actual) => matchesGlob(glob, actual)
  }
  return (actual, keys) => {
    const resolved = resolveTokens(tokens, keys)
    return resolved !== undefined && matchesGlob(globOf(resolved), actual)
  }
}
