import type { Explanation } from '../../../src/policy/explain/explanation.ts'
import { contextTypeOf } from './context-types.ts'
import type { SimulatorQuestion } from './question.ts'

// What a simulation of a principal knows by itself.
const known =
  /^aws:(principal(arn|account|type|tag\/.*)|userid|username|currenttime|epochtime|resourceaccount)$/

/**
 * A question that was decided, to be asked of the simulator: whose policies they were, and the context the request
 * had. Undefined for callers that have no policies of their own to simulate.
 */
export function askedAgain(explanation: Explanation): SimulatorQuestion | undefined {
  const { kind, arn, issuerArn } = explanation.principal
  const principal = kind === 'User' ? arn : kind === 'AssumedRole' ? issuerArn : undefined
  if (principal === undefined) return undefined
  return {
    principal,
    actions: [explanation.action],
    resources: explanation.resource === '*' ? [] : [explanation.resource],
    context: Object.entries(explanation.keys)
      .filter(([key, values]) => !known.test(key) && values.length > 0)
      .map(([key, values]) => ({ key, type: contextTypeOf(key, undefined), values: [...values] })),
  }
}
