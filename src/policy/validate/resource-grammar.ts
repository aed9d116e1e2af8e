import { operatorOf } from '../text/operator.ts'
import {
  hasRepeatedSid,
  itemsOf,
  membersByName,
  statementElements,
  strangerOf,
  stringList,
  topElements,
  writtenConditions,
} from '../text/elements.ts'
import type { WrittenCondition } from '../text/elements.ts'
import type { PrincipalEntry, PrincipalType } from '../text/document.ts'
import { readJson } from '../text/json-with-positions.ts'
import type { JsonNode } from '../text/json-with-positions.ts'
import { isLegacyValue } from './legacy-values.ts'

/**
 * A statement of a trust or resource policy as it is written, with what its grammar demands already there.
 */
export type ResourceStatement = {
  sid: string
  effect: 'Allow' | 'Deny'
  /** Undefined where NotPrincipal stands instead. */
  principal: readonly PrincipalEntry[] | undefined
  notPrincipal: readonly PrincipalEntry[] | undefined
  members: ReadonlyMap<string, JsonNode>
  conditions: readonly WrittenCondition[]
}

/** Where trust policies and other resource policies differ in this part of the grammar. */
export type ResourceGrammar = {
  /** Elements that must not stand in a statement. */
  prohibited: readonly string[]
  principalTypes: readonly PrincipalType[]
  /** How a principal is refused that has types but nobody of any. */
  nobody: string
  /** How an unknown principal type is refused. */
  unknownPrincipal: (type: string) => string
}

/** A value, or AWS's sentence for why there is none. */
export type OrFault<T> = { value: T } | { fault: string }

/**
 * Reads the part of the grammar that all policies with principals share; the first fault in the order of the
 * text.
 */
export function readResourcePolicy(text: string, grammar: ResourceGrammar): OrFault<ResourceStatement[]> {
  const json = readJson(text)
  const members = 'node' in json ? membersByName(json.node) : undefined
  if (members === undefined) return { fault: 'This policy contains invalid Json' }
  const stranger = strangerOf(members, topElements)
  if (stranger !== undefined) return { fault: `Unknown field ${stranger}` }
  const version = members.get('Version')
  if (version !== undefined && !isVersion(version)) {
    return { fault: 'The policy must contain a valid version string' }
  }
  const id = members.get('Id')
  if (id !== undefined && id.kind !== 'string') return { fault: 'Invalid policy syntax.' }
  const list = members.get('Statement')
  if (list === undefined) return { fault: 'Missing required field Statement' }
  const nodes = itemsOf(list)
  if (nodes.length === 0) return { fault: 'Could not parse the policy: Statement is empty!' }
  const statements: ResourceStatement[] = []
  for (const node of nodes) {
    const read = readStatement(node, grammar)
    if ('fault' in read) return read
    statements.push(read.value)
  }
  return hasRepeatedSid(statements)
    ? { fault: 'The Statement Ids in the policy are not unique' }
    : { value: statements }
}

function readStatement(node: JsonNode, grammar: ResourceGrammar): OrFault<ResourceStatement> {
  const members = membersByName(node)
  if (members === undefined) return { fault: 'This policy contains invalid Json' }
  const stranger = strangerOf(members, statementElements)
  if (stranger !== undefined) return { fault: `Unknown field ${stranger}` }
  // AWS: an identity policy given as a trust policy is refused for its Resource, not for the Principal it
  // lacks.
  const prohibited = grammar.prohibited.find((name) => members.has(name))
  if (prohibited !== undefined) return { fault: `Has prohibited field ${prohibited}` }
  const effect = textOf(members.get('Effect'))
  if (effect === undefined) return { fault: 'Missing required field Effect' }
  if (effect !== 'Allow' && effect !== 'Deny') return { fault: `Invalid effect: ${effect}` }
  const principal = readPrincipals(members, effect, grammar)
  if ('fault' in principal) return principal
  const conditions = readConditions(members.get('Condition'))
  if ('fault' in conditions) return conditions
  const sid = members.get('Sid')
  if (sid !== undefined && sid.kind !== 'string') return { fault: 'Invalid policy syntax.' }
  return {
    value: { sid: textOf(sid) ?? '', effect, ...principal.value, members, conditions: conditions.value },
  }
}

type Principals = Pick<ResourceStatement, 'principal' | 'notPrincipal'>

function readPrincipals(
  members: ReadonlyMap<string, JsonNode>,
  effect: 'Allow' | 'Deny',
  grammar: ResourceGrammar,
): OrFault<Principals> {
  const principal = members.get('Principal')
  const notPrincipal = members.get('NotPrincipal')
  if (notPrincipal !== undefined && effect === 'Allow')
    return { fault: 'Allow with NotPrincipal is not allowed.' }
  if (principal !== undefined && notPrincipal !== undefined) return { fault: 'Invalid policy syntax.' }
  const node = principal ?? notPrincipal
  if (node === undefined) return { fault: 'Missing required field Principal' }
  const entries = readEntries(node, grammar)
  if ('fault' in entries) return entries
  return {
    value:
      principal === undefined
        ? { principal: undefined, notPrincipal: entries.value }
        : { principal: entries.value, notPrincipal: undefined },
  }
}

/** What is wrong with a principal of no types. */
export const emptyPrincipal = 'Missing required field Principal cannot be empty!'

function readEntries(node: JsonNode, grammar: ResourceGrammar): OrFault<PrincipalEntry[]> {
  if (node.kind === 'string') {
    return node.value === '*' ? { value: [{ type: '*', value: '*' }] } : { fault: 'Invalid policy syntax.' }
  }
  const types = membersByName(node)
  if (types === undefined) return { fault: 'Invalid policy syntax.' }
  const entries: PrincipalEntry[] = []
  for (const [type, list] of types) {
    const known = grammar.principalTypes.find((name) => name === type)
    if (known === undefined) return { fault: grammar.unknownPrincipal(type) }
    const values = stringList(list)
    if (values === undefined) return { fault: 'Invalid policy syntax.' }
    for (const value of values) entries.push({ type: known, value })
  }
  if (types.size === 0) return { fault: emptyPrincipal }
  return entries.length === 0 ? { fault: grammar.nobody } : { value: entries }
}

function readConditions(node: JsonNode | undefined): OrFault<readonly WrittenCondition[]> {
  if (node === undefined) return { value: [] }
  const conditions = writtenConditions(node)
  if (conditions === undefined) return { fault: 'Invalid policy syntax.' }
  const unknown = conditions.find(({ operator }) => operatorOf(operator) === undefined)
  if (unknown !== undefined) return { fault: `Invalid Condition type : ${unknown.operator}` }
  // AWS: dates, numbers, addresses and ARNs are read when a policy is saved, whatever its kind.
  const isRead = conditions.every(({ operator, values }) =>
    values.every((value) => isLegacyValue(operator, value)),
  )
  return isRead ? { value: conditions } : { fault: 'Invalid policy syntax.' }
}

/**
 * The texts of an element or its Not twin, with AWS's sentences for a pair, a wrong type and none at all.
 */
export function readList(
  statement: ResourceStatement,
  name: 'Action' | 'Resource',
): OrFault<readonly string[]> {
  const { members } = statement
  const own = members.get(name)
  const not = members.get(`Not${name}`)
  if (own !== undefined && not !== undefined) return { fault: 'Invalid policy syntax.' }
  const node = own ?? not
  const texts = node === undefined ? [] : stringList(node)
  if (texts === undefined) return { fault: 'Invalid policy syntax.' }
  return texts.length === 0 ? { fault: `Missing required field ${name}` } : { value: texts }
}

function isVersion(node: JsonNode): boolean {
  const text = textOf(node)
  return text === '2012-10-17' || text === '2008-10-17'
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined
}
