import type { Action, Service } from '../../access/action.ts'
import { explainRecorded } from '../../insight/explain-recorded.ts'
import type { RecordedRequest } from '../../access/recorded-request.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'
import { getAccessGraph } from './get-access-graph.ts'
import { isOwnRefusal, ownRefusal } from './own-refusal.ts'
import { toldTo } from './told-to.ts'

/** `requestId` of an earlier request of the caller's account; absent for the latest one. */
type ExplainInput = { RequestId?: string }

/** JSON texts: the request's CloudTrail event, and its authorization questions with their explanations. */
type ExplainOutput = { Event: string; Questions: string }

/**
 * Tells how a recent request of the caller's own account was decided. Who may not ask that may still ask about a
 * refused request of its own, unless that is denied, and is told no more than the refusal said and what it was about.
 */
const explainDecision: Action<ExplainInput, ExplainOutput, RecordedRequest | undefined> = {
  async access({ input, caller, house, may }) {
    if (may({})) return { all: [{}], found: undefined }
    const entry = await house.trail.find(caller.account, input.RequestId)
    const isOwn = entry !== undefined && isOwnRefusal(entry, caller)
    return isOwn ? { unlessDenied: [{}], found: entry } : { all: [{}], found: undefined }
  },
  async run({ input, caller, house }, own) {
    if (own !== undefined) {
      return { Event: JSON.stringify(own.event), Questions: JSON.stringify(ownRefusal(own)) }
    }
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
  title: 'Understudy’s own',
  target: 'Understudy_20261101',
  hosts: [],
  validationCode: 'InvalidRequestException',
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
