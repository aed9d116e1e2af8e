import { explanationText } from '../../policy/explain/explanation-text.ts'
import { expectationOf, type TestResult } from './test-run.ts'

/** Results as JUnit XML, which CI systems read. */
export function junitXml(suites: readonly { file: string; results: readonly TestResult[] }[]): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>']
  for (const { file, results } of suites) {
    const failures = results.filter(({ ok }) => !ok).length
    lines.push(`  <testsuite name="${xml(file)}" tests="${results.length}" failures="${failures}">`)
    for (const result of results) lines.push(...testCase(file, result))
    lines.push('  </testsuite>')
  }
  return `${[...lines, '</testsuites>'].join('\n')}\n`
}

function testCase(file: string, { name, ok, expected, outcome, explanation }: TestResult): string[] {
  const open = `    <testcase classname="${xml(file)}" name="${xml(name)}"`
  if (ok) return [`${open}/>`]
  const message = xml(`expected ${expected}, is ${expectationOf[outcome]}`)
  const tree = explanation === undefined ? '' : xml(explanationText(explanation))
  return [`${open}>`, `      <failure message="${message}">${tree}</failure>`, '    </testcase>']
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function xml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]|[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (character) => {
    // Characters that XML 1.0 cannot hold at all are shown as the replacement character.
    return entities[character] ?? '\ufffd'
  })
}
