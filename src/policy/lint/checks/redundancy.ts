import { matchesGlob, type Glob } from '../../match/glob.ts'
import type { Steps } from '../../steps.ts'
import type { FindingCode } from '../codes.ts'
import type { Linting, LintList, LintStatement } from '../document.ts'
import { covers, hasWildcard, patternOf } from '../patterns.ts'

// LIMIT: the work is wildcards times texts, and statements times statements; more of them are not compared.
const maxWildcards = 100
const maxStatements = 100

/** What says nothing: a text that another one covers, a statement that another one repeats or forbids. */
export function checkRedundancy(linting: Linting): void {
  for (const statement of linting.statements) {
    const { actions, notActions, resources, notResources } = statement
    for (const list of [actions, notActions]) if (list) checkList(linting, list, 'REDUNDANT_ACTION', true)
    for (const list of [resources, notResources])
      if (list) checkList(linting, list, 'REDUNDANT_RESOURCE', false)
  }
  checkStatements(linting)
}

function checkList({ report, steps }: Linting, list: LintList, code: FindingCode, ignoreCase: boolean): void {
  const normal = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  const wildcards: { text: string; glob: Glob }[] = list.texts
    .filter(({ value }) => hasWildcard(value) && !value.includes('?'))
    .slice(0, maxWildcards)
    .map(({ value }) => ({ text: normal(value), glob: patternOf(normal(value)) }))
  const seen = new Set<string>()
  for (const { value, place } of list.texts) {
    const text = normal(value)
    const wider = wildcards.find((pattern) => pattern.text !== text && matchesGlob(pattern.glob, text, steps))
    if (seen.has(text)) report(code, place, `${shown(value)} stands in the list already.`, 'Remove it.')
    else if (wider !== undefined) {
      report(code, place, `${shown(wider.text)} covers ${shown(value)} already.`, 'Remove it.')
    }
    seen.add(text)
  }
}

function checkStatements(linting: Linting): void {
  const statements = linting.statements.slice(0, maxStatements)
  for (const statement of statements) {
    const { effect, index } = statement
    if (effect === undefined) continue
    const deny =
      effect === 'Allow' ? statements.find((other) => forbids(other, statement, linting.steps)) : undefined
    const same = statements.find(
      (other) => other.effect === effect && other.index !== index && saysAll(other, statement, linting.steps),
    )
    const isLater = same !== undefined && (same.index < index || !saysAll(statement, same, linting.steps))
    if (deny !== undefined) {
      const message = `Statement[${deny.index}] denies, without a condition, all that this one allows.`
      linting.report('UNREACHABLE_STATEMENT', statement.place, message)
    } else if (isLater) {
      const message = `Statement[${same.index}] says all that this one says.`
      linting.report('REDUNDANT_STATEMENT', statement.place, message, 'Remove it.')
    }
  }
}

function forbids(deny: LintStatement, allow: LintStatement, steps: Steps): boolean {
  return deny.effect === 'Deny' && deny.conditions.length === 0 && saysAll(deny, allow, steps)
}

/** Whether one statement covers all that another one covers; false where that is not plain to see. */
function saysAll(wide: LintStatement, narrow: LintStatement, steps: Steps): boolean {
  if (wide.notActions ?? wide.notResources ?? wide.notPrincipalKey) return false
  if (narrow.notActions ?? narrow.notResources ?? narrow.notPrincipalKey) return false
  if (!coversList(wide.actions, narrow.actions, true, steps)) return false
  const noResources = wide.resources === undefined && narrow.resources === undefined
  if (!noResources && !coversList(wide.resources, narrow.resources, false, steps)) return false
  return coversPrincipals(wide, narrow) && coversConditions(wide, narrow)
}

function coversList(
  wide: LintList | undefined,
  narrow: LintList | undefined,
  ignoreCase: boolean,
  steps: Steps,
): boolean {
  if (wide === undefined || narrow === undefined || narrow.texts.length === 0) return false
  const normal = (text: string): string => (ignoreCase ? text.toLowerCase() : text)
  const exact = new Set(wide.texts.map(({ value }) => normal(value)))
  const patterns = [...exact].filter((text) => text.includes('*')).slice(0, maxWildcards)
  return narrow.texts.every(({ value }) => {
    const text = normal(value)
    return exact.has(text) || patterns.some((pattern) => covers(pattern, text, steps))
  })
}

function coversPrincipals(wide: LintStatement, narrow: LintStatement): boolean {
  const names = new Set(wide.principals.map(({ type, value }) => `${type} ${value}`))
  return narrow.principals.every(({ type, value }) => names.has('* *') || names.has(`${type} ${value}`))
}

/** No condition at all, or the very same ones. */
function coversConditions(wide: LintStatement, narrow: LintStatement): boolean {
  if (wide.conditions.length === 0) return true
  return conditionText(wide) === conditionText(narrow)
}

function conditionText({ conditions }: LintStatement): string {
  return JSON.stringify(
    conditions
      .map(({ operatorText, key, values }) => [
        operatorText.value,
        key.value,
        ...values.map(({ value }) => value).toSorted(),
      ])
      .map((line) => JSON.stringify(line))
      .toSorted(),
  )
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
