import { createAskAgain, type Again, type PolicyOverrides } from './ask-again.ts'
import type { RecordedQuestion } from '../access/recorded-request.ts'
import type { DecisionSources } from './snapshot.ts'
import { wasAllowed } from '../trail/recorded-requests.ts'
import type { RecordedRequest } from '../access/recorded-request.ts'

/** What would come of a request; `unknown` says why that cannot be told. */
export type Replayed =
  | { kind: 'same' }
  | { kind: 'refused' | 'allowed'; by: Again }
  | { kind: 'unknown'; because: string }

/**
 * Puts the questions of requests again: with all that each request brought with it, under the policies of a snapshot
 * and what is supposed over them. The verdict is held against the one the request was answered with.
 */
export function createReplay(
  sources: DecisionSources,
  supposed: PolicyOverrides,
): (request: RecordedRequest) => Promise<Replayed> {
  const again = createAskAgain(sources, supposed)
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
function isWorse(before: RecordedQuestion, { outcome }: Again): boolean {
  return before.outcome === 'Allowed'
    ? outcome !== 'Allowed'
    : before.outcome !== outcome && outcome !== 'Allowed'
}
