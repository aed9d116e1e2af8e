import type { Caller } from '../../access/caller.ts'
import type { DecidedQuestion } from '../../policy/explain/decided-question.ts'
import type { RecordedRequest } from '../../access/recorded-request.ts'

/** Whether a request was this very caller's and was refused. */
export function isOwnRefusal({ questions, facts }: RecordedRequest, { arn, userId }: Caller): boolean {
  const isRefused = questions.some(({ outcome }) => outcome !== 'Allowed')
  return isRefused && facts.caller.arn === arn && facts.caller.userId === userId
}

/**
 * The refused questions of one's own request: what was asked, and which kind of policy said no where AWS's sentence
 * says it. INVARIANT: no policy, statement or other name of what decided, and nothing that the refusal kept to itself,
 * such as whether a role is there.
 */
export function ownRefusal({ event, questions }: RecordedRequest): DecidedQuestion[] {
  const sentence = 'errorMessage' in event ? String(event['errorMessage']) : ''
  const isTold = / because no | with an explicit deny in /.test(sentence)
  return questions
    .filter(({ outcome }) => outcome !== 'Allowed')
    .map(({ action, resource, outcome, layer }) => ({
      action,
      resource,
      outcome: isTold ? outcome : 'ImplicitlyDenied',
      layer: isTold ? layer : undefined,
      statements: [],
      policies: [],
      unexplained: 'the policies are told to who may ask understudy:ExplainDecision',
    }))
}
