import { foldName } from '../../kernel/fold-name.ts'
import { arnValueMatcher } from '../match/match.ts'
import type { Condition } from '../text/document.ts'
import type { Steps } from '../steps.ts'
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
import { isUnknown, variableKeys } from '../text/variables.ts'
import type { ValueTest } from './value-test.ts'

/** One line of a Condition block made ready: whether this request satisfies it. */
export type CompiledCondition = {
  condition: Condition
  /** The keys that the verdict hangs on, in lower case: its own, and the variables in its values. */
  keys: readonly string[]
  holds: Holds
}

type Holds = (keys: ContextKeys, steps: Steps) => boolean

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
  if (operator === undefined) return { condition, keys: [], holds: () => effect === 'Deny' }
  const key = foldName(condition.key)
  const isDeny = effect === 'Deny'
  if (operator.base === 'Null')
    return { condition, keys: [key], holds: ifKnown(key, isDeny, nullTest(key, condition.values)) }
  // Whatever a value that cannot be known would make of it: the Deny matches, the Allow does not.
  const test = anyOf(condition.values, operator.base, variables, isDeny !== operator.negated)
  const named = variables ? condition.values.flatMap(variableKeys) : []
  return { condition, keys: [key, ...named], holds: ifKnown(key, isDeny, bySet(key, operator, test)) }
}

/** INVARIANT: of a key that cannot be known nothing is guessed: a Deny that asks for it holds, an Allow does not. */
function ifKnown(key: string, otherwise: boolean, holds: Holds): Holds {
  return (keys, steps) => (keys.unknown !== undefined && keys.unknown(key) ? otherwise : holds(keys, steps))
}

function bySet(key: string, operator: Operator, test: ValueTest): Holds {
  const { negated, ifExists } = operator
  switch (operator.set) {
    case 'none':
      return (keys, steps) => {
        steps.left -= 1
        const values = keys.get(key)
        if (values === undefined || values.length === 0) return ifExists || negated
        if (values.length > 1) return severalWithoutSet(negated)
        return test(values[0]!, keys, steps) !== negated
      }
    case 'all':
      return (keys, steps) => {
        const values = keys.get(key)
        steps.left -= 1 + (values?.length ?? 0)
        if (values === undefined || holdsNothing(values)) return true
        return values.every((value) => steps.left >= 0 && test(value, keys, steps) !== negated)
      }
    case 'any':
      return (keys, steps) => {
        const values = keys.get(key)
        steps.left -= 1 + (values?.length ?? 0)
        if (values === undefined || values.length === 0) return ifExists
        if (holdsNothing(values)) return false
        return values.some((value) => steps.left < 0 || test(value, keys, steps) !== negated)
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
function nullTest(key: string, values: readonly string[]): Holds {
  const wanted = new Set(values.map((value) => value.toLowerCase()))
  const whenAbsent = wanted.has('true')
  const whenPresent = wanted.has('false')
  return (keys, steps) => {
    steps.left -= 1
    const actual = keys.get(key)
    return actual === undefined || actual.length === 0 ? whenAbsent : whenPresent
  }
}

function anyOf(
  values: readonly string[],
  base: BaseOperator,
  variables: boolean,
  unknownMeans: boolean,
): ValueTest {
  const reads = variables && takesVariables(base)
  const tests = values.map((value): ValueTest => {
    const test = valueTest(base, value, reads)
    const named = reads ? variableKeys(value) : []
    if (named.length === 0) return test
    return (actual, keys, steps) => (isUnknown(named, keys) ? unknownMeans : test(actual, keys, steps))
  })
  if (tests.length === 1) return tests[0]!
  return (actual, keys, steps) => {
    for (const test of tests) {
      if (test(actual, keys, steps)) return true
      if (steps.left < 0) return false
    }
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
