import { foldName } from '../../kernel/fold-name.ts'
import type { Condition, PrincipalEntry } from '../text/document.ts'
import { compileCondition } from '../conditions/condition.ts'
import { operatorOf, takesVariables } from '../text/operator.ts'
import type { Operator } from '../text/operator.ts'
import type { CompiledStatement } from '../compile.ts'
import { differsInCase, readsOtherwise } from './plain-reading.ts'
import type { Sides } from './plain-reading.ts'
import { grant, grantsOf, hasAccount } from '../match/principal.ts'
import type { Layer, Principal, Question } from '../types.ts'
import { newSteps } from '../steps.ts'
import { multivaluedKeys, tokensOf } from '../text/variables.ts'

/** Why a Principal or NotPrincipal fits or not, where its text alone would say otherwise. */
export function principalRule(
  layer: Layer,
  { statement }: CompiledStatement,
  { principal }: Question,
  hasBoundary: boolean,
  fits: boolean,
): string | undefined {
  const { effect, notPrincipal } = statement
  const entries = statement.principal ?? notPrincipal ?? []
  if (layer !== 'resource' && layer !== 'rcp') {
    return effect === 'Allow'
      ? 'a policy of this kind names no principal, and an Allow that does allows nothing'
      : 'a policy of this kind names no principal, and its Deny binds everyone whom the policy binds'
  }
  if (notPrincipal !== undefined && effect === 'Allow') return 'an Allow with NotPrincipal allows nobody'
  if (notPrincipal !== undefined) return fits ? notSparedRule(entries, principal, hasBoundary) : undefined
  return fits ? undefined : unnamedRule(entries, principal)
}

function notSparedRule(
  entries: readonly PrincipalEntry[],
  principal: Principal,
  hasBoundary: boolean,
): string | undefined {
  if (hasBoundary && hasAccount(principal)) {
    return 'a Deny with NotPrincipal binds every user and role that has a permissions boundary, whoever is listed'
  }
  const grants = grantsOf(entries, principal, 'Deny')
  if (grants === grant.none) return unnamedRule(entries, principal)
  const { kind, arn, issuerArn, account } = principal
  const unlisted = [
    (grants & grant.self) === 0 && kind !== 'Account' ? arn : undefined,
    (grants & grant.issuer) === 0 && kind !== 'User' ? issuerArn : undefined,
    (grants & grant.account) === 0 ? account : undefined,
  ].filter((name) => name !== undefined)
  return `NotPrincipal spares a caller only where all of its names are listed, and ${unlisted.join(', ')} is not`
}

/** Why entries that look as if they named the caller do not. */
function unnamedRule(entries: readonly PrincipalEntry[], principal: Principal): string | undefined {
  const { kind, arn, issuerArn, uniqueId, account } = principal
  const isAssertion = kind === 'WebIdentity' || kind === 'SAML'
  const names = [arn, issuerArn, uniqueId, account].filter((name) => name !== undefined && name !== '')
  if ((isAssertion || kind === 'Service') && entries.some(({ value }) => value === '*')) {
    return isAssertion
      ? 'a star lets no identity provider in: it has to be named as Federated'
      : 'a star among AWS principals is no service: it has to be named as Service'
  }
  if (entries.some(({ value }) => names.includes(value))) {
    const type = isAssertion ? 'Federated' : kind === 'Service' ? 'Service' : 'AWS'
    return `the caller has to be named as ${type}`
  }
  const values = entries.map(({ value }) => value)
  if (readsOtherwise({ expected: values, actual: names as string[] }, false)) {
    return values.some((value) => /[*?]/.test(value))
      ? 'a star within the name of a principal is no wildcard'
      : 'the names of principals are compared by upper and lower case too'
  }
  return undefined
}

/** Why a Resource or NotResource fits or not, where its text alone would say otherwise. */
export function resourceRule(
  { statement, variables }: CompiledStatement,
  { resource, keys }: Question,
  sides: Sides,
  fits: boolean,
): string | undefined {
  const patterns = statement.resource ?? statement.notResource ?? []
  const isListed = statement.resource === undefined ? !fits : fits
  const hasVariable = patterns.some((pattern) => pattern.includes('${'))
  if (!variables && hasVariable) return withoutVariables
  if (!isListed && patterns.some(hasEarlyVariable)) {
    return 'a variable before the fifth colon of an ARN is not read, and such a pattern fits nothing'
  }
  if (!isListed) {
    const several = severalValued(patterns, (key) => keys.get(key))
    if (several !== undefined) return several
    if (resource === '*') return 'the action has no resource of its own, and only a lone star covers that'
  }
  if (!readsOtherwise(sides, isListed)) return undefined
  if (!isListed && differsInCase(sides)) return casesCount
  if (hasVariable && !isListed && !readsOtherwise({ ...sides, filledIn: undefined }, isListed)) {
    return standsForItself
  }
  return 'a wildcard of an ARN does not reach past a colon'
}

/** Why a condition holds or not, where its text alone would say otherwise. */
export function conditionRule(
  { statement, variables }: CompiledStatement,
  condition: Condition,
  { keys }: Question,
  sides: Sides,
  holds: boolean,
): string | undefined {
  const operator = operatorOf(condition.operator)
  if (operator === undefined) return 'there is no such operator'
  if (operator.base === 'Null') return nullRule(condition.values)
  const values = keys.get(foldName(condition.key)) ?? []
  if (values.length === 0) return absentRule(operator, holds)
  const { set, negated } = operator
  if (set !== 'none' && values.every((value) => value === '')) {
    return 'to ForAllValues and ForAnyValue an empty text is as good as none'
  }
  if (set === 'none' && values.length > 1) {
    return 'the key has several values here, and without ForAllValues or ForAnyValue they match nothing'
  }
  if (!readsOtherwise(sides, holds, negated)) return undefined
  const passes = (value: string): boolean => {
    const one = { ...condition, operator: operator.base }
    const alone = {
      get: (key: string) => (key === foldName(one.key) ? [value] : keys.get(key)),
      keys: keys.keys,
    }
    return compileCondition(one, statement.effect, variables).holds(alone, newSteps())
  }
  const setRule = set === 'none' ? undefined : valuesRule(set, values, holds, passes)
  const plain = valueRule(condition, operator, variables, sides, (key) => keys.get(key))
  return setRule ?? plain
}

function nullRule(values: readonly string[]): string | undefined {
  const asked = new Set(values.map((value) => value.toLowerCase()))
  if (asked.has('true') && asked.has('false'))
    return 'both true and false are listed, and one of them is the case'
  return asked.has('true') || asked.has('false')
    ? undefined
    : 'neither true nor false is listed, and it never holds'
}

function absentRule({ set, negated, ifExists }: Operator, holds: boolean): string | undefined {
  if (set === 'all') return 'ForAllValues holds where the request has no value'
  if (ifExists) return 'IfExists holds where the request has no such key'
  if (set === 'any') return negated && !holds ? 'ForAnyValue fails where the request has no value' : undefined
  return undefined
}

/** Which of several values decided. */
function valuesRule(
  set: 'all' | 'any',
  values: readonly string[],
  holds: boolean,
  passes: (value: string) => boolean,
): string | undefined {
  if (values.length < 2) return undefined
  if (set === 'all') {
    const failing = values.filter((value) => !passes(value))
    return holds ? 'every value passes' : `every value has to pass, and ${failing.join(', ')} does not`
  }
  const passing = values.filter(passes)
  return holds
    ? `one value is enough, and ${passing.join(', ')} passes`
    : 'one value would be enough, and none passes'
}

/** Why one value compares as it does. */
function valueRule(
  { values, key }: Condition,
  { base }: Operator,
  variables: boolean,
  sides: Sides,
  get: (key: string) => readonly string[] | undefined,
): string {
  if (takesVariables(base)) {
    const hasVariable = values.some((value) => value.includes('${'))
    if (hasVariable && !variables) return withoutVariables
    const several = variables ? severalValued(values, get) : undefined
    if (several !== undefined) return several
    if (base.startsWith('Arn')) return arnRule(sides)
    if (base.endsWith('IgnoreCase')) return 'upper and lower case are alike here'
    if (differsInCase(sides)) return casesCount
    if (base.endsWith('Equals')) return `${base} knows no wildcards, only StringLike does`
    return hasVariable ? standsForItself : 'the texts are compared whole'
  }
  if (base.startsWith('Numeric')) return comparedAs('number', sides, isNumber)
  if (base.startsWith('Date'))
    return comparedAs('date', sides, (text) => isNumber(text) || !Number.isNaN(Date.parse(text)))
  if (base.endsWith('IpAddress')) return 'both sides are compared as addresses and ranges of them'
  if (base === 'Bool') return 'both sides are compared as true and false, in any case'
  return `the values of ${key} are compared byte by byte, as Base64`
}

function arnRule({ expected, filledIn, actual }: Sides): string {
  const isArn = (text: string) => /^arn:(?:[^:]*:){4}/.test(text)
  if (!actual.every(isArn)) return 'an ARN operator compares ARNs alone, and what the request has is none'
  if (!(filledIn ?? expected).some((text) => isArn(text)))
    return 'an ARN operator compares ARNs alone, part by part'
  return differsInCase({ expected, filledIn, actual })
    ? casesCount
    : 'a wildcard of an ARN does not reach past a colon, and what a variable brings stands for itself'
}

function comparedAs(what: string, { actual }: Sides, is: (text: string) => boolean): string {
  const none = actual.find((text) => !is(text))
  return none === undefined
    ? `both sides are compared as ${what}s`
    : `${none || 'an empty text'} is no ${what}`
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text.trim())
}

const withoutVariables = 'policies of version 2008-10-17 have no variables, so that ${…} is plain text'
const standsForItself = 'a star or question mark that a variable brings stands for itself'
const casesCount = 'upper and lower case count here'

/** Whether a pattern has a variable in the first five parts of an ARN. */
export function hasEarlyVariable(pattern: string): boolean {
  let colons = 0
  for (const token of tokensOf(pattern, { variables: true, wildcards: true })) {
    if (token.kind === 'variable') return colons < 5
    if (token.kind === 'text') colons += token.text.split(':').length - 1
    if (colons >= 5) return false
  }
  return false
}

function severalValued(
  texts: readonly string[],
  get: (key: string) => readonly string[] | undefined,
): string | undefined {
  for (const token of texts.flatMap((text) => tokensOf(text, { variables: true, wildcards: true }))) {
    if (token.kind !== 'variable') continue
    const values = get(token.key)
    if (values !== undefined && (values.length > 1 || multivaluedKeys.has(token.key))) {
      return `${token.key} is a key of several values, and such a key is no variable`
    }
  }
  return undefined
}
