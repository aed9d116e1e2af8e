import { askedResource } from '../policy/powers/asked-resource.ts'
import type { ContextKeys, Question } from '../policy/types.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { RequestFacts } from '../access/request-facts.ts'
import { policySet } from '../access/decision/authorize.ts'
import type { Caller } from '../access/caller.ts'
import { contextOf } from '../access/decision/context.ts'
import type { House } from '../access/house.ts'
import type { Ask } from '../access/questions.ts'

/** A question nobody sent, with the policies that would decide it. */
export type HypotheticalQuestion = { question: Question; policies: PolicySet }

/** Condition keys by their lower-case names. */
export type GivenKeys = ReadonlyMap<string, readonly string[]>

/** What only a request that was sent can tell; whoever supposes one gives these, or they are absent. */
const ofTheRequest = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:securetransport',
  'aws:sourceip',
  'aws:useragent',
  'aws:referer',
  'aws:requestedregion',
  'aws:tokenissuetime',
])

const noRequest: RequestFacts = {
  requestId: '',
  region: '',
  sourceIp: '',
  userAgent: '',
  secure: false,
  host: '',
  method: '',
  path: '',
  headers: {},
}

/**
 * The question `caller` would raise by doing `ask`. Its context holds what the caller and the resource imply, as a
 * request's does, and the given keys over them.
 */
export function hypotheticalQuestion(
  house: Pick<House, 'policies' | 'organizations'>,
  caller: Caller,
  ask: Ask & { action: string },
  given: GivenKeys = new Map(),
): HypotheticalQuestion {
  const { action } = ask
  const resourceAccount = ask.resourceAccount ?? caller.account
  const implied = contextOf({ house, caller, request: noRequest, ask, action, resourceAccount, now: 0 })
  const question: Question = {
    principal: caller.principal,
    action,
    resource: askedResource(action, ask.resource ?? '*', caller.account),
    resourceAccount,
    keys: overlaid(implied, given),
  }
  return { question, policies: policySet(house, caller, ask) }
}

function overlaid(implied: ContextKeys, given: GivenKeys): ContextKeys {
  const isImplied = (name: string): boolean => !ofTheRequest.has(name)
  return {
    get: (name) => given.get(name) ?? (isImplied(name) ? implied.get(name) : undefined),
    *keys() {
      yield* given.keys()
      for (const name of implied.keys()) if (isImplied(name) && !given.has(name)) yield name
    },
  }
}
