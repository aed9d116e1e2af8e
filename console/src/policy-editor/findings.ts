import type { LintFinding } from '../../../src/policy/lint/finding.ts'
import { lintPolicy } from '../../../src/policy/lint.ts'
import type { ServiceCatalogue } from '../../../src/policy/lint/catalogue.ts'
import type { LintPolicyType } from '../../../src/policy/lint/document.ts'

/** What a document is checked as; `json` is checked for its syntax alone. */
export type DocumentKind = LintPolicyType | 'json'

/** Everything that is to be said of a text; without a catalogue nothing of services and their actions. */
export function findingsOf(
  text: string,
  kind: DocumentKind,
  known: { reference?: ServiceCatalogue | undefined; account?: string | undefined } = {},
): LintFinding[] {
  if (kind !== 'json') return lintPolicy(text, { policyType: kind, ...known })
  return lintPolicy(text, { policyType: 'identity' }).filter(({ code }) => code === 'JSON_SYNTAX_ERROR')
}

/** The tabs of a list of findings, worst first, with AWS's words. */
export const findingTypes = [
  ['ERROR', 'Errors'],
  ['SECURITY_WARNING', 'Security'],
  ['WARNING', 'Warnings'],
  ['SUGGESTION', 'Suggestions'],
] as const satisfies readonly (readonly [LintFinding['findingType'], string])[]

const severities = {
  ERROR: 'error',
  SECURITY_WARNING: 'warning',
  WARNING: 'warning',
  SUGGESTION: 'info',
} as const

/** A finding as the editor marks it. */
export type Mark = { from: number; to: number; severity: 'error' | 'warning' | 'info'; message: string }

/** Findings as marks within a text of `length` characters; a finding of no width takes one character. */
export function marksOf(findings: readonly LintFinding[], length: number): Mark[] {
  return findings.map(({ place, findingType, message, fix }) => {
    const from = Math.min(place.start, length)
    return {
      from,
      to: Math.min(Math.max(place.end, from + 1), length),
      severity: severities[findingType],
      message: fix === undefined ? message : `${message}\nFix: ${fix}`,
    }
  })
}
