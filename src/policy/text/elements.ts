import type { JsonNode } from './json-with-positions.ts'

/** The elements a policy may have. */
export const topElements: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement'])

/** The elements a statement of any kind of policy may have. */
export const statementElements: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])

/** The kinds of principal a policy may name. */
export const principalTypes: ReadonlySet<string> = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

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

/** The first member that is not among the known elements. */
export function strangerOf(
  members: ReadonlyMap<string, unknown>,
  known: ReadonlySet<string>,
): string | undefined {
  return [...members.keys()].find((name) => !known.has(name))
}

/** The items of a list; wherever a policy takes a list, a single value may stand for it. */
export function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.kind === 'array' ? node.items : [node]
}

/** The texts of a string or a list of strings; undefined where it is anything else. */
export function stringList(node: JsonNode): readonly string[] | undefined {
  const texts: string[] = []
  for (const item of itemsOf(node)) {
    if (item.kind !== 'string') return undefined
    texts.push(item.value)
  }
  return texts
}

/** The text of a string, number or boolean; undefined for anything else. */
export function scalarText(node: JsonNode): string | undefined {
  if (node.kind === 'string') return node.value
  if (node.kind === 'number') return node.text
  if (node.kind === 'boolean') return String(node.value)
  return undefined
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
  for (const item of itemsOf(node)) {
    const text = scalarText(item)
    if (text === undefined) return undefined
    texts.push(text)
  }
  return texts
}

/** Whether a Sid stands twice. AWS: the empty one may stand several times. */
export function hasRepeatedSid(statements: readonly { sid: string }[]): boolean {
  const sids = statements.map(({ sid }) => sid).filter((sid) => sid !== '')
  return new Set(sids).size < sids.length
}
