import { operatorOf } from './operator.ts'
import type {
  Condition,
  Finding,
  PolicyDocument,
  PrincipalEntry,
  PrincipalType,
  Statement,
} from './document.ts'
import { itemsOf, principalTypes, scalarText, statementElements, topElements } from './elements.ts'
import { positionAt, readJson } from './json-with-positions.ts'
import type { JsonEntry, JsonNode } from './json-with-positions.ts'

/**
 * Reads a policy for evaluation: the document, or why it cannot be evaluated with line and column. Never
 * throws. It accepts more than AWS stores (the validators say AWS's own sentences) but nothing whose meaning
 * is in doubt.
 */
export function parsePolicy(text: string): { document: PolicyDocument } | { findings: Finding[] } {
  const json = readJson(text)
  if ('error' in json) return { findings: [{ message: json.error, ...positionAt(text, json.offset) }] }
  const read: Read = { text, findings: [] }
  const document = readDocument(read, json.node)
  return read.findings.length > 0 || document === undefined ? { findings: read.findings } : { document }
}

type Read = { text: string; findings: Finding[] }

/** LIMIT: as many findings as a person reads. */
const maxFindings = 100

function report(read: Read, node: { start: number }, message: string): undefined {
  if (read.findings.length < maxFindings) {
    read.findings.push({ message, ...positionAt(read.text, node.start) })
  }
  return undefined
}

function readDocument(read: Read, node: JsonNode): PolicyDocument | undefined {
  const members = membersOf(read, node, topElements, 'the policy')
  if (members === undefined) return undefined
  const version = members.get('Version')
  const versionText = version === undefined ? '2008-10-17' : stringOf(read, version, 'Version')
  if (versionText === undefined) return undefined
  if (versionText !== '2012-10-17' && versionText !== '2008-10-17') {
    return report(read, version!, 'Version is neither 2012-10-17 nor 2008-10-17')
  }
  const id = members.get('Id')
  const list = members.get('Statement')
  if (list === undefined) return report(read, node, 'Statement is missing')
  const statements: Statement[] = []
  for (const [index, item] of itemsOf(list).entries()) {
    const statement = readStatement(read, item, index)
    if (statement !== undefined) statements.push(statement)
  }
  return { version: versionText, id: id && stringOf(read, id, 'Id'), statements }
}

function readStatement(read: Read, node: JsonNode, index: number): Statement | undefined {
  const members = membersOf(read, node, statementElements, 'the statement')
  if (members === undefined) return undefined
  const effect = members.get('Effect')
  if (effect?.kind !== 'string' || (effect.value !== 'Allow' && effect.value !== 'Deny')) {
    return report(read, effect ?? node, 'Effect must be Allow or Deny')
  }
  const sid = members.get('Sid')
  const condition = members.get('Condition')
  const statement: Statement = {
    index,
    sid: sid && stringOf(read, sid, 'Sid'),
    effect: effect.value,
    principal: principalOf(read, members.get('Principal')),
    notPrincipal: principalOf(read, members.get('NotPrincipal')),
    action: stringsOf(read, members.get('Action'), 'Action'),
    notAction: stringsOf(read, members.get('NotAction'), 'NotAction'),
    resource: stringsOf(read, members.get('Resource'), 'Resource'),
    notResource: stringsOf(read, members.get('NotResource'), 'NotResource'),
    conditions: condition === undefined ? [] : conditionsOf(read, condition),
    start: positionAt(read.text, node.start),
    end: positionAt(read.text, node.end),
  }
  checkPairs(read, node, members)
  return statement
}

/**
 * One of each pair; only a statement with a principal may leave its Resource out, for a trust policy has
 * none.
 */
function checkPairs(read: Read, node: JsonNode, members: ReadonlyMap<string, JsonNode>): void {
  for (const name of ['Principal', 'Action', 'Resource']) {
    if (members.has(name) && members.has(`Not${name}`)) report(read, node, `${name} and Not${name} together`)
  }
  if (!members.has('Action') && !members.has('NotAction')) report(read, node, 'Action is missing')
  const withPrincipal = members.has('Principal') || members.has('NotPrincipal')
  if (!withPrincipal && !members.has('Resource') && !members.has('NotResource')) {
    report(read, node, 'Resource is missing')
  }
}

function membersOf(
  read: Read,
  node: JsonNode,
  known: ReadonlySet<string>,
  what: string,
): ReadonlyMap<string, JsonNode> | undefined {
  if (node.kind !== 'object') return report(read, node, `${what} must be an object`)
  const members = new Map<string, JsonNode>()
  for (const { key, keyStart, value } of node.entries) {
    const place = { start: keyStart }
    if (!known.has(key)) report(read, place, `${what} has an unknown element ${shown(key)}`)
    // An element that stands twice would mean one thing to one reader and another to the next.
    else if (members.has(key)) report(read, place, `${shown(key)} stands twice`)
    else members.set(key, value)
  }
  return members
}

function principalOf(read: Read, node: JsonNode | undefined): readonly PrincipalEntry[] | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'string' && node.value === '*') return [{ type: '*', value: '*' }]
  const members = membersOf(read, node, principalTypes, 'the principal')
  if (members === undefined) return undefined
  const entries: PrincipalEntry[] = []
  for (const [type, value] of members) {
    for (const text of stringsOf(read, value, type) ?? [])
      entries.push({ type: type as PrincipalType, value: text })
  }
  return entries
}

function conditionsOf(read: Read, node: JsonNode): Condition[] {
  const conditions: Condition[] = []
  const operators = entriesOf(read, node, 'Condition')
  for (const operator of operators) {
    for (const { key, keyStart, value } of entriesOf(read, operator.value, shown(operator.key))) {
      // AWS: an unknown operator without any key is accepted, and says nothing.
      if (operatorOf(operator.key) === undefined) {
        report(read, { start: operator.keyStart }, `${shown(operator.key)} is not a condition operator`)
        break
      }
      const values = scalarsOf(read, value, key)
      if (values === undefined)
        report(read, { start: keyStart }, `${shown(key)} needs a value or a list of values`)
      else conditions.push({ operator: operator.key, key, values })
    }
  }
  return conditions
}

function entriesOf(read: Read, node: JsonNode, what: string): readonly JsonEntry[] {
  if (node.kind !== 'object') {
    report(read, node, `${what} must be an object`)
    return []
  }
  const seen = new Set<string>()
  for (const { key, keyStart } of node.entries) {
    if (seen.has(key)) report(read, { start: keyStart }, `${shown(key)} stands twice`)
    seen.add(key)
  }
  return node.entries
}

/** The texts of a condition's value or values: numbers and booleans count by their JSON text. */
function scalarsOf(read: Read, node: JsonNode, key: string): readonly string[] | undefined {
  if (node.kind !== 'array') {
    const text = scalarText(node)
    return text === undefined ? undefined : [text]
  }
  const texts: string[] = []
  for (const item of node.items) {
    const text = scalarText(item)
    if (text === undefined) report(read, item, `${shown(key)} has a value that is no text`)
    else texts.push(text)
  }
  return texts
}

function stringOf(read: Read, node: JsonNode, what: string): string | undefined {
  return node.kind === 'string' ? node.value : report(read, node, `${what} must be a string`)
}

function stringsOf(read: Read, node: JsonNode | undefined, what: string): readonly string[] | undefined {
  if (node === undefined) return undefined
  const texts: string[] = []
  for (const item of itemsOf(node)) {
    const text = stringOf(read, item, what)
    if (text !== undefined) texts.push(text)
  }
  return texts
}

function shown(name: string): string {
  return JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)
}
