import { arnValueMatcher } from '../match/match.ts'
import type { Condition } from '../text/document.ts'
import type { ContextKeys } from '../types.ts'
import { binaryEquals } from './binary.ts'
import { bool } from './bool.ts'
import { date } from './date.ts'
import { ipAddress } from './ip-address.ts'
import { numeric } from './numeric.ts'
import type { Relation } from './numeric.ts'
import { operatorOf, takesVariables } from '../text/operator.ts'
import type { BaseOperator, Operator } from '../text/operator.ts'
import { stringEquals, stringLike } from './string.ts'
import type { ValueTest } from './value-test.ts'

/** One line of a Condition block made ready: whether this request satisfies it. */
export type CompiledCondition = { condition: Condition; holds: (keys: ContextKeys) => boolean }

/**
 * Prepares one line of a Condition block; `variables` says whether the policy's version has policy
 * variables. `parsePolicy` lets no unknown operator through; in a document made otherwise it holds in a Deny
 * and fails in an Allow.
 */
export function compileCondition(
  condition: Condition,
  effect: 'Allow' | 'Deny',
  variables: boolean,
): CompiledCondition {
  const operator = operatorOf(condition.operator)
  if (operator === undefined) return { condition, holds: () => effect === 'Deny' }
  const key = condition.key.toLowerCase()
  if (operator.base === 'Null') return { condition, holds: nullTest(key, condition.values) }
  const test = anyOf(condition.values, operator.base, variables)
  return { condition, holds: bySet(key, operator, test) }
}

function bySet(key: string, operator: Operator, test: ValueTest): (keys: ContextKeys) => boolean {
  const { negated, ifExists } = operator
  switch (operator.set) {
    case 'none':
      return (keys) => {
        const values = keys.get(key)
        if (values === undefined || values.length === 0) return ifExists || negated
        if (values.length > 1) return severalWithoutSet(negated)
        return test(values[0]!, keys) !== negated
      }
    case 'all':
      return (keys) => {
        const values = keys.get(key)
        if (values === undefined || holdsNothing(values)) return true
        return values.every((value) => test(value, keys) !== negated)
      }
    case 'any':
      return (keys) => {
        const values = keys.get(key)
        if (values === undefined || values.length === 0) return ifExists
        if (holdsNothing(values)) return false
        return values.some((value) => test(value, keys) !== negated)
      }
  }
}

/**
 * Several values without ForAllValues or ForAnyValue: AWS does not say; they match nothing, so a negation is
 * true.
 */
function severalWithoutSet(negated: boolean): boolean {
  return negated
}

/** To a set operator a list of nothing but empty texts is as good as empty. */
function holdsNothing(values: readonly string[]): boolean {
  return values.every((value) => value === '')
}

/**
 * `Null`: "true" asks that the key be absent, "false" that it be there. An empty list is absent, an empty
 * text is not.
 */
function nullTest(key: string, values: readonly string[]): (keys: ContextKeys) => boolean {
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  const whenAbsent = wanted.has('true')
  const whenPresent = wanted.has('false')
  return (keys) => {
    const actual = keys.get(key)
    return actual === undefined || actual.length === 0 ? whenAbsent : whenPresent
  }
}

function anyOf(values: readonly string[], base: BaseOperator, variables: boolean): ValueTest {
  const tests = values.map((value) => valueTest(base, value, variables && takesVariables(base)))
  if (tests.length === 1) return tests[0]!
  return (actual, keys) => {
    for (const test of tests) if (test(actual, keys)) return true
    return false
  }
}

/** The positive form of an operator against one of its values. */
function valueTest(base: BaseOperator, value: string, variables: boolean): ValueTest {
  const positive = base.replace('Not', '')
  if (positive.startsWith('Numeric')) return numeric(value, positive.slice('Numeric'.length) as Relation)
  if (positive.startsWith('Date')) return date(value, positive.slice('Date'.length) as Relation)
  switch (positive) {
    case 'StringEquals':
      return stringEquals(value, variables, false)
    case 'StringEqualsIgnoreCase':
      return stringEquals(value, variables, true)
    case 'StringLike':
      return stringLike(value, variables)
    case 'Bool':
      return bool(value)
    case 'BinaryEquals':
      return binaryEquals(value)
    case 'IpAddress':
      return ipAddress(value)
    default:
      // ArnEquals and ArnLike are the same operator.
      return arnValueMatcher(value, variables)
  }
}
