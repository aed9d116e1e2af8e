import type { AwsError } from '../../kernel/aws-error.ts'
import { evaluate } from '../../policy/evaluate.ts'
import type { Decision, PolicySet, Question } from '../../policy/types.ts'
import type { RequestFacts, Service } from '../action.ts'
import type { Caller } from '../caller.ts'
import { contextOf } from './context.ts'
import type { House } from '../house.ts'
import type { Ask, Questions } from '../questions.ts'

/** A question as it was put to the engine, and the answer: what explanations and the trail are made from. */
export type Asked = {
  caller: Caller
  ask: Ask
  question: Question
  policies: PolicySet
  decision: Decision
  label?: string | undefined
}

/** Who asks what, when: the facts every question of one request shares. */
export type Asking = { house: House; caller: Caller; request: RequestFacts; action: string; now: number }

/**
 * Puts one question to the engine. `asking.action` is the authorization name unless the ask brings its own.
 */
export function decide(asking: Asking, ask: Ask): Asked {
  const { house, request, now } = asking
  const caller = ask.caller ?? asking.caller
  const action = ask.action ?? asking.action
  const resourceAccount = ask.resourceAccount ?? caller.account
  const question: Question = {
    principal: caller.principal,
    action,
    resource: ask.resource ?? '*',
    resourceAccount,
    keys: contextOf({ house, caller, request, ask, action, resourceAccount, now }),
  }
  const policies = policySet(house, caller, ask)
  return { caller, ask, question, policies, decision: evaluate(question, policies), label: ask.label }
}

/**
 * Answers an operation's questions: what was asked, the refusal that stops it, and the refusals it may go on
 * with.
 */
export type Verdict = { asked: Asked[]; refusal?: AwsError; refusals: (AwsError | undefined)[] }

/** Decides an operation's questions in order; `all` stops at the first that is not allowed. */
export function authorize(
  service: Service,
  operation: string,
  asking: Asking,
  questions: Questions,
): Verdict {
  const refuse = (asked: Asked) => service.refuse(asked, asked.caller, operation, asking.house)
  const asked: Asked[] = []
  if ('free' in questions) return { asked, refusals: [] }
  if ('each' in questions) {
    const refusals: (AwsError | undefined)[] = []
    for (const ask of questions.each) {
      const answer = decide(asking, ask)
      asked.push(answer)
      refusals.push(answer.decision.outcome === 'Allowed' ? undefined : refuse(answer))
    }
    return { asked, refusals }
  }
  const refuses = 'all' in questions ? notAllowed : explicitlyDenied
  const asks = 'all' in questions ? questions.all : questions.unlessDenied
  // INVARIANT: what asks nothing says so (`free`); an empty list is a bug, and must not let anyone in.
  if (asks.length === 0) throw new Error(`${service.name}:${operation} asks no question`)
  for (const ask of asks) {
    const answer = decide(asking, ask)
    asked.push(answer)
    if (refuses(answer.decision)) return { asked, refusal: refuse(answer), refusals: [] }
  }
  return { asked, refusals: [] }
}

function notAllowed(decision: Decision): boolean {
  return decision.outcome !== 'Allowed'
}

function explicitlyDenied(decision: Decision): boolean {
  return decision.outcome === 'ExplicitlyDenied'
}

const noLevels: PolicySet['scps'] = []

/** All policies that apply: the caller's own side, the resource's, and those of their organizations. */
export function policySet(
  house: Pick<House, 'policies' | 'organizations'>,
  caller: Caller,
  ask: Ask,
): PolicySet {
  const kind = ask.policyKind ?? (ask.policy === undefined ? 'none' : 'generic')
  // Whom an identity provider vouches for is no principal of its account.
  const { account } = caller.principal
  const resourceAccount = ask.resourceAccount ?? caller.account
  const ofCaller = house.organizations.of(account)
  const ofResource = house.organizations.of(resourceAccount)
  return {
    scps: ofCaller?.scps() ?? noLevels,
    rcps: ofResource?.rcps() ?? noLevels,
    management:
      ofCaller === undefined && ofResource === undefined
        ? undefined
        : {
            caller: ofCaller?.managementAccount === account,
            resource: ofResource?.managementAccount === resourceAccount,
          },
    identity: caller.policies.identity,
    boundary: caller.policies.boundary,
    session: caller.policies.session,
    resource:
      ask.policy === undefined
        ? undefined
        : {
            id: ask.policy.id,
            type: kind === 'trust-policy' ? 'trust' : 'resource',
            policy: house.policies.get(ask.policy.text),
          },
    resourceKind: kind,
  }
}
