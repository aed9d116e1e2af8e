import type { Action, Service } from '../../access/action.ts'
import { explainRecorded } from '../../insight/explain-recorded.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'
import { getAccessGraph } from './get-access-graph.ts'
import { toldTo } from './told-to.ts'

/** `requestId` of an earlier request of the caller's account; absent for the latest one. */
type ExplainInput = { RequestId?: string }

/** JSON texts: the request's CloudTrail event, and its authorization questions with their explanations. */
type ExplainOutput = { Event: string; Questions: string }

/** Tells how a recent request of the caller's own account was decided. */
const explainDecision: Action<ExplainInput, ExplainOutput> = {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house }) {
    const entry = await house.trail.find(caller.account, input.RequestId)
    if (entry === undefined) {
      const which = input.RequestId === undefined ? 'any request' : `the request ${input.RequestId}`
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        `The trail of account ${caller.account} does not hold ${which}.`,
      )
    }
    const told = await explainRecorded({ ...house, read: house.store.read }, entry)
    const questions = told.map((question) => toldTo(caller.account, question))
    return { Event: JSON.stringify(entry.event), Questions: JSON.stringify(questions) }
  },
}

/** This server's own service: what AWS does not offer. Its permissions are `understudy:…`. */
export const understudy: Service = {
  name: 'understudy',
  protocol: 'json',
  model: 'understudy',
  actions: { ExplainDecision: explainDecision, GetAccessGraph: getAccessGraph },
  refuse: ({ question, decision }, caller) =>
    new AwsError(
      'AccessDeniedException',
      400,
      `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource} ` +
        denialReason(decision, question),
    ),
}
