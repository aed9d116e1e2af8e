import { globOf, matchesGlob, type Glob } from '../match/glob.ts'
import type { Steps } from '../steps.ts'
import { tokensOf } from '../text/variables.ts'

/** A pattern of `*` and `?` made ready; `${…}` is plain text. */
export function patternOf(text: string): Glob {
  return globOf(tokensOf(text, { variables: false, wildcards: true }))
}

/** Whether a text holds `*` or `?` outside of `${…}`. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?') ? /[*?]/.test(withoutVariables(text, '')) : false
}

/** Whether everything that the second pattern covers, the first one covers too; false where in doubt. */
export function covers(wide: string, narrow: string, steps: Steps): boolean {
  if (wide === narrow) return true
  // A question mark of the wider one could stand for a star of the narrower.
  return wide.includes('*') && !wide.includes('?') && matchesGlob(patternOf(wide), narrow, steps)
}

/** The text with each variable `${…}` replaced; one that is not closed stays. */
export function withoutVariables(text: string, replacement: string): string {
  let result = ''
  let from = 0
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', from)) {
    const close = text.indexOf('}', at)
    if (close === -1) break
    result += text.slice(from, at) + replacement
    from = close + 1
  }
  return result + text.slice(from)
}

/** LIMIT: longer names are not compared with one another. */
const maxOverlapLength = 256

/**
 * Whether some text is covered by both patterns of `*` and `?`; true where they are too long to tell. A star of
 * the second covers no character of `stop`.
 */
export function overlaps(a: string, b: string, stop = ''): boolean {
  if (a === '*' && b !== '') return true
  if (a.length > maxOverlapLength || b.length > maxOverlapLength) return true
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const [one, other] = [a[at]!, b[at]!]
    if (one === '*' || other === '*') break
    if (one !== other && one !== '?' && other !== '?') return false
  }
  // reached[j]: the rest of a from i on and of b from j on can be the same text.
  let next = endRow(b)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = new Uint8Array(b.length + 1)
    row[b.length] = a[i] === '*' ? next[b.length]! : 0
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = meets(a[i]!, b[j]!, row, next, j, stop) ? 1 : 0
    next = row
  }
  return next[0] === 1
}

function endRow(b: string): Uint8Array {
  const row = new Uint8Array(b.length + 1)
  row[b.length] = 1
  for (let j = b.length - 1; j >= 0 && b[j] === '*'; j -= 1) row[j] = 1
  return row
}

function meets(a: string, b: string, row: Uint8Array, next: Uint8Array, j: number, stop: string): boolean {
  if (a === '*') return next[j] === 1 || row[j + 1] === 1
  if (b === '*') return row[j + 1] === 1 || (!stop.includes(a) && next[j] === 1)
  return (a === b || a === '?' || b === '?') && next[j + 1] === 1
}

/** The name nearest to a misspelled one, if any is near enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 100) return undefined
  const wanted = name.toLowerCase()
  let best: string | undefined
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance)
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance]
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours between two words, up to `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let distance = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, before[j - 2]! + 1)
      }
      row.push(distance)
    }
    if (Math.min(...row) >= limit) return limit
    before = previous
    previous = row
  }
  return previous[b.length]!
}
