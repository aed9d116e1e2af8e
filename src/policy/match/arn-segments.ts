import { matchesGlob } from './glob.ts'
import type { Glob } from './glob.ts'
import type { Token } from '../text/variables.ts'
import type { Steps } from '../steps.ts'

/** Splits at the first five colons that are written in the pattern itself. */
export function segmentsOf(tokens: readonly Token[]): Token[][] {
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
  return segments
}

/** Whether six globs cover the six segments of an ARN, one each; the sixth keeps its colons. */
export function matchesSegments(globs: readonly Glob[], text: string, steps: Steps): boolean {
  let start = 0
  for (let index = 0; index < 5; index += 1) {
    const colon = text.indexOf(':', start)
    if (colon === -1 || !matchesGlob(globs[index]!, text, steps, start, colon)) return false
    start = colon + 1
  }
  return matchesGlob(globs[5]!, text, steps, start)
}

/** Where the nth colon of a text stands; -1 where it has fewer. */
export function nthColon(text: string, count: number): number {
  let at = -1
  for (let seen = 0; seen < count; seen += 1) {
    at = text.indexOf(':', at + 1)
    if (at === -1) return -1
  }
  return at
}
