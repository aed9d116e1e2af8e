import type { Need } from '../powers/possible.ts'
import type { Step } from '../powers/reach.ts'
import type { Layer } from '../types.ts'
import type { StatementRef } from '../policy-set.ts'

/** A statement by its place, as JSON carries it; `index` counts from 0. */
export type ToldStatement = {
  layer: Layer
  policy: string
  owner?: string | undefined
  index: number
  sid?: string | undefined
}

/** A `Need`, as JSON carries it. */
export type ToldNeed = {
  effect: Need['effect']
  by: ToldStatement
  conditions: { operator: string; key: string; values: readonly string[] }[]
}

/** A step on a path, as JSON carries it. */
export type ToldStep = {
  can: Step['can']
  session?: string | undefined
  statements: ToldStatement[]
  needs: ToldNeed[]
}

/** A step as plain data. */
export function tellStep({ can, session, statements, needs }: Step): ToldStep {
  return {
    can,
    session,
    statements: statements.map(tellStatement),
    needs: needs.map(({ effect, by, conditions }) => ({
      effect,
      by: tellStatement(by),
      conditions: conditions.map(({ operator, key, values }) => ({ operator, key, values })),
    })),
  }
}

/** A statement's place as plain data. */
export function tellStatement({ layer, source, index, sid }: StatementRef): ToldStatement {
  return { layer, policy: source.id, owner: source.owner, index, sid }
}

const kinds: Readonly<Record<Layer, string>> = {
  scp: 'service control policy',
  rcp: 'resource control policy',
  resource: 'resource policy',
  identity: 'identity policy',
  boundary: 'permissions boundary',
  session: 'session policy',
}

/** `statement 2 (ReadReports)`, counted from 1 as people do. */
export function statementName({ index, sid }: Pick<ToldStatement, 'index' | 'sid'>): string {
  return `statement ${index + 1}${sid === undefined || sid === '' ? '' : ` (${sid})`}`
}

const trust = / \(trust policy\)$/

/** `statement 2 (ReadReports) of the identity policy Own of alice`. */
export function statementWords({ layer, policy, owner, index, sid }: ToldStatement): string {
  const kind = trust.test(policy) ? 'trust policy' : kinds[layer]
  const of = owner === undefined ? '' : ` of ${owner}`
  return `${statementName({ index, sid })} of the ${kind} ${policy.replace(trust, '')}${of}`
}

/** The conditions of a need, a clause each: `if StringEquals sts:ExternalId 4711`. */
export function needWords({ effect, by, conditions }: ToldNeed): string[] {
  const texts = conditions.map(({ operator, key, values }) =>
    operator === 'Resource'
      ? `${key} fits the resource ${values.join(', ')}`
      : `${operator} ${key} ${values.join(', ')}`,
  )
  if (effect === 'Allow') return texts.map((text) => `if ${text}`)
  return [`unless ${texts.join(' and ')}, which is denied by ${statementWords(by)}`]
}
