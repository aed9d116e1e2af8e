import type { CompiledPolicy, CompiledStatement } from '../compile.ts'
import type { PolicyDocument, Statement } from '../text/document.ts'
import { newSteps } from '../steps.ts'
import type { Steps } from '../steps.ts'
import type { Question } from '../types.ts'

/**
 * The distinct context keys that policies name, in Condition blocks and as variables: spelled and ordered as
 * they first stand.
 */
export function contextKeysOf(documents: readonly PolicyDocument[]): string[] {
  return distinct(
    documents.flatMap(({ version, statements }) =>
      statements.flatMap((statement) => keysOfStatement(statement, version === '2012-10-17')),
    ),
  )
}

/**
 * The keys that would decide one question and that the request does not have: those of the statements about
 * its action and resource, and the variables that keep a statement from being about its resource.
 */
export function missingKeys(
  policies: readonly CompiledPolicy[],
  question: Question,
  steps: Steps = newSteps(),
): string[] {
  const action = question.action.toLowerCase()
  const isMissing = (key: string): boolean => question.keys.get(key.toLowerCase()) === undefined
  const missing: string[] = []
  for (const { statements } of policies) {
    for (const compiled of statements) {
      if (!compiled.matchesAction(action, steps) || !mayCover(compiled, question, isMissing, steps)) continue
      missing.push(...keysOfStatement(compiled.statement, compiled.variables).filter(isMissing))
    }
  }
  return distinct(missing)
}

function mayCover(
  { statement, variables, matchesResource }: CompiledStatement,
  question: Question,
  isMissing: (key: string) => boolean,
  steps: Steps,
): boolean {
  if (matchesResource(question.resource, question.keys, steps)) return true
  return variables && variablesOfResource(statement).some(isMissing)
}

function keysOfStatement(statement: Statement, variables: boolean): string[] {
  const keys = variables ? variablesOfResource(statement) : []
  for (const { key, values } of statement.conditions) {
    keys.push(key)
    if (variables) keys.push(...values.flatMap(variablesIn))
  }
  return keys
}

function variablesOfResource(statement: Statement): string[] {
  return (statement.resource ?? statement.notResource ?? []).flatMap(variablesIn)
}

/** The keys of `${key}` and `${key, 'default'}`; `${*}`, `${?}` and `${$}` stand for characters. */
function variablesIn(text: string): string[] {
  const keys: string[] = []
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at)) {
    const close = text.indexOf('}', at)
    if (close === -1) break
    const key = text
      .slice(at + 2, close)
      .split(',', 1)[0]!
      .trim()
    if (key !== '' && key !== '*' && key !== '?' && key !== '$') keys.push(key)
    at = close
  }
  return keys
}

/** Keys are compared without case. */
function distinct(keys: readonly string[]): string[] {
  const byName = new Map<string, string>()
  for (const key of keys) if (!byName.has(key.toLowerCase())) byName.set(key.toLowerCase(), key)
  return [...byName.values()]
}
