import { needWords, statementWords, type ToldStatement } from '../../../src/policy/explain/step-words.ts'
import type { AccessStatement, AccessStep } from './operations.ts'

/** What grants a step: one line for each statement, `Statement 1 of the identity policy Ops of alice`. */
export function grants({ Statements, Session }: AccessStep): string[] {
  const session = Session === undefined ? [] : [`In a session called ${Session}`]
  return [...session, ...Statements.map((one) => statementWords(told(one)).replace('s', 'S'))]
}

/** The conditions a step needs, one line each: `if StringEquals sts:ExternalId 4711`. */
export function conditions({ Needs }: AccessStep): string[] {
  return Needs.flatMap(({ Effect, Statement, Conditions }) =>
    needWords({
      effect: Effect,
      by: told(Statement),
      conditions: Conditions.map(({ Operator, Key, Values }) => ({
        operator: Operator,
        key: Key,
        values: Values,
      })),
    }),
  )
}

/** All of it is in one account, so ARNs say no more than their end. */
function told({ Layer, Policy, Owner, Index, Sid }: AccessStatement): ToldStatement {
  return {
    layer: Layer,
    policy: Policy.replace(/^arn:aws:iam::[^:]*:/, ''),
    owner: Owner,
    index: Index,
    sid: Sid,
  }
}
