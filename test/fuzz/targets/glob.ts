import assert from 'node:assert/strict'
import { globOf, matchesGlob } from '../../../src/policy/match/glob.ts'
import { actionMatcher, arnValueMatcher, resourceMatcher } from '../../../src/policy/match/match.ts'
import { overlaps } from '../../../src/policy/lint/patterns.ts'
import { tokensOf } from '../../../src/policy/text/variables.ts'
import type { Target } from '../target.ts'
import { newSteps } from '../../../src/policy/steps.ts'

/** Whether a pattern matches, by filling in the table of all prefixes: slow and plain. */
export function plainMatch(pattern: string, text: string): boolean {
  let row = Array.from({ length: text.length + 1 }, (_, at) => at === 0)
  for (const sign of pattern.split('')) {
    const next: boolean[] = [sign === '*' && row[0]!]
    for (let at = 1; at <= text.length; at += 1) {
      next.push(
        sign === '*' ? next[at - 1]! || row[at]! : row[at - 1]! && (sign === '?' || sign === text[at - 1]),
      )
    }
    row = next
  }
  return row[text.length]!
}

/** A pattern and a text, parted by a line break. */
export function open(): Target {
  const long = `${'a'.repeat(60)}\n${'a'.repeat(200)}`
  return {
    seeds: [
      's3:Get*\ns3:GetObject',
      'a*b?c*\naxxbyczz',
      '*a*a*a*b\naaaaaaaaaaaaaaa',
      `*${long}`,
      `*?${long}`,
      '?\n',
    ],
    words: ['*', '**', '?*', 'arn:aws:s3:::', ':', '${*}', '${aws:username}', 'ä'],
    // The oracle's own table is not counted: it stands outside of the server's sources.
    steps: { fixed: 5000, perByte: 400 },
    run(input) {
      const text = input.subarray(0, 600).toString()
      const split = text.indexOf('\n')
      const [pattern, subject] = split === -1 ? [text, ''] : [text.slice(0, split), text.slice(split + 1)]
      const glob = globOf(tokensOf(pattern, { variables: false, wildcards: true }))
      assert.equal(matchesGlob(glob, subject, newSteps()), plainMatch(pattern, subject))
      const lower = subject.toLowerCase()
      assert.equal(actionMatcher(pattern)(lower, newSteps()), plainMatch(pattern.toLowerCase(), lower))
      const keys = new Map([['aws:username', [subject.slice(0, 20)]]])
      for (const matcher of [resourceMatcher, arnValueMatcher]) {
        for (const variables of [true, false]) matcher(pattern, variables)(subject, keys, newSteps())
      }
      // A table of both: its bound is its own.
      if (text.length < 80) assert.equal(overlaps(pattern, subject), overlaps(subject, pattern))
    },
  }
}
