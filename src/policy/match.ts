import { globOf, matchesGlob } from './glob.ts'
import type { Glob } from './glob.ts'
import type { ContextKeys } from './types.ts'
import { hasVariables, resolveTokens, tokensOf } from './variables.ts'
import type { Token } from './variables.ts'

/** Whether a text matches, in the light of this request's keys. */
export type TextMatcher = (text: string, keys: ContextKeys) => boolean

const never: TextMatcher = () => false
const always: TextMatcher = () => true

/** A pattern of an Action element against a whole `service:Name`, which must come in lower case. */
export function actionMatcher(pattern: string): (lowerCaseAction: string) => boolean {
  const lower = pattern.toLowerCase()
  if (lower === '*') return () => true
  const glob = globOf(tokensOf(lower, { variables: false, wildcards: true }))
  return (action) => matchesGlob(glob, action)
}

/** The service an action pattern is about in lower case, or undefined where it may be any. */
export function serviceOfPattern(pattern: string): string | undefined {
  const colon = pattern.indexOf(':')
  const service = colon === -1 ? pattern : pattern.slice(0, colon)
  return colon === -1 || service.includes('*') || service.includes('?') ? undefined : service.toLowerCase()
}

/**
 * A pattern of a Resource element. It is compared segment by segment, so that a wildcard never spans one of
 * the first five colons; only a text of nothing but wildcards is compared whole, and only it matches the
 * resource `*`.
 */
export function resourceMatcher(pattern: string, variables: boolean): TextMatcher {
  const bare = bareWildcard(pattern)
  if (bare !== undefined) return bare
  const segments = segmentsOf(tokensOf(pattern, { variables, wildcards: true }))
  // AWS: a segment cannot be left out, and variables are filled in after the fifth colon only.
  if (segments === undefined || variableBeforeResource(segments)) return never
  return arnMatcher(pattern, segments)
}

/** A value of an ARN operator: as a resource's pattern, but variables may stand in every segment. */
export function arnValueMatcher(pattern: string, variables: boolean): TextMatcher {
  const bare = bareWildcard(pattern)
  if (bare !== undefined) return (text, keys) => isArn(text) && bare(text, keys)
  const segments = segmentsOf(tokensOf(pattern, { variables, wildcards: true }))
  if (segments === undefined) return never
  const matcher = arnMatcher(pattern, segments)
  if (pattern.startsWith('arn:')) return matcher
  // A value that is no ARN never matches, not even one of six segments.
  return (text, keys) => isArn(text) && matcher(text, keys)
}

function isArn(text: string): boolean {
  return text.startsWith('arn:') && nthColon(text, 5) !== -1
}

/** A text of nothing but `*` and `?`: no ARN, but the one way to write "every resource". */
function bareWildcard(pattern: string): TextMatcher | undefined {
  if (pattern === '' || !/^[*?]+$/.test(pattern)) return undefined
  if (!pattern.includes('?')) return always
  const glob = globOf(tokensOf(pattern, { variables: false, wildcards: true }))
  return (text) => matchesGlob(glob, text)
}

function variableBeforeResource(segments: readonly Token[][]): boolean {
  return segments.slice(0, 5).some(hasVariables)
}

function arnMatcher(pattern: string, segments: readonly Token[][]): TextMatcher {
  if (segments.some(hasVariables)) {
    return (text, keys) => {
      const resolved = resolveSegments(segments, keys)
      return resolved !== undefined && matchesSegments(resolved.map(globOf), text)
    }
  }
  if (segments.flat().every((token) => token.kind === 'text')) {
    const literal = segments.map((segment) =>
      segment.map((token) => (token as { text: string }).text).join(''),
    )
    const whole = literal.join(':')
    return (text) => text === whole
  }
  const prefix = literalPrefix(pattern, segments)
  if (prefix !== undefined) return (text) => text.startsWith(prefix)
  const globs = segments.map(globOf)
  return (text) => matchesSegments(globs, text)
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

function resolveSegments(segments: readonly Token[][], keys: ContextKeys): Token[][] | undefined {
  const resolved: Token[][] = []
  for (const segment of segments) {
    const tokens = hasVariables(segment) ? resolveTokens(segment, keys) : segment
    if (tokens === undefined) return undefined
    resolved.push(tokens)
  }
  return resolved
}

/** Splits at the first five colons that are written in the pattern itself; undefined where it has fewer. */
function segmentsOf(tokens: readonly Token[]): Token[][] | undefined {
  const segments: Token[][] = [[]]
  for (const token of tokens) {
    let rest = token
    while (rest.kind === 'text' && segments.length < 6) {
      const colon = rest.text.indexOf(':')
      if (colon === -1) break
      if (colon > 0) segments.at(-1)!.push({ kind: 'text', text: rest.text.slice(0, colon) })
      segments.push([])
      rest = { kind: 'text', text: rest.text.slice(colon + 1) }
    }
    if (rest.kind !== 'text' || rest.text !== '') segments.at(-1)!.push(rest)
  }
  return segments.length === 6 ? segments : undefined
}

function matchesSegments(globs: readonly Glob[], text: string): boolean {
  let start = 0
  for (let index = 0; index < 5; index += 1) {
    const colon = text.indexOf(':', start)
    if (colon === -1 || !matchesGlob(globs[index]!, text, start, colon)) return false
    start = colon + 1
  }
  return matchesGlob(globs[5]!, text, start)
}

function nthColon(text: string, count: number): number {
  let at = -1
  for (let seen = 0; seen < count; seen += 1) {
    at = text.indexOf(':', at + 1)
    if (at === -1) return -1
  }
  return at
}
