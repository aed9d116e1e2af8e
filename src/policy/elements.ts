import type { JsonNode } from './json-with-positions.ts'
import { scalarText } from './parse.ts'

/** The members of an object by name, or undefined where the node is none or a name stands twice. */
export function membersByName(node: JsonNode | undefined): ReadonlyMap<string, JsonNode> | undefined {
  if (node?.kind !== 'object') return undefined
  const members = new Map<string, JsonNode>()
  for (const { key, value } of node.entries) {
    if (members.has(key)) return undefined
    members.set(key, value)
  }
  return members
}

/** The texts of a string or a list of strings; undefined where it is anything else. */
export function stringList(node: JsonNode): readonly string[] | undefined {
  if (node.kind === 'string') return [node.value]
  if (node.kind !== 'array') return undefined
  const texts: string[] = []
  for (const item of node.items) {
    if (item.kind !== 'string') return undefined
    texts.push(item.value)
  }
  return texts
}

/** One line of a Condition block as it is written. */
export type WrittenCondition = { operator: string; key: string; values: readonly string[] }

/** The lines of a Condition block; undefined where it is no object of objects of values. */
export function writtenConditions(node: JsonNode): readonly WrittenCondition[] | undefined {
  const operators = membersByName(node)
  if (operators === undefined) return undefined
  const conditions: WrittenCondition[] = []
  for (const [operator, block] of operators) {
    const keys = membersByName(block)
    if (keys === undefined) return undefined
    for (const [key, value] of keys) {
      const values = scalarList(value)
      if (values === undefined) return undefined
      conditions.push({ operator, key, values })
    }
  }
  return conditions
}

function scalarList(node: JsonNode): readonly string[] | undefined {
  const texts: string[] = []
  for (const item of node.kind === 'array' ? node.items : [node]) {
    const text = scalarText(item)
    if (text === undefined) return undefined
    texts.push(text)
  }
  return texts
}
