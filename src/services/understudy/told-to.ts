import type { RecordedQuestion } from '../../access/recorded-request.ts'
import type { ComparedElement } from '../../policy/explain/compared-elements.ts'
import type { Explanation, LayerExplanation, StatementExplanation } from '../../policy/explain/explanation.ts'
import type { DecidedQuestion } from '../../policy/explain/decided-question.ts'
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
 * its statements' names, that account's tags, or how its policies read since.
 */
export function toldTo(account: string, kept: RecordedQuestion): DecidedQuestion {
  const { ask: _ask, fingerprint: _fingerprint, documents: _documents, ...question } = kept
  const { explanation, statements } = question
  const owner = explanation?.resourceAccount ?? kept.ask.resourceAccount
  if (owner === undefined || owner === account) return question
  return {
    ...question,
    statements: statements.map((one) => (isOfResource(one.layer) ? { ...one, sid: undefined } : one)),
    explanation: explanation && withoutForeign(explanation, question.basis === 'changed'),
  }
}

function withoutForeign(explanation: Explanation, isOfNow: boolean): Explanation {
  const { keys, decidedBy, layers, resourceAccount } = explanation
  const own = Object.entries(keys).filter(([name]) => !isOfForeignResource(name))
  const places = isOfNow ? decidedBy.filter(({ layer }) => !isOfResource(layer)) : decidedBy
  return {
    ...explanation,
    keys: Object.fromEntries(own),
    decidedBy: places.map((place) => (isOfResource(place.layer) ? { ...place, sid: undefined } : place)),
    layers: layers.map((layer) => withoutTexts(layer, hiddenFrom(resourceAccount), isOfNow)),
  }
}

/** Keys of tags that somebody put on the resource. */
function isOfForeignResource(key: string): boolean {
  return /^(?:[a-z0-9-]+:resourcetag|s3:existingobjecttag)\//.test(key.toLowerCase())
}

function withoutTexts(layer: LayerExplanation, hidden: string, isOfNow: boolean): LayerExplanation {
  const isForeign = isOfResource(layer.layer)
  if (isForeign && isOfNow) return { ...withoutNames(layer), policies: [] }
  const withoutText = (compared: ComparedElement): ComparedElement => {
    const actual = isOfForeignResource(compared.key ?? '') ? [hidden] : compared.actual
    const texts = isForeign ? { expected: [hidden], filledIn: undefined, rule: undefined } : {}
    return { ...compared, ...texts, actual }
  }
  const without = (statement: StatementExplanation): StatementExplanation => {
    const { met, failed, alsoFailed } = statement
    const named = isForeign ? { ...statement, sid: undefined } : statement
    return {
      ...named,
      met: met?.map(withoutText),
      failed: failed && withoutText(failed),
      alsoFailed: alsoFailed?.map(withoutText),
    }
  }
  const policies = layer.policies.map((policy) => ({ ...policy, statements: policy.statements.map(without) }))
  return { ...(isForeign ? withoutNames(layer) : layer), policies }
}

/** Its reason names the statement that decided, and statements have telling names. */
function withoutNames(layer: LayerExplanation): LayerExplanation {
  const { verdict } = layer
  if (verdict !== 'allows' && verdict !== 'denies') return layer
  return { ...layer, because: `a statement of it ${verdict} it` }
}
