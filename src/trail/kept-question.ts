import { explain } from '../policy/explain/explain.ts'
import { rcpsBind, scpsBind } from '../policy/needed-layers.ts'
import type { ToldQuestion } from '../policy/explain/told-question.ts'
import type { Layer, PolicySet, Question } from '../policy/types.ts'
import type { Asked } from '../access/decision/authorize.ts'
import type { Caller } from '../access/caller.ts'
import type { Fingerprint } from './fingerprint.ts'
import { askToKeep, type KeptAsk } from './kept-facts.ts'

/** One question of a request as the trail keeps it; a refused one with its explanation. */
export type KeptQuestion = ToldQuestion & {
  /** What it takes to ask again. */
  ask: KeptAsk
  /** Of an allowed one, by which it is known whether what decided it is as it was. */
  fingerprint?: number | undefined
}

/** A question with its answer as the trail keeps it. */
export function questionToKeep(asked: Asked, signer: Caller, fingerprint: Fingerprint): KeptQuestion {
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
    explanation: refused ? explain(question, policies) : undefined,
    ask: askToKeep(ask, signer),
    fingerprint: refused ? undefined : fingerprint(question, policies),
  }
}

/** The policies that a question is held against, by name. */
export function policiesLookedAt(question: Question, policies: PolicySet): ToldQuestion['policies'] {
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
