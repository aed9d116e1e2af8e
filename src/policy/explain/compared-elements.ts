import type { CompiledStatement } from '../compile.ts'
import type { PrincipalEntry } from '../text/document.ts'
import { operatorOf, takesVariables } from '../text/operator.ts'
import { grant } from '../match/principal.ts'
import { deniesPrincipal, grantsTo, isBoundByRcp, isMisplaced } from '../statement-match.ts'
import type { ContextKeys, Layer, Principal, Question } from '../types.ts'
import { hasVariables, resolveTokens, tokensOf } from '../text/variables.ts'

/** An element of a statement beside what the question has: what it asks for, and of a `Not…` what it leaves out. */
export type ComparedElement = {
  element: 'Principal' | 'Action' | 'Resource' | 'Condition'
  /** As it is written: `NotAction` where that stands instead. */
  written: string
  /** For a condition. */
  operator?: string | undefined
  key?: string | undefined
  expected: readonly string[]
  /** The expected texts with their policy variables filled in, where there are any. */
  filledIn?: readonly string[] | undefined
  /** Empty where the request has no such key. */
  actual: readonly string[]
}

/**
 * LIMIT: an explanation is stored and read by people; more values of one element are cut off with an
 * ellipsis.
 */
const maxShown = 20

/**
 * Whether a statement does not fit for one reason alone: one element, or one line of its Condition. It is what
 * someone most likely meant to match.
 */
export function isNearMiss(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
): boolean {
  const failures = [
    !fitsPrincipal(layer, compiled, question, hasBoundary),
    !compiled.matchesAction(question.action.toLowerCase()),
    !compiled.matchesResource(question.resource, question.keys),
    ...compiled.conditions.map((condition) => !condition.holds(question.keys)),
  ]
  return failures.filter(Boolean).length === 1
}

/**
 * The first element that does not fit, in the order Principal, Action, Resource, Condition; undefined where
 * all do.
 */
export function failedElement(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
): ComparedElement | undefined {
  if (!fitsPrincipal(layer, compiled, question, hasBoundary)) return comparedPrincipal(compiled, question)
  if (!compiled.matchesAction(question.action.toLowerCase())) return comparedAction(compiled, question)
  if (!compiled.matchesResource(question.resource, question.keys)) return comparedResource(compiled, question)
  return failedConditions(compiled, question)[0]
}

/** The conditions of a statement that do not hold, in its order. */
export function failedConditions(compiled: CompiledStatement, { keys }: Question): ComparedElement[] {
  return compiled.conditions
    .filter((condition) => !condition.holds(keys))
    .map(({ condition }) => comparedCondition(compiled, condition, keys))
}

/**
 * What made a statement match beside a pattern that fits: what its `Not…` elements leave out, and its conditions. Who
 * wonders why a Deny matched finds it here.
 */
export function metElements(compiled: CompiledStatement, question: Question): ComparedElement[] {
  const { statement, conditions } = compiled
  const met: ComparedElement[] = []
  if (statement.notPrincipal !== undefined) met.push(comparedPrincipal(compiled, question))
  if (statement.notAction !== undefined) met.push(comparedAction(compiled, question))
  if (statement.notResource !== undefined) met.push(comparedResource(compiled, question))
  return [...met, ...conditions.map(({ condition }) => comparedCondition(compiled, condition, question.keys))]
}

/** Whether a pattern of actions may be about the service of an action. */
export function isOfService(pattern: string, action: string): boolean {
  const service = pattern.split(':', 1)[0]!.toLowerCase()
  return /[*?]/.test(service) || service === action.split(':', 1)[0]!.toLowerCase()
}

/** What is about the service that was asked comes first, so that it is shown of a long list. */
function ofServiceFirst(patterns: readonly string[], action: string): string[] {
  const own = patterns.filter((pattern) => isOfService(pattern, action))
  return own.length === patterns.length
    ? own
    : [...own, ...patterns.filter((pattern) => !isOfService(pattern, action))]
}

function comparedPrincipal({ statement }: CompiledStatement, question: Question): ComparedElement {
  const entries = statement.principal ?? statement.notPrincipal ?? []
  return {
    element: 'Principal',
    written: statement.notPrincipal === undefined ? 'Principal' : 'NotPrincipal',
    expected: shown(entries.map(shownPrincipal)),
    actual: chainOf(question.principal),
  }
}

function comparedAction({ statement }: CompiledStatement, { action }: Question): ComparedElement {
  const patterns = statement.action ?? statement.notAction ?? []
  return {
    element: 'Action',
    written: statement.action === undefined ? 'NotAction' : 'Action',
    expected: shown(ofServiceFirst(patterns, action)),
    actual: [action],
  }
}

function comparedResource({ statement, variables }: CompiledStatement, question: Question): ComparedElement {
  const patterns = statement.resource ?? statement.notResource ?? []
  return {
    element: 'Resource',
    written: statement.resource === undefined ? 'NotResource' : 'Resource',
    expected: shown(patterns),
    filledIn: variables ? filledIn(patterns, question.keys) : undefined,
    actual: [question.resource],
  }
}

function comparedCondition(
  { variables }: CompiledStatement,
  { operator, key, values }: CompiledStatement['conditions'][number]['condition'],
  keys: ContextKeys,
): ComparedElement {
  const base = operatorOf(operator)?.base
  return {
    element: 'Condition',
    written: 'Condition',
    operator,
    key,
    expected: shown(values),
    filledIn: variables && base !== undefined && takesVariables(base) ? filledIn(values, keys) : undefined,
    actual: shown(keys.get(key.toLowerCase()) ?? []),
  }
}

function fitsPrincipal(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
): boolean {
  const isAllow = compiled.statement.effect === 'Allow'
  if (layer !== 'resource' && layer !== 'rcp') return !isAllow || !isMisplaced(compiled)
  if (!isAllow) return deniesPrincipal(compiled, question, hasBoundary)
  if (layer === 'rcp') return isBoundByRcp(compiled, question)
  return grantsTo(compiled, question) !== grant.none
}

function shownPrincipal({ type, value }: PrincipalEntry): string {
  return type === '*' ? '*' : `${type} ${value}`
}

/** Everything by which a policy may name the caller. */
function chainOf({ arn, issuerArn, uniqueId, account }: Principal): string[] {
  return [arn, issuerArn, uniqueId, account].filter((name) => name !== undefined && name !== '') as string[]
}

function filledIn(patterns: readonly string[], keys: ContextKeys): readonly string[] | undefined {
  const tokens = patterns
    .slice(0, maxShown)
    .map((text) => tokensOf(text, { variables: true, wildcards: true }))
  if (!tokens.some(hasVariables)) return undefined
  return tokens.map((list) => {
    const resolved = resolveTokens(list, keys)
    return resolved === undefined ? 'a variable in it has no value' : resolved.map(tokenText).join('')
  })
}

function tokenText(token: ReturnType<typeof tokensOf>[number]): string {
  if (token.kind === 'text') return token.text
  return token.kind === 'star' ? '*' : '?'
}

function shown(values: readonly string[]): readonly string[] {
  return values.length > maxShown ? [...values.slice(0, maxShown), '…'] : values
}
