import { operatorOf, type Operator } from '../text/operator.ts'
import type { JsonEntry, JsonNode } from '../text/json-with-positions.ts'
import { scalarText } from '../text/elements.ts'
import type {
  LintCondition,
  Linting,
  LintList,
  LintPrincipal,
  LintStatement,
  LintText,
  LintValue,
} from './document.ts'
import type { PathStep, Place } from './finding.ts'
import { wordsOf } from './words.ts'

type Report = Linting['report']
type Members = ReadonlyMap<string, { node: JsonNode; place: Place; key: Place }>

/** A policy as far as its text can be read; what cannot is reported. */
export type ReadPolicy = { version: LintText | undefined; statements: readonly LintStatement[]; root: Place }

const topElements = ['Version', 'Id', 'Statement']
const statementElements = wordsOf(`
  Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition
`)
const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** Reads a policy from its JSON, telling of each element that is unknown, stands twice or has a wrong type. */
export function readPolicy(node: JsonNode, report: Report): ReadPolicy {
  const root: Place = { steps: [], start: node.start, end: node.end }
  const members = membersOf(node, root, topElements, report)
  const version = textMember(members, 'Version', report)
  textMember(members, 'Id', report)
  const list = members.get('Statement')
  if (list === undefined) {
    if (node.kind === 'object') report('MISSING_STATEMENT', root, 'The policy has no Statement.')
    return { version, statements: [], root }
  }
  if (list.node.kind === 'array' && list.node.items.length === 0) {
    report('MISSING_STATEMENT', list.place, 'The list of statements is empty.')
  }
  const statements = partsOf(list.node, list.place).map(({ node: part, place }, index) =>
    readStatement(part, place, index, report),
  )
  return { version, statements, root }
}

function readStatement(node: JsonNode, place: Place, index: number, report: Report): LintStatement {
  const members = membersOf(node, place, statementElements, report)
  const effect = textMember(members, 'Effect', report)
  if (effect === undefined && !members.has('Effect') && node.kind === 'object') {
    report('MISSING_EFFECT', place, 'The statement has no Effect.', 'Add "Effect": "Allow" or "Deny".')
  }
  const isEffect = effect?.value === 'Allow' || effect?.value === 'Deny'
  if (effect !== undefined && !isEffect) {
    const fix = /^(?:allow|deny)$/i.test(effect.value)
      ? effect.value[0]!.toUpperCase() + effect.value.slice(1).toLowerCase()
      : 'Allow or Deny'
    report('INVALID_EFFECT', effect.place, 'Effect is Allow or Deny, in exactly this spelling.', fix)
  }
  return {
    index,
    place,
    effect: isEffect ? (effect.value as 'Allow' | 'Deny') : undefined,
    sid: textMember(members, 'Sid', report),
    actions: listMember(members, 'Action', report),
    notActions: listMember(members, 'NotAction', report),
    resources: listMember(members, 'Resource', report),
    notResources: listMember(members, 'NotResource', report),
    principals: [
      ...principalsOf(members, 'Principal', report),
      ...principalsOf(members, 'NotPrincipal', report),
    ],
    principalKey: members.get('Principal')?.key,
    notPrincipalKey: members.get('NotPrincipal')?.key,
    conditions: conditionsOf(members, report),
  }
}

function principalsOf(
  members: Members,
  name: 'Principal' | 'NotPrincipal',
  report: Report,
): readonly LintPrincipal[] {
  const member = members.get(name)
  if (member === undefined) return []
  const { node, place } = member
  const negated = name === 'NotPrincipal'
  if (node.kind === 'string') {
    if (node.value === '*') return [{ type: '*', value: '*', place, negated }]
    const fix = '{"AWS": "…"}'
    report('INVALID_PRINCIPAL_FORMAT', place, `${name} is "*" or an object of types and names.`, fix)
    return []
  }
  if (node.kind !== 'object') {
    report('DATA_TYPE_MISMATCH', place, `${name} is "*" or an object of types and names.`)
    return []
  }
  if (node.entries.length === 0) report('EMPTY_OBJECT_PRINCIPAL', place, `${name} names nobody.`)
  const types = membersOf(node, place, principalTypes, report, 'INVALID_PRINCIPAL_KEY')
  return principalTypes.flatMap((type) => {
    const list = listMember(types, type, report, 'EMPTY_ARRAY_PRINCIPAL')
    return (list?.texts ?? []).map((text) => ({ ...text, type, negated }))
  })
}

function conditionsOf(members: Members, report: Report): readonly LintCondition[] {
  const block = members.get('Condition')
  if (block === undefined) return []
  if (block.node.kind === 'object' && block.node.entries.length === 0) {
    report('EMPTY_OBJECT_CONDITION', block.place, 'An empty Condition says nothing.', 'Leave it out.')
  }
  const conditions: LintCondition[] = []
  for (const { entry, place, key } of entriesOf(block.node, block.place, report)) {
    const operatorText: LintText = { value: entry.key, place: key }
    const operator = operatorOf(entry.key)
    if (entry.value.kind === 'object' && entry.value.entries.length === 0) {
      report('EMPTY_OBJECT_CONDITION', place, `${entry.key} names no key and says nothing.`, 'Leave it out.')
    }
    for (const line of entriesOf(entry.value, place, report)) {
      conditions.push({
        operatorText,
        operator,
        key: { value: line.entry.key, place: line.key },
        values: valuesOf(line.entry.value, line.place, report, operator),
        isList: line.entry.value.kind === 'array',
      })
    }
  }
  return conditions
}

function valuesOf(
  node: JsonNode,
  place: Place,
  report: Report,
  operator: Operator | undefined,
): readonly LintValue[] {
  if (node.kind === 'array' && node.items.length === 0) reportEmpty(place, report, operator)
  return partsOf(node, place).flatMap((part): LintValue[] => {
    const value = scalarText(part.node)
    if (value !== undefined) return [{ value, place: part.place, kind: part.node.kind as LintValue['kind'] }]
    report('DATA_TYPE_MISMATCH', part.place, 'A condition compares with a string, a number or a boolean.')
    return []
  })
}

function reportEmpty(place: Place, report: Report, operator: Operator | undefined): void {
  const asksAbsence = 'With an empty list this holds only where the request has no such key.'
  if (operator?.set === 'all') {
    report('EMPTY_ARRAY_CONDITION_FORALLVALUES', place, asksAbsence, 'Use "Null": {KEY: "true"}.')
  } else if (operator?.set === 'any') {
    report('EMPTY_ARRAY_CONDITION_FORANYVALUE', place, 'ForAnyValue with an empty list is never true.')
  } else if (operator?.ifExists === true) {
    report('EMPTY_ARRAY_CONDITION_IFEXISTS', place, asksAbsence, 'Use "Null": {KEY: "true"}.')
  } else {
    report('EMPTY_ARRAY_CONDITION', place, 'A condition with an empty list of values is never true.')
  }
}

/** The members of an object; those of a second time and of unknown names are reported and left out. */
function membersOf(
  node: JsonNode,
  at: Place,
  known: readonly string[],
  report: Report,
  unknown: 'INVALID_POLICY_ELEMENT' | 'INVALID_PRINCIPAL_KEY' = 'INVALID_POLICY_ELEMENT',
): Members {
  const members = new Map<string, { node: JsonNode; place: Place; key: Place }>()
  for (const { entry, place, key } of entriesOf(node, at, report)) {
    if (known.includes(entry.key)) members.set(entry.key, { node: entry.value, place, key })
    else {
      const spelled = known.find((name) => name.toLowerCase() === entry.key.toLowerCase())
      const fix = spelled ?? `One of ${known.join(', ')}.`
      report(unknown, key, `There is no element ${JSON.stringify(entry.key.slice(0, 80))} here.`, fix)
    }
  }
  return members
}

type PlacedEntry = { entry: JsonEntry; place: Place; key: Place }

function entriesOf(node: JsonNode, at: Place, report: Report): readonly PlacedEntry[] {
  if (node.kind !== 'object') {
    report('DATA_TYPE_MISMATCH', at, 'An object in braces is expected here.')
    return []
  }
  const seen = new Map<string, string>()
  const entries: PlacedEntry[] = []
  for (const entry of node.entries) {
    const key = stepTo(at, { key: entry.key }, { start: entry.keyStart, end: entry.keyEnd })
    const earlier = seen.get(entry.key.toLowerCase())
    if (earlier === entry.key) report('DUPLICATE_ELEMENT', key, `${entry.key} stands twice in one object.`)
    else if (earlier !== undefined) {
      const message = `${entry.key} and ${earlier} are the same key, for case does not count.`
      report('DUPLICATE_KEYS_WITH_DIFFERENT_CASE', key, message, 'Join their values in one list.')
    }
    seen.set(entry.key.toLowerCase(), entry.key)
    entries.push({ entry, place: stepTo(at, { value: entry.key }, entry.value), key })
  }
  return entries
}

function textMember(members: Members, name: string, report: Report): LintText | undefined {
  const member = members.get(name)
  if (member === undefined) return undefined
  if (member.node.kind === 'string') return { value: member.node.value, place: member.place }
  report('DATA_TYPE_MISMATCH', member.place, `${name} is a string.`)
  return undefined
}

const emptyCodes: Readonly<Record<string, 'EMPTY_ARRAY_ACTION' | 'EMPTY_ARRAY_RESOURCE'>> = {
  Action: 'EMPTY_ARRAY_ACTION',
  NotAction: 'EMPTY_ARRAY_ACTION',
  Resource: 'EMPTY_ARRAY_RESOURCE',
  NotResource: 'EMPTY_ARRAY_RESOURCE',
}

function listMember(
  members: Members,
  name: string,
  report: Report,
  emptyCode: 'EMPTY_ARRAY_PRINCIPAL' | undefined = undefined,
): LintList | undefined {
  const member = members.get(name)
  if (member === undefined) return undefined
  const { node, place, key } = member
  if (node.kind === 'array' && node.items.length === 0) {
    report(
      emptyCode ?? emptyCodes[name]!,
      place,
      `${name} is an empty list.`,
      'Name something or leave it out.',
    )
  }
  const texts = partsOf(node, place).flatMap((part): LintText[] => {
    if (part.node.kind === 'string') return [{ value: part.node.value, place: part.place }]
    report('DATA_TYPE_MISMATCH', part.place, `${name} is a string or a list of strings.`)
    return []
  })
  return { texts, place, key }
}

/** The items of a list, or the one value that stands for a list of one. */
function partsOf(node: JsonNode, place: Place): readonly { node: JsonNode; place: Place }[] {
  if (node.kind !== 'array') return [{ node, place }]
  return node.items.map((item, index) => ({ node: item, place: stepTo(place, { index }, item) }))
}

function stepTo(from: Place, step: PathStep, span: { start: number; end: number }): Place {
  return { steps: [...from.steps, step], start: span.start, end: span.end }
}
