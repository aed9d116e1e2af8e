import { foldName } from '../../kernel/fold-name.ts'
import type { CompiledStatement } from '../compile.ts'
import type { PrincipalEntry } from '../text/document.ts'
import { operatorOf, takesVariables } from '../text/operator.ts'
import { conditionRule, hasEarlyVariable, principalRule, resourceRule } from './deciding-rule.ts'
import { grant } from '../match/principal.ts'
import type { Sides } from './plain-reading.ts'
import { conditionHolds, deniesPrincipal, grantsTo, isBoundByRcp, isMisplaced } from '../statement-match.ts'
import type { ContextKeys, Layer, Principal, Question } from '../types.ts'
import { resolveTokens, tokensOf, variableKeys } from '../text/variables.ts'
import { newSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'

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
  /** What decides where the two sides, read as plain text, say otherwise. */
  rule?: string | undefined
  /** The key, or the key of a policy variable, whose value cannot be known here. */
  unknown?: string | undefined
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
  steps: Steps,
): boolean {
  const { action, resource, keys } = question
  const failures = [
    !fitsPrincipal(layer, compiled, question, hasBoundary, steps),
    !compiled.matchesAction(action.toLowerCase(), steps),
    !compiled.matchesResource(resource, keys, steps),
    ...compiled.conditions.map((condition) => !conditionHolds(condition, keys, steps)),
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
  steps: Steps,
): ComparedElement | undefined {
  const { action, resource, keys } = question
  if (!fitsPrincipal(layer, compiled, question, hasBoundary, steps)) {
    return comparedPrincipal(layer, compiled, question, hasBoundary, false)
  }
  if (!compiled.matchesAction(action.toLowerCase(), steps)) return comparedAction(compiled, question)
  if (!compiled.matchesResource(resource, keys, steps))
    return comparedResource(compiled, question, false, steps)
  return failedConditions(compiled, question, steps)[0]
}

/** The conditions of a statement that do not hold, in its order. */
export function failedConditions(
  compiled: CompiledStatement,
  question: Question,
  steps: Steps,
): ComparedElement[] {
  return compiled.conditions
    .filter((condition) => !conditionHolds(condition, question.keys, steps))
    .map(({ condition }) => comparedCondition(compiled, condition, question, false, steps))
}

/**
 * What made a statement match beside a pattern that fits: what its `Not…` elements leave out, and its conditions. Who
 * wonders why a Deny matched finds it here.
 */
export function metElements(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
  steps: Steps,
): ComparedElement[] {
  const { statement, conditions } = compiled
  const met: ComparedElement[] = []
  if (
    statement.notPrincipal !== undefined ||
    (layer !== 'resource' && layer !== 'rcp' && isMisplaced(compiled))
  ) {
    met.push(comparedPrincipal(layer, compiled, question, hasBoundary, true))
  }
  if (statement.notAction !== undefined) met.push(comparedAction(compiled, question))
  if (statement.notResource !== undefined) met.push(comparedResource(compiled, question, true, steps))
  return [
    ...met,
    ...conditions.map(({ condition }) => comparedCondition(compiled, condition, question, true, steps)),
  ]
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

function comparedPrincipal(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
  fits: boolean,
): ComparedElement {
  const { statement } = compiled
  const entries = statement.principal ?? statement.notPrincipal ?? []
  const isCanonical = entries.some(({ type }) => type === 'CanonicalUser')
  return {
    element: 'Principal',
    written: statement.notPrincipal === undefined ? 'Principal' : 'NotPrincipal',
    expected: shown(entries.map(shownPrincipal)),
    actual: chainOf(question.principal, isCanonical),
    rule: principalRule(layer, compiled, question, hasBoundary, fits),
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

function comparedResource(
  compiled: CompiledStatement,
  question: Question,
  fits: boolean,
  steps: Steps,
): ComparedElement {
  const { statement, variables } = compiled
  const patterns = statement.resource ?? statement.notResource ?? []
  const filled = variables ? filledIn(patterns, question.keys, hasEarlyVariable) : undefined
  const sides = { expected: patterns, filledIn: filled, actual: [question.resource] }
  return {
    element: 'Resource',
    written: statement.resource === undefined ? 'NotResource' : 'Resource',
    expected: shown(patterns),
    filledIn: filled && filled.slice(0, maxShown),
    actual: sides.actual,
    rule: isTellable(sides, steps) ? resourceRule(compiled, question, sides, fits) : undefined,
    ...unknownOf(compiled, variables ? patterns.flatMap(variableKeys) : [], question),
  }
}

function comparedCondition(
  compiled: CompiledStatement,
  condition: CompiledStatement['conditions'][number]['condition'],
  question: Question,
  holds: boolean,
  steps: Steps,
): ComparedElement {
  const { operator, key, values } = condition
  const { keys } = question
  const base = operatorOf(operator)?.base
  const reads = compiled.variables && base !== undefined && takesVariables(base)
  const filled = reads ? filledIn(values, keys, () => false) : undefined
  const actual = keys.get(foldName(key)) ?? []
  const sides = { expected: values, filledIn: filled, actual }
  return {
    element: 'Condition',
    written: 'Condition',
    operator,
    key,
    expected: shown(values),
    filledIn: filled && filled.slice(0, maxShown),
    actual: shown(actual),
    rule: isTellable(sides, steps) ? conditionRule(compiled, condition, question, sides, holds) : undefined,
    ...unknownOf(compiled, [key, ...(reads ? values.flatMap(variableKeys) : [])], question),
  }
}

/** A key of these whose value cannot be known, and what becomes of a statement that hangs on it. */
function unknownOf(
  { statement }: CompiledStatement,
  names: readonly string[],
  { keys }: Question,
): Pick<ComparedElement, 'unknown' | 'rule'> | undefined {
  const unknown = names.find((one) => keys.unknown?.(one.toLowerCase()) === true)
  if (unknown === undefined) return undefined
  const isDeny = statement.effect === 'Deny'
  return {
    unknown,
    rule: `a${isDeny ? ' Deny' : 'n Allow'} that hangs on it ${isDeny ? 'denies' : 'does not match'}`,
  }
}

function fitsPrincipal(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
  steps: Steps,
): boolean {
  const isAllow = compiled.statement.effect === 'Allow'
  if (layer !== 'resource' && layer !== 'rcp') return !isAllow || !isMisplaced(compiled)
  if (!isAllow) return deniesPrincipal(compiled, question, hasBoundary, steps)
  if (layer === 'rcp') return isBoundByRcp(compiled, question, steps)
  return grantsTo(compiled, question, steps) !== grant.none
}

function shownPrincipal({ type, value }: PrincipalEntry): string {
  return type === '*' ? '*' : `${type} ${value}`
}

/** Everything by which a policy may name the caller; the canonical id only where one is asked for. */
function chainOf(principal: Principal, isCanonical: boolean): string[] {
  const { arn, issuerArn, uniqueId, account, canonicalId } = principal
  const names = [arn, issuerArn, uniqueId, account, isCanonical ? canonicalId : undefined]
  return names.filter((name) => name !== undefined && name !== '') as string[]
}

/** The patterns as they are compared; undefined where that is as they are written. */
function filledIn(
  patterns: readonly string[],
  keys: ContextKeys,
  isUnread: (pattern: string) => boolean,
): readonly string[] | undefined {
  const filled = patterns.map((pattern) => {
    if (!pattern.includes('${') || isUnread(pattern)) return pattern
    const tokens = tokensOf(pattern, { variables: true, wildcards: true })
    if (tokens.some((token) => token.kind === 'variable' && isTooLong(keys.get(token.key)))) {
      return 'a variable in it has a value that is too long to be shown'
    }
    const resolved = resolveTokens(tokens, keys, Number.POSITIVE_INFINITY, newSteps())
    return resolved === undefined ? 'a variable in it has no value' : resolved.map(tokenText).join('')
  })
  return filled.every((text, at) => text === patterns[at]) ? undefined : filled
}

/** LIMIT: a caller's value may have kilobytes, and a pattern name it hundreds of times. */
const maxFilledIn = 300

function isTooLong(values: readonly string[] | undefined): boolean {
  return values !== undefined && values.some(({ length }) => length > maxFilledIn)
}

/** LIMIT: characters times characters that are read again to find the rule behind a verdict. */
const maxRuleWork = 4_000_000

function isTellable({ expected, filledIn = [], actual }: Sides, steps: Steps): boolean {
  const size = (texts: readonly string[]): number => texts.reduce((sum, { length }) => sum + length + 1, 0)
  const work = (size(expected) + size(filledIn)) * size(actual)
  if (work > maxRuleWork) return false
  // Both sides are read four times.
  steps.left -= work >>> 3
  return steps.left >= 0
}

function tokenText(token: ReturnType<typeof tokensOf>[number]): string {
  if (token.kind === 'text') return token.text
  return token.kind === 'star' ? '*' : '?'
}

function shown(values: readonly string[]): readonly string[] {
  return values.length > maxShown ? [...values.slice(0, maxShown), '…'] : values
}
