import { multivaluedKeys } from '../../text/variables.ts'
import { substitutes } from './condition-values.ts'
import type { Linting, LintText } from '../document.ts'

/** Policy variables where there are none, or written wrongly. */
export function checkVariables(linting: Linting): void {
  for (const statement of linting.statements) {
    const { resources, notResources, conditions, sid, actions, notActions, principals } = statement
    for (const text of [...(resources?.texts ?? []), ...(notResources?.texts ?? [])]) checkText(linting, text)
    for (const condition of conditions) {
      for (const text of condition.values) {
        if (substitutes(condition) || condition.operator === undefined) checkText(linting, text)
        else if (variablesOf(text.value).length > 0) {
          const message = `${condition.operatorText.value} takes no variables; this is plain text to it.`
          linting.report('INVALID_VARIABLE_FOR_OPERATOR', text.place, message)
        }
      }
    }
    const plain = [sid, ...(actions?.texts ?? []), ...(notActions?.texts ?? []), ...principals]
    for (const text of plain) {
      if (text === undefined || variablesOf(text.value).length === 0) continue
      const message = 'Variables are filled in in Resource and Condition only.'
      linting.report('VARIABLE_UNSUPPORTED_IN_ELEMENT', text.place, message)
    }
  }
}

function checkText({ report, version }: Linting, { value, place }: LintText): void {
  const open = value.lastIndexOf('${')
  if (open === -1) return
  if (value.indexOf('}', open) === -1) {
    report('MISSING_BRACE_IN_VARIABLE', place, 'A variable is not closed, and so plain text.', '${key}')
  }
  for (const inner of variablesOf(value)) {
    if (inner === '*' || inner === '?' || inner === '$') continue
    const comma = inner.indexOf(',')
    const key = (comma === -1 ? inner : inner.slice(0, comma)).trim()
    if (key === '') report('EMPTY_VARIABLE', place, 'A variable names no key.', '${aws:username}')
    else if (/\s/.test(key)) report('UNSUPPORTED_SPACE_IN_VARIABLE', place, 'A key holds no space.')
    else if (comma !== -1 && !/^\s*'[^']*'\s*$/.test(inner.slice(comma + 1))) {
      report('MISSING_QUOTE_IN_VARIABLE', place, 'A default stands in single quotes.', "${key, 'default'}")
    } else if (multivaluedKeys.has(key.toLowerCase())) {
      const message = `${key} may have several values and is no variable.`
      report('INVALID_VARIABLE_FOR_OPERATOR', place, message)
    } else if (version !== '2012-10-17') {
      const message = 'This version of the policy language has no variables; this is plain text.'
      return report('VARIABLE_UNSUPPORTED_IN_VERSION', place, message, '"Version": "2012-10-17"')
    }
  }
}

/** What stands between `${` and `}`. */
function variablesOf(text: string): string[] {
  const found: string[] = []
  for (let at = text.indexOf('${'); at !== -1; at = text.indexOf('${', at)) {
    const close = text.indexOf('}', at)
    if (close === -1) break
    found.push(text.slice(at + 2, close))
    at = close
  }
  return found
}
