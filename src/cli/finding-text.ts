import type { FindingType } from '../policy/lint/codes.ts'
import type { LintFinding } from '../policy/lint/finding.ts'

const names: Readonly<Record<FindingType, string>> = {
  ERROR: 'error',
  SECURITY_WARNING: 'security warning',
  WARNING: 'warning',
  SUGGESTION: 'suggestion',
}

// LIMIT: a policy may be one line of many thousand characters; this much of it is shown.
const shownBefore = 60
const shownLength = 110

/** A finding for people: one line that says it, the line of the source, and carets under what is meant. */
export function findingText(file: string, text: string, finding: LintFinding): string {
  const { line, column, endLine, endColumn, code, findingType, message, fix } = finding
  const head = `${file}:${line}:${column} ${names[findingType]} ${code} ${message}${fix ? ` (${fix})` : ''}`
  const source = (text.split('\n', line)[line - 1] ?? '').replace(/\r$/, '')
  const from = source.length > shownLength ? Math.max(0, column - 1 - shownBefore) : 0
  const shown = printable(source.slice(from, from + shownLength))
  const before = column - 1 - from
  const end = endLine === line ? endColumn - 1 - from : shown.length
  const carets = '^'.repeat(Math.max(1, Math.min(end, shown.length) - before))
  return `${printable(head)}\n    ${shown}\n    ${' '.repeat(before)}${carets}\n`
}

/** A policy is somebody else's text: its control characters are not for the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
