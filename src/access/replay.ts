import { explain } from '../policy/explain.ts'
import type { Explanation } from '../policy/explanation.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Outcome, PolicySet, Question } from '../policy/types.ts'
import { policySet } from './authorize.ts'
import type { Caller } from './caller.ts'
import { contextOf } from './context.ts'
import { callerAgain, requestAgain, type KeptCaller } from './kept-facts.ts'
import { knownResource } from './known-resource.ts'
import { policiesOfCaller } from './policies-of-caller.ts'
import type { Ask } from './questions.ts'
import type { Snapshot } from './snapshot.ts'
import { wasAllowed, type ToldRequest } from './told-requests.ts'
import type { KeptQuestion } from './trail.ts'

/** A question of a request, put again. */
export type Again = { question: Question; policies: PolicySet; outcome: Outcome; explain(): Explanation }

/** What would come of a request; `unknown` says why that cannot be told. */
export type Replayed =
  | { kind: 'same' }
  | { kind: 'refused' | 'allowed'; by: Again }
  | { kind: 'unknown'; because: string }

/** Policies that are supposed instead of those that are there. */
export type Supposition = {
  /** Whether a caller has no policies but the supposed ones, so that it need not be there any more. */
  isWhole(caller: KeptCaller): boolean
  policies(caller: KeptCaller, policies: Caller['policies']): Caller['policies']
  /** The policy of a resource; undefined where it has none. */
  resource(ask: Ask, question: KeptQuestion): Ask['policy']
  scps(account: string, levels: PolicySet['scps']): PolicySet['scps']
}

/** Nothing but what is there. */
export const asItIs: Supposition = {
  isWhole: () => false,
  policies: (_caller, policies) => policies,
  resource: ({ policy }) => policy,
  scps: (_account, levels) => levels,
}

/**
 * Puts the questions of requests again: with all that each request brought with it, under the policies of a snapshot
 * and what is supposed over them. The verdict is held against the one the request was answered with.
 */
export function createReplay(
  snapshot: Snapshot,
  supposed: Supposition,
): (request: ToldRequest) => Promise<Replayed> {
  const policiesOf = policiesOfCaller(snapshot)

  async function again(request: ToldRequest, question: KeptQuestion): Promise<Again | string> {
    const kept = question.ask.caller ?? request.facts.caller
    const own = await policiesOf(kept, supposed.isWhole(kept))
    if (own === undefined) return `${kept.principalArn || kept.arn} is no longer there`
    const caller = callerAgain(kept, supposed.policies(kept, own))
    const ask = await askAgain(snapshot, caller, question)
    if (typeof ask === 'string') return ask
    const { action, resource } = question
    const resourceAccount = ask.resourceAccount ?? caller.account
    const policy = supposed.resource(ask, question)
    const facts = {
      house: snapshot,
      caller,
      request: requestAgain(request.facts),
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
    const there = policySet(snapshot, caller, { ...ask, policy })
    const policies = { ...there, scps: supposed.scps(caller.principal.account, there.scps) }
    const { outcome } = evaluate(asked, policies)
    return { question: asked, policies, outcome, explain: () => explain(asked, policies) }
  }

  return async (request) => {
    const allowed = wasAllowed(request)
    let unknown: string | undefined
    let last: Again | undefined
    for (const question of request.questions) {
      const answer = await again(request, question)
      if (typeof answer === 'string') {
        unknown ??= answer
        continue
      }
      last = answer
      if (allowed ? isWorse(question, answer) : answer.outcome !== 'Allowed') {
        return allowed ? { kind: 'refused', by: answer } : { kind: 'same' }
      }
    }
    if (unknown !== undefined) return { kind: 'unknown', because: unknown }
    return allowed || last === undefined ? { kind: 'same' } : { kind: 'allowed', by: last }
  }
}

/** What needs no Allow got none before either; only a Deny would refuse it now. */
function isWorse(before: KeptQuestion, { outcome }: Again): boolean {
  return before.outcome === 'Allowed'
    ? outcome !== 'Allowed'
    : before.outcome !== outcome && outcome !== 'Allowed'
}

/** The question with the resource's policy as it is now; a sentence where the resource is no longer there. */
async function askAgain(snapshot: Snapshot, caller: Caller, kept: KeptQuestion): Promise<Ask | string> {
  const { caller: _caller, policy: policyBefore, ...ask } = kept.ask
  const { action, resource } = kept
  const before: Ask = { ...ask, resource }
  // AWS: a bucket that is being made has no policy yet, though it may have one now.
  if (action === 's3:CreateBucket') return before
  const known = await knownResource(snapshot, action, resource)
  const now = known.askOf(caller)
  const { policy } = now
  const isBucket = resource.startsWith('arn:aws:s3:::')
  const isGone = isBucket ? known.account === undefined : policy === undefined
  if (policyBefore !== undefined && isGone) return `${resource} is no longer there`
  return { ...before, policy }
}
