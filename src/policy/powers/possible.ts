import { candidatesFor } from '../compile.ts'
import type { CompiledPolicy, CompiledStatement } from '../compile.ts'
import type { Condition } from '../text/document.ts'
import { evaluate } from '../evaluate.ts'
import { resourceMatcher } from '../match/match.ts'
import { newSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'
import type { ContextKeys, Question } from '../types.ts'
import type { StatementRef, SourcedPolicy, PolicySet, Decision } from '../policy-set.ts'
import { tokensOf } from '../text/variables.ts'

/**
 * Whether the value of a key may still be anything: what is not known of a request that nobody sent. `values` are those
 * that a condition compares it with.
 */
export type IsOpen = (lowerCaseKey: string, values: readonly string[]) => boolean

/**
 * Conditions of one statement that would decide. Those of an Allow must all hold, of those of a Deny one must not. A
 * condition of the operator `Resource` asks that the key make the pattern fit.
 */
export type Need = { effect: 'Allow' | 'Deny'; by: StatementRef; conditions: readonly Condition[] }

/**
 * Whether something can be allowed: as the context is, only if the needs are met, or never. `statements` are those that
 * allow it.
 */
export type Possibility =
  | { can: 'always' | 'if'; statements: readonly StatementRef[]; needs: readonly Need[] }
  | { can: 'never'; decision: Decision }

/**
 * Decides a question whose context is known in part. It is first put to the engine as it is; where that refuses, it
 * is put again without the conditions that hang on open keys. LIMIT: needs are not held against one another, so two
 * that exclude each other still count as possible.
 */
export function possibility(
  question: Question,
  policies: PolicySet,
  isOpen: IsOpen,
  steps: Steps = newSteps(),
): Possibility {
  const decision = evaluate(question, policies, steps)
  if (decision.outcome === 'Allowed') return { can: 'always', statements: decision.statements, needs: [] }
  const never: Possibility = { can: 'never', decision }
  if (decision.unfinished !== undefined || !dependsOnKeys(question.action, policies, steps)) return never
  const needs: Need[] = []
  // INVARIANT: an explicit denial names every denying statement, so what is escaped here is all that denies.
  for (const by of decision.outcome === 'ExplicitlyDenied' ? decision.statements : []) {
    const { conditions } = statementOf(by)
    const open = conditions.filter(({ condition }) => isOpenCondition(condition, question.keys, isOpen))
    if (open.length === 0) return never
    needs.push({ effect: 'Deny', by, conditions: open.map(({ condition }) => condition) })
  }
  const { set, original } = relaxed(question, policies, isOpen, steps)
  const again = evaluate(question, set, steps)
  if (again.outcome !== 'Allowed') return never
  const statements = again.statements.map((by) => ({ ...by, source: original.get(by.source) ?? by.source }))
  for (const by of statements) {
    const conditions = droppedOf(statementOf(by), question, isOpen, steps)
    if (conditions.length > 0) needs.push({ effect: 'Allow', by, conditions })
  }
  return { can: 'if', statements, needs }
}

function statementOf({ source, index }: StatementRef): CompiledStatement {
  return source.policy.statements[index]!
}

/** Most policies have no condition on the action, so that the first answer is the last. */
function dependsOnKeys(action: string, policies: PolicySet, steps: Steps): boolean {
  const { scps, rcps, identity, boundary, session = [], resource } = policies
  const sources = [...scps.flat(), ...rcps.flat(), ...identity, boundary, ...session, resource]
  return sources.some((source) => {
    if (source === undefined) return false
    const { allow, deny } = candidatesFor(source.policy, action, steps)
    return [...allow, ...deny].some(
      ({ conditions, statement }) =>
        conditions.length > 0 || statement.resource?.some((pattern) => pattern.includes('${')) === true,
    )
  })
}

type Relaxed = { set: PolicySet; original: Map<SourcedPolicy, SourcedPolicy> }

/**
 * The same policies without denials, and with each Allow a second time, without what hangs on open keys. The first
 * stand before the second, so that no condition is asked for where a statement allows without.
 */
function relaxed(question: Question, policies: PolicySet, isOpen: IsOpen, steps: Steps): Relaxed {
  const original = new Map<SourcedPolicy, SourcedPolicy>()
  const variant = (source: SourcedPolicy, statements: CompiledStatement[]): SourcedPolicy => {
    const made = { ...source, policy: withStatements(source.policy, statements) }
    original.set(made, source)
    return made
  }
  const allows = ({ policy }: SourcedPolicy) => candidatesFor(policy, question.action, steps).allow
  const eased = (source: SourcedPolicy) => allows(source).map((one) => easedOf(one, question, isOpen, steps))
  const list = (sources: readonly SourcedPolicy[]): SourcedPolicy[] => [
    ...sources.map((source) => variant(source, [...allows(source)])),
    ...sources.map((source) => variant(source, eased(source))),
  ]
  const single = (source: SourcedPolicy | undefined): SourcedPolicy | undefined =>
    source && variant(source, [...allows(source), ...eased(source)])
  const { scps, rcps, identity, boundary, session, resource } = policies
  return {
    original,
    set: {
      ...policies,
      scps: scps.map(list),
      rcps: rcps.map(list),
      identity: list(identity),
      boundary: single(boundary),
      session: session && list(session),
      resource: single(resource),
    },
  }
}

function withStatements(policy: CompiledPolicy, statements: CompiledStatement[]): CompiledPolicy {
  return { ...policy, statements, byService: new Map([['', statements]]), candidates: new Map() }
}

function easedOf(
  compiled: CompiledStatement,
  question: Question,
  isOpen: IsOpen,
  steps: Steps,
): CompiledStatement {
  const { keys } = question
  const conditions = compiled.conditions.filter(
    (one) => one.holds(keys, steps) || !isOpenCondition(one.condition, keys, isOpen),
  )
  const patterns = openPatterns(compiled, keys, isOpen)
  if (patterns.length === 0) return { ...compiled, conditions }
  const matchers = patterns.map(({ widened }) => resourceMatcher(widened, true))
  return {
    ...compiled,
    conditions,
    matchesResource: (text, given, steps) =>
      compiled.matchesResource(text, given, steps) || matchers.some((matches) => matches(text, given, steps)),
  }
}

/** What `easedOf` left out of a statement that it needs to apply. */
function droppedOf(
  compiled: CompiledStatement,
  { keys, resource }: Question,
  isOpen: IsOpen,
  steps: Steps,
): Condition[] {
  const dropped = compiled.conditions
    .filter((one) => !one.holds(keys, steps) && isOpenCondition(one.condition, keys, isOpen))
    .map(({ condition }) => condition)
  if (compiled.matchesResource(resource, keys, steps)) return dropped
  const fitting = openPatterns(compiled, keys, isOpen).find(({ widened }) =>
    resourceMatcher(widened, true)(resource, keys, steps),
  )
  if (fitting === undefined) return dropped
  return [
    ...fitting.keys.map((key) => ({ operator: 'Resource', key, values: [fitting.pattern] })),
    ...dropped,
  ]
}

/** A condition is open where its key is, or a variable among its values. */
function isOpenCondition({ key, values }: Condition, keys: ContextKeys, isOpen: IsOpen): boolean {
  return (
    isOpen(key.toLowerCase(), values) || values.some((value) => openVariables(value, keys, isOpen).length > 0)
  )
}

function openVariables(text: string, keys: ContextKeys, isOpen: IsOpen): string[] {
  if (!text.includes('${')) return []
  return tokensOf(text, { variables: true, wildcards: false }).flatMap((token) =>
    token.kind === 'variable' && keys.get(token.key) === undefined && isOpen(token.key, [])
      ? [token.key]
      : [],
  )
}

type OpenPattern = { pattern: string; widened: string; keys: string[] }

/** Patterns of a Resource element with open variables, those widened to stars. */
function openPatterns(
  { statement, variables }: CompiledStatement,
  keys: ContextKeys,
  isOpen: IsOpen,
): OpenPattern[] {
  if (!variables) return []
  return (statement.resource ?? []).flatMap((pattern) => {
    const open = openVariables(pattern, keys, isOpen)
    // A variable before the fifth colon is never filled in, so such a pattern fits nothing.
    if (open.length === 0 || pattern.slice(0, pattern.indexOf('${')).split(':').length < 6) return []
    return [{ pattern, widened: widened(pattern, open), keys: open }]
  })
}

/** A pattern with those variables as stars. Read once from left to right, whatever a policy's owner wrote. */
function widened(pattern: string, open: readonly string[]): string {
  let text = ''
  let at = 0
  for (;;) {
    const start = pattern.indexOf('${', at)
    const close = start === -1 ? -1 : pattern.indexOf('}', start)
    if (close === -1) return text + pattern.slice(at)
    const [key = ''] = pattern.slice(start + 2, close).split(',', 1)
    const written = pattern.slice(start, close + 1)
    text += pattern.slice(at, start) + (open.includes(key.trim().toLowerCase()) ? '*' : written)
    at = close + 1
  }
}
