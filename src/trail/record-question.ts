import type { LeftQuestions, RecordedQuestion } from '../access/recorded-request.ts'
import { explain, explanationSteps } from '../policy/explain/explain.ts'
import { newSteps, type Steps } from '../policy/steps.ts'
import { unfinishedExplanation } from '../policy/explain/unfinished-explanation.ts'
import type { Explanation } from '../policy/explain/explanation.ts'
import { rcpsBind, scpsBind } from '../policy/needed-layers.ts'
import type { DecidedQuestion } from '../policy/explain/decided-question.ts'
import type { Layer, Question } from '../policy/types.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Asked } from '../access/asked.ts'
import type { Caller } from '../access/caller.ts'
import { documentsOf } from './authorized-policies.ts'
import type { Fingerprint } from './fingerprint.ts'
import { recordAsk } from './recorded-facts.ts'

// LIMIT: questions of one request that are kept in full, and characters of their JSON; DeleteObjects asks a thousand.
const questionsKept = 50
const charactersKept = 256 * 1024
// LIMIT: steps of all explanations of one request, which are made in one piece when it has been answered.
const stepsToExplain = 2 * explanationSteps

/**
 * The JSON of a request's questions with their answers, as the trail keeps them: the refused ones first, as far as
 * there is room for them, in the order they were asked in; how many more there were is counted.
 */
export function recordQuestions(
  asked: readonly Asked[],
  signer: Caller,
  fingerprint: Fingerprint,
): { kept: string; left?: LeftQuestions | undefined } {
  if (asked.length === 0) return { kept: '[]' }
  const isRefused = ({ decision }: Asked) => decision.outcome !== 'Allowed'
  const most = asked.length > questionsKept ? mostTelling(asked, isRefused) : asked
  const texts: string[] = []
  const left = { allowed: 0, refused: 0 }
  let room = charactersKept
  const budget = newSteps(stepsToExplain)
  const chosen = new Set(most)
  for (const one of asked) {
    const isKept = chosen.has(one) && room > 0
    const text = isKept ? JSON.stringify(recordQuestion(one, signer, fingerprint, budget)) : ''
    room -= text.length
    if (text !== '' && (room >= 0 || texts.length === 0)) texts.push(text)
    else left[isRefused(one) ? 'refused' : 'allowed'] += 1
  }
  return { kept: `[${texts.join(',')}]`, left: texts.length < asked.length ? left : undefined }
}

function mostTelling(asked: readonly Asked[], isRefused: (one: Asked) => boolean): Asked[] {
  const refused = asked.filter(isRefused)
  const allowed = asked.filter((one) => !isRefused(one))
  return [...refused, ...allowed].slice(0, questionsKept)
}

/** A question with its answer as the trail keeps it. */
function recordQuestion(
  asked: Asked,
  signer: Caller,
  fingerprint: Fingerprint,
  budget: Steps,
): RecordedQuestion {
  const { ask, question, policies, decision } = asked
  const refused = decision.outcome !== 'Allowed'
  return {
    action: question.action,
    resource: question.resource,
    outcome: decision.outcome,
    layer: decision.layer,
    statements: decision.statements.map(({ layer, source, index, sid }) => ({
      layer,
      policy: source.id,
      index,
      sid,
      line: source.policy.document.statements[index]?.start.line ?? 1,
    })),
    policies: policiesLookedAt(question, policies),
    explanation: refused ? explanationOf(asked, budget) : undefined,
    ask: recordAsk(ask, signer),
    fingerprint: refused ? undefined : fingerprint(question, policies),
    documents: refused && asked.service === 'iam' ? documentsOf(policies) : undefined,
  }
}

/** Where there are no steps left for it, an explanation says so, and what was decided. */
function explanationOf({ question, policies, decision }: Asked, budget: Steps): Explanation {
  if (decision.unfinished !== undefined) return unfinishedExplanation(question, decision)
  const most = Math.min(budget.left, explanationSteps)
  const steps = newSteps(most, { verdicts: new Map(), isShared: () => true })
  const explanation = explain(question, policies, steps)
  budget.left -= most - steps.left
  return explanation.unfinished === true ? unfinishedExplanation(question, decision) : explanation
}

/** The policies that a question is held against, by name. */
export function policiesLookedAt(question: Question, policies: PolicySet): DecidedQuestion['policies'] {
  return [
    ...boundBy('scp', scpsBind(question) ? policies.scps : []),
    ...boundBy('rcp', rcpsBind(question) ? policies.rcps : []),
    ...policies.identity.map(({ id }) => ({ layer: 'identity' as const, id })),
    ...(policies.boundary === undefined ? [] : [{ layer: 'boundary' as const, id: policies.boundary.id }]),
    ...(policies.session ?? []).map(({ id }) => ({ layer: 'session' as const, id })),
    ...(policies.resource === undefined ? [] : [{ layer: 'resource' as const, id: policies.resource.id }]),
  ]
}

/** The policies of an organization's levels, each once. */
function boundBy(layer: Layer, levels: PolicySet['scps']): { layer: Layer; id: string }[] {
  if (levels.length === 0) return []
  return [...new Set(levels.flatMap((level) => level.map(({ id }) => id)))].map((id) => ({ layer, id }))
}
