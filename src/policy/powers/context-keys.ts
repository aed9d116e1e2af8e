import type { CompiledPolicy } from '../compile.ts'
import type { PolicyDocument, Statement } from '../text/document.ts'
import type { ContextKeys } from '../types.ts'

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
 * The keys that policies name and a request does not have. AWS: those of every statement, whatever its action and
 * resource (IAM API Reference, EvaluationResult: "required by the included input policies"; answers users show).
 */
export function missingKeys(policies: readonly CompiledPolicy[], keys: ContextKeys): string[] {
  const named = policies.flatMap(({ statements }) =>
    statements.flatMap(({ statement, variables }) => keysOfStatement(statement, variables)),
  )
  return distinct(named.filter((key) => keys.get(key.toLowerCase()) === undefined))
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
