import type { CompiledStatement } from './compile.ts'
import { grant, grantsOf, hasAccount, isWholeChainListed } from './match/principal.ts'
import type { Grants } from './match/principal.ts'
import type { Question } from './types.ts'

/** Whether a statement whose action matches covers the question's resource and keys. */
export function covers(compiled: CompiledStatement, question: Question): boolean {
  if (!compiled.matchesResource(question.resource, question.keys)) return false
  for (const condition of compiled.conditions) if (!condition.holds(question.keys)) return false
  return true
}

/** An Allow that names a principal has no place among policies that have none; it grants nothing there. */
export function isMisplaced({ statement }: CompiledStatement): boolean {
  return statement.principal !== undefined || statement.notPrincipal !== undefined
}

/** The ways an allowing statement names the caller. AWS: Allow with NotPrincipal is not supported. */
export function grantsTo({ statement }: CompiledStatement, question: Question): Grants {
  const entries = statement.principal
  return entries === undefined ? grant.none : grantsOf(entries, question.principal, 'Allow')
}

/**
 * Whether an RCP's Allow is about the caller: its star is everyone, for it is a ceiling and lets no one in
 * by itself.
 */
export function isBoundByRcp({ statement }: CompiledStatement, question: Question): boolean {
  const entries = statement.principal
  return entries !== undefined && grantsOf(entries, question.principal, 'Deny') !== grant.none
}

/** Whether a denying statement's Principal or NotPrincipal covers the caller. */
export function deniesPrincipal(
  { statement }: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
): boolean {
  if (statement.principal !== undefined) {
    return grantsOf(statement.principal, question.principal, 'Deny') !== grant.none
  }
  if (statement.notPrincipal === undefined) return false
  // AWS: a Deny with NotPrincipal always denies a user or role that has a permissions boundary, whoever is
  // listed.
  if (hasBoundary && hasAccount(question.principal)) return true
  return !isWholeChainListed(statement.notPrincipal, question.principal)
}
