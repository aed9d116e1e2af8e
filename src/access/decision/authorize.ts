import type { Asked } from '../asked.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import { evaluate } from '../../policy/evaluate.ts'
import { newSteps, questionSteps, type SharedVerdicts, type Steps } from '../../policy/steps.ts'
import type { Question } from '../../policy/types.ts'
import type { PolicySet, Decision } from '../../policy/policy-set.ts'
import type { Service } from '../action.ts'
import type { RequestFacts } from '../request-facts.ts'
import type { Caller } from '../caller.ts'
import { contextOf } from './context.ts'
import type { House } from '../house.ts'
import type { Ask, Questions } from '../questions.ts'
import { sharedVerdicts } from './shared-verdicts.ts'
import { unfinished } from './unfinished.ts'

/** Who asks what, when: the facts every question of one request shares. */
export type Asking = {
  house: House
  caller: Caller
  request: RequestFacts
  action: string
  now: number
  /** What all questions of a request may take together; undefined for one that stands alone. */
  steps?: Steps | undefined
  /** The service of the request; undefined where no request asks. */
  service?: string | undefined
}

/**
 * Puts one question to the engine. `asking.action` is the authorization name unless the ask brings its own.
 */
export function decide(asking: Asking, ask: Ask, shared?: SharedVerdicts): Asked {
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
  const given = Math.min(asking.steps?.left ?? questionSteps, questionSteps)
  const steps = newSteps(given, shared)
  const decision = evaluate(question, policies, steps)
  if (asking.steps !== undefined) asking.steps.left -= given - steps.left
  return {
    caller,
    ask,
    question,
    policies,
    decision,
    label: ask.label,
    requestId: request.requestId,
    service: asking.service,
  }
}

/**
 * Answers an operation's questions: what was asked, the refusal that stops it, and the refusals it may go on
 * with.
 */
export type Verdict = { asked: Asked[]; refusal?: AwsError; refusals: (AwsError | undefined)[] }

/**
 * Decides an operation's questions in order, and lets others have their turn between them. `all` stops at the first
 * that is not allowed; a question that takes too many steps refuses the request, whatever the others say.
 */
export async function authorize(
  service: Service,
  operation: string,
  asking: Asking,
  questions: Questions,
): Promise<Verdict> {
  const refuse = (asked: Asked) => service.refuse(asked, asked.caller, operation, asking.house)
  const { turns } = asking.house
  const asked: Asked[] = []
  const tooMuch = (): Verdict => ({ asked, refusal: unfinished(service), refusals: [] })
  if ('free' in questions) return { asked, refusals: [] }
  if ('each' in questions) {
    const refusals: (AwsError | undefined)[] = []
    const shared = sharedVerdicts(questions.each, asking.caller, asking.action)
    for (const ask of questions.each) {
      if (asked.length > 0 && turns.isOver()) await turns.next()
      const answer = decide(asking, ask, shared)
      asked.push(answer)
      if (answer.decision.unfinished !== undefined) return tooMuch()
      refusals.push(answer.decision.outcome === 'Allowed' ? undefined : refuse(answer))
    }
    return { asked, refusals }
  }
  const refuses = 'all' in questions ? notAllowed : explicitlyDenied
  const asks = 'all' in questions ? questions.all : questions.unlessDenied
  // INVARIANT: what asks nothing says so (`free`); an empty list is a bug, and must not let anyone in.
  if (asks.length === 0) throw new Error(`${service.name}:${operation} asks no question`)
  for (const ask of asks) {
    if (asked.length > 0 && turns.isOver()) await turns.next()
    const answer = decide(asking, ask)
    asked.push(answer)
    if (answer.decision.unfinished !== undefined) return tooMuch()
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
