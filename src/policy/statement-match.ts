import type { CompiledStatement } from './compile.ts'
import { grant, grantsOf, hasAccount, isWholeChainListed } from './match/principal.ts'
import type { Grants } from './match/principal.ts'
import type { ContextKeys, Question } from './types.ts'
import type { CompiledCondition } from './conditions/condition.ts'
import type { Steps } from './steps.ts'

/**
 * Whether a statement whose action matches covers the question's resource and keys; any answer where the steps ran
 * out.
 */
export function covers(compiled: CompiledStatement, question: Question, steps: Steps): boolean {
  const { resource, keys } = question
  steps.left -= 1
  if (!compiled.matchesResource(resource, keys, steps)) return false
  for (const condition of compiled.conditions) if (!conditionHolds(condition, keys, steps)) return false
  return true
}

/** Whether a condition holds; what cannot tell the questions of a request apart is asked once for all of them. */
export function conditionHolds(condition: CompiledCondition, keys: ContextKeys, steps: Steps): boolean {
  const { shared } = steps
  if (shared === undefined) return condition.holds(keys, steps)
  const known = shared.verdicts.get(condition)
  if (typeof known === 'boolean') return known
  const verdict = condition.holds(keys, steps)
  if (known === undefined && steps.left >= 0) {
    shared.verdicts.set(condition, condition.keys.every(shared.isShared) ? verdict : null)
  }
  return verdict
}

/** An Allow that names a principal has no place among policies that have none; it grants nothing there. */
export function isMisplaced({ statement }: CompiledStatement): boolean {
  return statement.principal !== undefined || statement.notPrincipal !== undefined
}

/** The ways an allowing statement names the caller. AWS: Allow with NotPrincipal is not supported. */
export function grantsTo({ statement }: CompiledStatement, question: Question, steps: Steps): Grants {
  const entries = statement.principal
  steps.left -= entries?.length ?? 0
  return entries === undefined ? grant.none : grantsOf(entries, question.principal, 'Allow')
}

/**
 * Whether an RCP's Allow is about the caller: its star is everyone, for it is a ceiling and lets no one in
 * by itself.
 */
export function isBoundByRcp({ statement }: CompiledStatement, question: Question, steps: Steps): boolean {
  const entries = statement.principal
  steps.left -= entries?.length ?? 0
  return entries !== undefined && grantsOf(entries, question.principal, 'Deny') !== grant.none
}

/** Whether a denying statement's Principal or NotPrincipal covers the caller. */
export function deniesPrincipal(
  { statement }: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
  steps: Steps,
): boolean {
  steps.left -= (statement.principal ?? statement.notPrincipal)?.length ?? 0
  if (statement.principal !== undefined) {
    return grantsOf(statement.principal, question.principal, 'Deny') !== grant.none
  }
  if (statement.notPrincipal === undefined) return false
  // AWS: a Deny with NotPrincipal always denies a user or role that has a permissions boundary, whoever is
  // listed.
  if (hasBoundary && hasAccount(question.principal)) return true
  return !isWholeChainListed(statement.notPrincipal, question.principal)
}
