import { carriedKeys, type Use } from '../policy/needed/needed-policy.ts'
import type { RecordedCaller, RecordedQuestion, RecordedRequest } from '../access/recorded-request.ts'
import { questionsNotKept, wasAllowed } from '../trail/recorded-requests.ts'

/** What a principal did, and what of it needs no policy of its own. */
export type RecordedUses = {
  uses: Use[]
  /** Requests that were let through. */
  requests: number
  refused: number
  /** Questions that the resource's own policy answered alone, by action. */
  byResource: Map<string, number>
  /** Questions of theirs that the trail counted and did not keep. */
  notKept: number
}

/** Whether a request is one's: a user's own, or one of a session of a role. */
export function isBy(caller: RecordedCaller, principalArn: string): boolean {
  return caller.principalArn === principalArn && (caller.kind === 'user' || caller.kind === 'role')
}

/** What the user or role of that ARN was allowed to do. */
export function recordedUses(requests: Iterable<RecordedRequest>, principalArn: string): RecordedUses {
  const told: RecordedUses = { uses: [], requests: 0, refused: 0, byResource: new Map(), notKept: 0 }
  for (const request of requests) {
    if (!isBy(request.facts.caller, principalArn)) continue
    if (!wasAllowed(request)) {
      told.refused += 1
      continue
    }
    told.requests += 1
    told.notKept += questionsNotKept(request)
    for (const question of request.questions) {
      // What needs no Allow and got none is no use of a policy; an identity provider's questions are its own.
      if (question.outcome !== 'Allowed' || question.ask.caller !== undefined) continue
      if (question.statements.some(({ layer }) => layer === 'identity'))
        told.uses.push(useOf(question, request))
      else told.byResource.set(question.action, (told.byResource.get(question.action) ?? 0) + 1)
    }
  }
  return told
}

// Services of no region, and those whose requests go to any region's endpoint for the same thing.
const globalServices: ReadonlySet<string> = new Set(['iam', 'organizations', 'sts', 's3', 'understudy'])

function useOf({ action, resource, ask }: RecordedQuestion, { facts }: RecordedRequest): Use {
  const keys = new Map<string, string>()
  for (const [name, value] of Object.entries(ask.keys ?? {})) {
    const key = name.toLowerCase()
    const single = typeof value === 'string' ? value : value?.length === 1 ? value[0] : undefined
    if (single !== undefined && single !== '' && carriedKeys.has(key)) keys.set(key, single)
  }
  // An ARN has its region in it; what is about all of a region's things says nowhere else which one.
  const isRegional = !globalServices.has(action.slice(0, action.indexOf(':')))
  if (resource === '*' && isRegional) keys.set('aws:requestedregion', facts.request.region)
  return { action, resource, keys }
}
