import type { PrincipalEntry, PrincipalType } from './document.ts'
import { itemsOf, membersByName, principalTypes } from './elements.ts'
import { readJson } from './json-with-positions.ts'
import type { JsonNode } from './json-with-positions.ts'

/** Every principal a policy's text names, in its order; none where the text is no policy. */
export function principalsOf(text: string): PrincipalEntry[] {
  return writtenPrincipals(text).map(({ type, value }) => ({ type, value }))
}

/**
 * The text with its principals' values replaced; every other byte stays as it was, and so does a value for
 * which the function gives undefined or the value itself. A text that is no policy comes back unchanged.
 */
export function mapPrincipals(text: string, map: (entry: PrincipalEntry) => string | undefined): string {
  let mapped = ''
  let copied = 0
  for (const { type, value, start, end } of writtenPrincipals(text)) {
    const replacement = map({ type, value })
    if (replacement === undefined || replacement === value) continue
    mapped += text.slice(copied, start) + JSON.stringify(replacement)
    copied = end
  }
  return mapped + text.slice(copied)
}

type WrittenPrincipal = PrincipalEntry & { start: number; end: number }

/**
 * The values as they stand in the text, in its order, so that they can be replaced from the left to the
 * right.
 */
function writtenPrincipals(text: string): WrittenPrincipal[] {
  const json = readJson(text)
  const list = 'node' in json ? membersByName(json.node)?.get('Statement') : undefined
  if (list === undefined) return []
  const written: WrittenPrincipal[] = []
  for (const statement of itemsOf(list)) {
    if (statement.kind !== 'object') continue
    for (const { key, value } of statement.entries) {
      if (key === 'Principal' || key === 'NotPrincipal') collect(value, written)
    }
  }
  return written
}

function collect(node: JsonNode, written: WrittenPrincipal[]): void {
  if (node.kind === 'string') written.push({ type: '*', value: node.value, start: node.start, end: node.end })
  if (node.kind !== 'object') return
  for (const { key, value } of node.entries) {
    if (!principalTypes.has(key)) continue
    for (const item of itemsOf(value)) {
      if (item.kind !== 'string') continue
      written.push({ type: key as PrincipalType, value: item.value, start: item.start, end: item.end })
    }
  }
}
