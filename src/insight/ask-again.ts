import { evaluate } from '../policy/evaluate.ts'
import { explain } from '../policy/explain/explain.ts'
import type { Explanation } from '../policy/explain/explanation.ts'
import type { Outcome, Question } from '../policy/types.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import { policySet } from '../access/decision/authorize.ts'
import type { Caller } from '../access/caller.ts'
import { contextOf } from '../access/decision/context.ts'
import { callerOfRecord, requestOfRecord } from '../trail/recorded-facts.ts'
import type { RecordedCaller } from '../access/recorded-request.ts'
import type { RecordedQuestion } from '../access/recorded-request.ts'
import { knownResource } from './known-resource.ts'
import { policiesOfCaller } from './policies-of-caller.ts'
import type { Ask } from '../access/questions.ts'
import type { DecisionSources } from './snapshot.ts'
import type { RecordedRequest } from '../access/recorded-request.ts'

/** A question of a request, put again. */
export type Again = { question: Question; policies: PolicySet; outcome: Outcome; explain(): Explanation }

/** Policies that are supposed instead of those that are there. */
export type PolicyOverrides = {
  /** Whether a caller has no policies but the supposed ones, so that it need not be there any more. */
  isWhole(caller: RecordedCaller): boolean
  policies(caller: RecordedCaller, policies: Caller['policies']): Caller['policies']
  /** The policy of a resource; undefined where it has none. */
  resource(ask: Ask, question: RecordedQuestion): Ask['policy']
  scps(account: string, levels: PolicySet['scps']): PolicySet['scps']
}

/** Nothing but what is there. */
export const asItIs: PolicyOverrides = {
  isWhole: () => false,
  policies: (_caller, policies) => policies,
  resource: ({ policy }) => policy,
  scps: (_account, levels) => levels,
}

/** Puts one question of a request again; a sentence where that cannot be done any more. */
export type AskAgain = (request: RecordedRequest, question: RecordedQuestion) => Promise<Again | string>

/**
 * Puts questions again: with all that each request brought with it, under the policies that are there now and what is
 * supposed over them.
 */
export function createAskAgain(sources: DecisionSources, supposed: PolicyOverrides): AskAgain {
  const policiesOf = policiesOfCaller(sources)

  return async (request, question) => {
    const kept = question.ask.caller ?? request.facts.caller
    const own = await policiesOf(kept, supposed.isWhole(kept))
    if (own === undefined) return `${kept.principalArn || kept.arn} is no longer there`
    const caller = callerOfRecord(kept, supposed.policies(kept, own))
    const ask = await askAgain(sources, caller, question)
    if (typeof ask === 'string') return ask
    const { action, resource } = question
    const resourceAccount = ask.resourceAccount ?? caller.account
    const policy = supposed.resource(ask, question)
    const facts = {
      house: sources,
      caller,
      request: requestOfRecord(request.facts),
      ask,
      action,
      resourceAccount,
    }
    const asked: Question = {
      principal: caller.principal,
      action,
      resource,
      resourceAccount,
      keys: contextOf({ ...facts, now: request.facts.time }),
    }
    const there = policySet(sources, caller, { ...ask, policy })
    const policies = { ...there, scps: supposed.scps(caller.principal.account, there.scps) }
    const { outcome } = evaluate(asked, policies)
    return { question: asked, policies, outcome, explain: () => explain(asked, policies) }
  }
}

/** The question with the resource's policy as it is now; a sentence where the resource is no longer there. */
async function askAgain(
  sources: DecisionSources,
  caller: Caller,
  kept: RecordedQuestion,
): Promise<Ask | string> {
  const { caller: _caller, policy: policyBefore, ...ask } = kept.ask
  const { action, resource } = kept
  const before: Ask = { ...ask, resource }
  // AWS: a bucket that is being made has no policy yet, though it may have one now.
  if (action === 's3:CreateBucket') return before
  const known = await knownResource(sources, action, resource)
  const now = known.askOf(caller)
  const { policy } = now
  const isBucket = resource.startsWith('arn:aws:s3:::')
  const isGone = isBucket ? known.account === undefined : policy === undefined
  if (policyBefore !== undefined && isGone) return `${resource} is no longer there`
  return { ...before, policy }
}
