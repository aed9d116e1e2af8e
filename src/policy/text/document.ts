import type { Position } from './json-with-positions.ts'

/** Something wrong with a policy's text, and where. */
export type Finding = { message: string; line: number; column: number }

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'

/**
 * One named principal; `"Principal": "*"` is the entry of type `*`, which is not the same as `{"AWS": "*"}`.
 */
export type PrincipalEntry = { type: PrincipalType | '*'; value: string }

/** One line of a Condition block: an operator as written, a key as written, the values to compare with. */
export type Condition = { operator: string; key: string; values: readonly string[] }

/**
 * One statement as the engine reads it. Elements that are absent are undefined, which is not the empty list.
 */
export type Statement = {
  /** Counts from 0 in the order of the document. */
  index: number
  sid?: string | undefined
  effect: 'Allow' | 'Deny'
  principal?: readonly PrincipalEntry[] | undefined
  notPrincipal?: readonly PrincipalEntry[] | undefined
  action?: readonly string[] | undefined
  notAction?: readonly string[] | undefined
  resource?: readonly string[] | undefined
  notResource?: readonly string[] | undefined
  conditions: readonly Condition[]
  /** Where the statement begins and, one column further than its last character, ends. */
  start: Position
  end: Position
}

/** A policy that can be evaluated. A text without Version is of the version 2008-10-17. */
export type PolicyDocument = {
  version: '2012-10-17' | '2008-10-17'
  id?: string | undefined
  statements: readonly Statement[]
}

/** Writes a document as policy text; `parsePolicy` reads back the same document but for the positions. */
export function printPolicy(document: PolicyDocument): string {
  return JSON.stringify({
    Version: document.version,
    Id: document.id,
    Statement: document.statements.map(printStatement),
  })
}

function printStatement(statement: Statement): Record<string, unknown> {
  return {
    Sid: statement.sid,
    Effect: statement.effect,
    Principal: statement.principal && printPrincipal(statement.principal),
    NotPrincipal: statement.notPrincipal && printPrincipal(statement.notPrincipal),
    Action: statement.action,
    NotAction: statement.notAction,
    Resource: statement.resource,
    NotResource: statement.notResource,
    Condition: statement.conditions.length === 0 ? undefined : printConditions(statement.conditions),
  }
}

function printPrincipal(entries: readonly PrincipalEntry[]): unknown {
  if (entries.length === 1 && entries[0]!.type === '*') return '*'
  const byType: Record<string, string[]> = {}
  for (const { type, value } of entries) (byType[type] ??= []).push(value)
  return byType
}

function printConditions(conditions: readonly Condition[]): unknown {
  const operators = Object.create(null) as Record<string, Record<string, readonly string[]>>
  for (const { operator, key, values } of conditions) {
    const keys = (operators[operator] ??= Object.create(null) as Record<string, readonly string[]>)
    keys[key] = values
  }
  return operators
}
