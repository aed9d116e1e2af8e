import { denialReason } from '../denial.ts'
import type { Question } from '../types.ts'
import type { Decision } from '../policy-set.ts'
import type { Explanation } from './explanation.ts'

/** What is told of a decision that takes too many steps, or of one that was made and takes too many to explain. */
export function unfinishedExplanation(question: Question, decision: Decision): Explanation {
  const { kind, arn, account, issuerArn } = question.principal
  return {
    principal: { kind, arn, account, issuerArn },
    action: question.action,
    resource: question.resource,
    resourceAccount: question.resourceAccount,
    keys: {},
    outcome: decision.outcome,
    layer: decision.layer,
    reason: denialReason(decision, question),
    decidedBy: [],
    layers: [],
    missing: [],
    unfinished: true,
  }
}
