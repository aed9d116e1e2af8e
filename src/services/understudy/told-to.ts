import type { KeptQuestion } from '../../access/trail.ts'
import type { Explanation, LayerExplanation, StatementExplanation } from '../../policy/explanation.ts'
import type { ToldQuestion } from '../../policy/told-question.ts'
import type { Layer } from '../../policy/types.ts'

/** What stands for a text of a policy that another account wrote. */
export const hiddenFrom = (owner: string): string => `(only account ${owner} may see it)`

/** Whether a layer is what the account of a resource, or its organization, says of it. */
export function isOfResource(layer: Layer): boolean {
  return layer === 'resource' || layer === 'rcp'
}

/**
 * A question as the account of who asked may see it. INVARIANT: which element of another account's policy did not
 * fit is told, what stands in it is not: an external ID is a word between its owner and who was given it. Nor are
 * that account's tags.
 */
export function toldTo(account: string, { ask: _ask, ...question }: KeptQuestion): ToldQuestion {
  const { explanation } = question
  if (explanation === undefined || explanation.resourceAccount === account) return question
  return { ...question, explanation: withoutForeign(explanation) }
}

function withoutForeign(explanation: Explanation): Explanation {
  const hidden = [hiddenFrom(explanation.resourceAccount)]
  const own = Object.entries(explanation.keys).filter(([name]) => !isOfForeignResource(name))
  return {
    ...explanation,
    keys: Object.fromEntries(own),
    layers: explanation.layers.map((layer) => withoutTexts(layer, hidden)),
  }
}

/** Keys of tags that somebody put on the resource. */
function isOfForeignResource(key: string): boolean {
  return /^(?:[a-z0-9-]+:resourcetag|s3:existingobjecttag)\//.test(key.toLowerCase())
}

function withoutTexts(layer: LayerExplanation, hidden: readonly string[]): LayerExplanation {
  const isForeign = isOfResource(layer.layer)
  const without = (statement: StatementExplanation): StatementExplanation => {
    const { failed } = statement
    if (failed === undefined) return statement
    const actual = isOfForeignResource(failed.key ?? '') ? hidden : failed.actual
    const texts = isForeign ? { expected: hidden, filledIn: undefined } : {}
    return { ...statement, failed: { ...failed, ...texts, actual } }
  }
  const policies = layer.policies.map((policy) => ({ ...policy, statements: policy.statements.map(without) }))
  return { ...layer, policies }
}
