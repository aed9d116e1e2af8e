import { itemsOf } from './elements.ts'
import { positionAt, readJson } from './json-with-positions.ts'
import type { JsonNode, Position } from './json-with-positions.ts'

/** Where a statement stands in its policy's text, as the policy simulator says it. */
export type StatementSpan = { start: Position; end: Position }

/**
 * Where each statement of a policy stands; empty for a text that is no policy.
 * AWS: a statement starts where the one before ended, the first right after the bracket that opens the list,
 * a lone one after its own brace; it ends one column after its closing brace. Source: the examples of
 * SimulatePrincipalPolicy and SimulateCustomPolicy in the IAM API Reference and the AWS CLI's.
 */
export function statementSpans(text: string): StatementSpan[] {
  const json = readJson(text)
  const node = 'node' in json ? statementNode(json.node) : undefined
  if (node === undefined) return []
  const spans: StatementSpan[] = []
  let start = node.start + 1
  for (const { end } of itemsOf(node)) {
    spans.push({ start: positionAt(text, start), end: positionAt(text, end) })
    start = end
  }
  return spans
}

function statementNode(node: JsonNode): JsonNode | undefined {
  if (node.kind !== 'object') return undefined
  return node.entries.find(({ key }) => key === 'Statement')?.value
}
