import { matchesSegments, nthColon } from './arn-segments.ts'
import { globOf, matchesGlob } from './glob.ts'
import type { Glob } from './glob.ts'
import type { Steps } from '../steps.ts'
import type { TextMatcher } from './text-matcher.ts'
import { hasVariables, resolveTokens } from '../text/variables.ts'
import type { Token } from '../text/variables.ts'

/** Whether a segment ends in a star, which may run on past the colon. */
export function runsOn(segment: readonly Token[]): boolean {
  return segment.at(-1)?.kind === 'star'
}

type Segment = { glob: Glob; runsOn: boolean }

/**
 * A Resource pattern some of whose first five segments end in a star: such a star takes as many segments of
 * the ARN as it likes, and the pattern may stop there. AWS: `arn:aws:rds:*` is every resource of RDS, and
 * `arn:aws:dynamodb:*:table/a` a table in any Region of any account. Source: IAM User Guide, "IAM JSON policy
 * elements: Resource", and AWS's own managed policies (NeptuneFullAccess).
 */
export function runningMatcher(segments: readonly Token[][]): TextMatcher {
  const head = segments.slice(0, 5).map((tokens) => ({ glob: globOf(tokens), runsOn: runsOn(tokens) }))
  const last = segments[5]
  if (last === undefined) return (text, _keys, steps) => endsIn(head, text, steps)
  const globs = head.map(({ glob }) => glob)
  if (!hasVariables(last)) {
    const whole = [...globs, globOf(last)]
    return (text, _keys, steps) => leadsTo(head, whole, text, steps)
  }
  return (text, keys, steps) => {
    const resolved = resolveTokens(last, keys, text.length, steps)
    return resolved !== undefined && leadsTo(head, [...globs, globOf(resolved)], text, steps)
  }
}

/** Whether the head covers the text up to a colon, and the last glob all that follows. */
function leadsTo(head: readonly Segment[], globs: readonly Glob[], text: string, steps: Steps): boolean {
  if (matchesSegments(globs, text, steps)) return true
  // A star can run on past a colon only where there are more of them than the pattern needs.
  if (nthColon(text, 6) === -1) return false
  const starts = startsOf(text, steps)
  const reached = reach(head, text, starts, steps)
  return reached.some(
    (segment) => segment < starts.length && matchesGlob(globs[5]!, text, steps, starts[segment]!),
  )
}

/** Whether the head, all there is of the pattern, covers the whole text. */
function endsIn(head: readonly Segment[], text: string, steps: Steps): boolean {
  const starts = startsOf(text, steps)
  return reach(head, text, starts, steps).includes(starts.length)
}

/** Which segments of the text can come next after the head; one past the last is its end. */
function reach(head: readonly Segment[], text: string, starts: readonly number[], steps: Steps): number[] {
  let from = [0]
  for (const { glob, runsOn } of head) {
    steps.left -= starts.length
    const fitting = from.filter((segment) => {
      const end = segment + 1 < starts.length ? starts[segment + 1]! - 1 : text.length
      return segment < starts.length && matchesGlob(glob, text, steps, starts[segment], end)
    })
    if (fitting.length === 0) return fitting
    const next = fitting[0]! + 1
    from = runsOn
      ? Array.from({ length: starts.length - next + 1 }, (_, at) => next + at)
      : fitting.map((segment) => segment + 1)
  }
  return from
}

/** Where each segment of a text begins; every colon ends one. */
function startsOf(text: string, steps: Steps): number[] {
  const starts = [0]
  steps.left -= text.length >>> 5
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) starts.push(at + 1)
  return starts
}
