import type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
  Verdict,
} from '../../../src/policy/explain/explanation.ts'
import type { ComparedElement } from '../../../src/policy/explain/compared-elements.ts'
import type { Layer, Outcome } from '../../../src/policy/types.ts'

/** What people call the kinds of policy that a decision goes through, in the order they are looked at. */
export const layerNames: Readonly<Record<Layer, string>> = {
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  resource: 'Resource policy',
  identity: 'Identity policies',
  boundary: 'Permissions boundary',
  session: 'Session policies',
}

/** The name of a layer in one explanation: a role's resource policy is its trust policy. */
export function layerName(layer: Layer, isTrust: boolean): string {
  return layer === 'resource' && isTrust ? 'Trust policy' : layerNames[layer]
}

type Status = 'success' | 'error' | 'stopped' | 'info'

/** A verdict in words, and the icon that goes with it. */
export const verdictWords: Readonly<Record<Verdict, { text: string; status: Status }>> = {
  allows: { text: 'allows', status: 'success' },
  denies: { text: 'denies', status: 'error' },
  silent: { text: 'does not allow', status: 'error' },
  absent: { text: 'there is none', status: 'stopped' },
  'not-needed': { text: 'not needed', status: 'stopped' },
}

/** An outcome in words, and the icon that goes with it. */
export const outcomeWords: Readonly<Record<Outcome, { text: string; status: Status }>> = {
  Allowed: { text: 'Allowed', status: 'success' },
  ExplicitlyDenied: { text: 'Explicitly denied', status: 'error' },
  ImplicitlyDenied: { text: 'Implicitly denied', status: 'error' },
}

/** How a statement stands to a question. */
export type Standing = 'decides' | 'matches' | 'near' | 'other'

/** Whether a statement decided, matched, failed by one element alone, or is about something else. */
export function standingOf(
  statement: StatementExplanation,
  within: { explanation: Explanation; layer: Layer; policy: PolicyExplanation },
): Standing {
  const { explanation, layer, policy } = within
  if (statement.matched) {
    const decides = explanation.decidedBy.some(
      (place) =>
        place.layer === layer &&
        place.policy === policy.id &&
        place.owner === policy.owner &&
        place.level === policy.level &&
        place.index === statement.index,
    )
    return decides ? 'decides' : 'matches'
  }
  // A statement about another action is no near miss to anybody who reads it, nor is a denial that stays away.
  const { effect, nearMiss, failed } = statement
  return nearMiss === true && effect === 'Allow' && failed?.element !== 'Action' ? 'near' : 'other'
}

/** Layers that say something, and those of which there is none or that were not asked. */
export function splitLayers(layers: readonly LayerExplanation[]): {
  told: LayerExplanation[]
  idle: LayerExplanation[]
} {
  const isIdle = ({ verdict, policies }: LayerExplanation) =>
    verdict === 'absent' || (verdict === 'not-needed' && policies.length === 0)
  return { told: layers.filter((layer) => !isIdle(layer)), idle: layers.filter(isIdle) }
}

/** The element that failed as people write it: `Condition StringEquals aws:PrincipalTag/team`. */
export function elementText({ written, operator, key }: ComparedElement): string {
  return key === undefined ? written : `${written} ${operator} ${key}`
}

/** A policy of version 2012-10-17 of statements that were found missing. */
export function policyOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 4)
}

/** Words as a sentence: with a capital and a full stop. */
export function sentence(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`.replace(/\.\.$/, '.')
}
