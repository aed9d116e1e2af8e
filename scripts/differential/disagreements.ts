import type { DecisionCase } from '../../src/policy/cases.ts'
import { rcpsCover } from '../../src/policy/resource-control.ts'

/**
 * The class a difference belongs to, by its row in docs/decisions/0006-differential.md: what in the case the
 * two read differently. Undefined where the case has none of it, so that the difference has to be looked at.
 */
export function disagreementOf(given: DecisionCase): string | undefined {
  const seen = look(given)
  return classes.find(([, has]) => has(seen))?.[0]
}

type Seen = {
  given: DecisionCase
  kind: DecisionCase['request']['principalType']
  /** The policies as JSON. */
  text: string
  statements: readonly Record<string, unknown>[]
  conditions: readonly {
    operator: string
    values: readonly string[]
    actual: readonly string[] | undefined
  }[]
}

const classes: readonly [name: string, has: (seen: Seen) => boolean][] = [
  ['root user', ({ kind }) => kind === 'Account'],
  ['SCPs and callers without an account', ({ kind, given }) => isStranger(kind) && hasScps(given)],
  [
    'RCPs and service-linked roles',
    ({ given, kind }) =>
      hasRcps(given) && kind === 'Service' && given.request.resource.includes(':role/aws-service-role/'),
  ],
  ['RCPs and services without them', ({ given }) => hasRcps(given) && !rcpsCover(given.request.action)],
  [
    'federated user without session policy',
    ({ kind, given }) => kind === 'FederatedUser' && (given.policies?.session ?? []).length === 0,
  ],
  ['version 2008-10-17', ({ text }) => text.includes('${') && /"Version":"2008|\{"Statement/.test(text)],
  ['variables without a value, defaults and literals', hasOddVariable],
  ['variables within an ARN', ({ text }) => /"arn:(?:[^:"]*:){0,4}[^:"]*\$\{/.test(text)],
  ['NotPrincipal', ({ text }) => text.includes('"NotPrincipal"')],
  ['types of principals', hasOddPrincipal],
  [
    'grants to a session',
    ({ kind, given: { policies } }) =>
      (kind === 'AssumedRole' || kind === 'FederatedUser') &&
      Boolean(policies?.resource) &&
      (Boolean(policies?.boundary) || (policies?.session ?? []).length > 0),
  ],
  ['stars that run on and short ARNs', ({ statements }) => statements.some(hasRunningStar)],
  [
    'empty sets',
    ({ conditions }) => conditions.some(({ actual }) => actual !== undefined && actual.every((one) => !one)),
  ],
  ['ForAnyValue with IfExists', ({ text }) => /ForAnyValue:\w+IfExists/.test(text)],
  ['lists without set operator', ({ conditions }) => conditions.some(isListWithoutSet)],
  ['conditions that list nothing', ({ conditions }) => conditions.some(({ values }) => values.length === 0)],
  ['values of another type', ({ conditions }) => conditions.some(isUnreadable)],
  ['spelling of dates', ({ text }) => /Date(?:Not)?(?:Equals|Less|Greater)/.test(text)],
  ['long numbers', ({ conditions }) => conditions.some(isLongNumber)],
  ['addresses', ({ text }) => text.includes('IpAddress')],
]

/** A variable that is a literal, has a default, or a key that the request has not, or has several times. */
function hasOddVariable({ text, given }: Seen): boolean {
  const context = new Map(
    Object.entries(given.request.context ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return [...text.matchAll(/\$\{([^}]*)\}/g)].some(([, name]) => {
    const value = context.get(name!.toLowerCase())
    return typeof value !== 'string' || value === ''
  })
}

/** A star for a caller who belongs to no account, or a principal under a type that is not its own. */
function hasOddPrincipal({ text, kind, given: { request, accounts } }: Seen): boolean {
  if (/"(?:Service|Federated)":\[?"arn:aws:iam::\d+:user/.test(text)) return true
  if (kind === 'WebIdentity' || kind === 'SAML') {
    // It takes the provider for a principal of the account that its ARN has.
    return /"Principal":(?:"\*"|\{"AWS")/.test(text) || !request.principal.includes(accounts.resource)
  }
  return kind === 'Service' && (/"AWS":\[?"\*"/.test(text) || text.includes(`"AWS":"${request.principal}"`))
}

function look(given: DecisionCase): Seen {
  const { scps = [], rcps = [], identity = [], session = [], boundary, resource } = given.policies ?? {}
  const documents = [...scps.flat(), ...rcps.flat(), ...identity, ...session, boundary, resource]
  const statements = documents
    .filter((one) => one !== undefined && one !== null)
    .flatMap((one) => (one as { Statement: Record<string, unknown>[] }).Statement)
  const text = JSON.stringify(given.policies ?? {})
  return {
    given,
    kind: given.request.principalType,
    text,
    statements,
    conditions: conditionsOf(given, statements),
  }
}

function conditionsOf(given: DecisionCase, statements: Seen['statements']): Seen['conditions'] {
  const context = new Map(
    Object.entries(given.request.context ?? {}).map(([name, value]) => [
      name.toLowerCase(),
      [value].flat().map(String),
    ]),
  )
  return statements.flatMap(({ Condition = {} }) =>
    Object.entries(Condition as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, listed]) => ({
        operator,
        values: [listed].flat().map(String),
        actual: context.get(key.toLowerCase()),
      })),
    ),
  )
}

function isStranger(kind: Seen['kind']): boolean {
  return kind === 'Service' || kind === 'WebIdentity' || kind === 'SAML' || kind === 'Anonymous'
}

function hasRcps({ policies }: DecisionCase): boolean {
  return JSON.stringify(policies?.rcps ?? []).includes('"Deny"')
}

function hasScps({ policies }: DecisionCase): boolean {
  return (policies?.scps ?? []).length > 0
}

function hasRunningStar({ Resource, NotResource }: Record<string, unknown>): boolean {
  return [Resource ?? NotResource ?? []].flat().some((pattern) => {
    const segments = String(pattern).split(':')
    return pattern !== '*' && (segments.length < 6 || segments.slice(0, 5).some((one) => one.endsWith('*')))
  })
}

type Seens = Seen['conditions'][number]

function isListWithoutSet({ operator, actual = [] }: Seens): boolean {
  return actual.length !== 1 && actual.length > 0 && !operator.startsWith('For')
}

/** A listed value, or the request's, that the operator's type does not have. */
function isUnreadable({ operator, values, actual = [] }: Seens): boolean {
  const type = types.find(([name]) => operator.includes(name))?.[1]
  return type !== undefined && ![...values, ...actual].every((one) => type.test(one))
}

const types: readonly [operator: string, value: RegExp][] = [
  ['Numeric', /^-?\d+(?:\.\d+)?$/],
  ['Date', /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$|^\d{5,}$/],
  ['Bool', /^(?:true|false)$/],
  ['IpAddress', /^\d+\.\d+\.\d+\.\d+(?:\/(?:[12]?\d|3[0-2]))?$|^[\da-f]*:[\da-f:]+(?:\/\d+)?$/i],
  ['Arn', /^arn:(?:[^:]*:){4}/],
]

function isLongNumber({ operator, values, actual = [] }: Seens): boolean {
  return operator.includes('Numeric') && [...values, ...actual].some((one) => one.length > 15)
}
