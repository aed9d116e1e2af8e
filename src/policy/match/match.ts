import { matchesSegments, nthColon, segmentsOf } from './arn-segments.ts'
import { globOf, matchesGlob } from './glob.ts'
import { runningMatcher, runsOn } from './running-star.ts'
import type { Steps } from '../steps.ts'
import type { TextMatcher } from './text-matcher.ts'
import type { ContextKeys } from '../types.ts'
import { hasVariables, resolveTokens, tokensOf } from '../text/variables.ts'
import type { Token } from '../text/variables.ts'

const never: TextMatcher = () => false
const always: TextMatcher = () => true

/** Whether an action is meant, by its whole name in lower case. */
export type ActionMatcher = (lowerCaseAction: string, steps: Steps) => boolean

/** A pattern of an Action element against a whole `service:Name`, which must come in lower case. */
export function actionMatcher(pattern: string): ActionMatcher {
  const lower = pattern.toLowerCase()
  if (lower === '*') return () => true
  const glob = globOf(tokensOf(lower, { variables: false, wildcards: true }))
  return (action, steps) => matchesGlob(glob, action, steps)
}

/** The service an action pattern is about in lower case, or undefined where it may be any. */
export function serviceOfPattern(pattern: string): string | undefined {
  const colon = pattern.indexOf(':')
  const service = colon === -1 ? pattern : pattern.slice(0, colon)
  return colon === -1 || service.includes('*') || service.includes('?') ? undefined : service.toLowerCase()
}

/**
 * A pattern of a Resource element. Wildcards stay within their segment, but a star that ends one may run on
 * past the colons; only a text of nothing but wildcards matches the resource `*`. Source: IAM User Guide,
 * "IAM JSON policy elements: Resource".
 */
export function resourceMatcher(pattern: string, variables: boolean): TextMatcher {
  const bare = bareWildcard(pattern)
  if (bare !== undefined) return bare
  const segments = segmentsOf(tokensOf(pattern, { variables, wildcards: true }))
  // AWS: variables are filled in after the fifth colon only.
  if (segments.slice(0, 5).some(hasVariables)) return never
  if (segments.slice(0, 5).some(runsOn)) return runningMatcher(segments)
  return segments.length === 6 ? arnMatcher(pattern, segments) : never
}

/** A value of an ARN operator: as a resource's pattern, but variables may stand in every segment. */
export function arnValueMatcher(pattern: string, variables: boolean): TextMatcher {
  const bare = bareWildcard(pattern)
  if (bare !== undefined) return (text, keys, steps) => isArn(text) && bare(text, keys, steps)
  const tokens = tokensOf(pattern, { variables, wildcards: true })
  const segments = segmentsOf(tokens)
  if (segments.length < 6) return tokens[0]?.kind === 'variable' ? filledArnMatcher(tokens) : never
  const matcher = arnMatcher(pattern, segments)
  if (pattern.startsWith('arn:')) return matcher
  // A value that is no ARN never matches, not even one of six segments.
  return (text, keys, steps) => isArn(text) && matcher(text, keys, steps)
}

/** `${aws:PrincipalArn}`: a value that a variable begins, from which its first colons come. */
function filledArnMatcher(tokens: readonly Token[]): TextMatcher {
  return (text, keys, steps) => {
    const resolved = isArn(text) ? resolveTokens(tokens, keys, text.length, steps) : undefined
    const segments = resolved === undefined ? [] : segmentsOf(resolved)
    return segments.length === 6 && matchesSegments(segments.map(globOf), text, steps)
  }
}

function isArn(text: string): boolean {
  return text.startsWith('arn:') && nthColon(text, 5) !== -1
}

/** A text of nothing but `*` and `?`: no ARN, but the one way to write "every resource". */
function bareWildcard(pattern: string): TextMatcher | undefined {
  if (pattern === '' || !/^[*?]+$/.test(pattern)) return undefined
  if (!pattern.includes('?')) return always
  const glob = globOf(tokensOf(pattern, { variables: false, wildcards: true }))
  return (text, _keys, steps) => matchesGlob(glob, text, steps)
}

function arnMatcher(pattern: string, segments: readonly Token[][]): TextMatcher {
  if (segments.some(hasVariables)) {
    const head = literalHead(segments)
    return (text, keys, steps) => {
      steps.left -= 1 + (head.length >>> 5)
      // What differs before the first variable needs no look at its value.
      if (!text.startsWith(head)) return false
      const resolved = resolveSegments(segments, keys, text.length, steps)
      return resolved !== undefined && matchesSegments(resolved.map(globOf), text, steps)
    }
  }
  if (segments.flat().every((token) => token.kind === 'text')) {
    const literal = segments.map((segment) =>
      segment.map((token) => (token as { text: string }).text).join(''),
    )
    const whole = literal.join(':')
    return (text, _keys, steps) => {
      steps.left -= 1 + (whole.length >>> 5)
      return text === whole
    }
  }
  const prefix = literalPrefix(pattern, segments)
  if (prefix !== undefined) {
    return (text, _keys, steps) => {
      steps.left -= 1 + (prefix.length >>> 5)
      return text.startsWith(prefix)
    }
  }
  const globs = segments.map(globOf)
  return (text, _keys, steps) => matchesSegments(globs, text, steps)
}

/** `arn:aws:s3:::bucket/*`, the commonest pattern: all literal but for a star at the very end. */
function literalPrefix(pattern: string, segments: readonly Token[][]): string | undefined {
  const last = segments[5]!
  const isPrefix =
    last.at(-1)?.kind === 'star' &&
    segments.slice(0, 5).every((segment) => segment.every((token) => token.kind === 'text')) &&
    last.slice(0, -1).every((token) => token.kind === 'text')
  return isPrefix && !pattern.includes('${') ? pattern.slice(0, -1) : undefined
}

/** What every text that fits begins with: the pattern up to its first wildcard or variable. */
function literalHead(segments: readonly Token[][]): string {
  let head = ''
  for (const [at, segment] of segments.entries()) {
    if (at > 0) head += ':'
    for (const token of segment) {
      if (token.kind !== 'text') return head
      head += token.text
    }
  }
  return head
}

function resolveSegments(
  segments: readonly Token[][],
  keys: ContextKeys,
  longest: number,
  steps: Steps,
): Token[][] | undefined {
  const resolved: Token[][] = []
  for (const segment of segments) {
    const tokens = hasVariables(segment) ? resolveTokens(segment, keys, longest, steps) : segment
    if (tokens === undefined) return undefined
    resolved.push(tokens)
  }
  return resolved
}
