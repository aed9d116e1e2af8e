import { asItIs, createAskAgain, type Again } from './ask-again.ts'
import { createFingerprint } from '../trail/fingerprint.ts'
import { policiesLookedAt } from '../trail/record-question.ts'
import type { RecordedQuestion } from '../access/recorded-request.ts'
import { showPrincipals } from './show-principals.ts'
import type { DecisionSources } from './snapshot.ts'
import type { RecordedRequest } from '../access/recorded-request.ts'

// LIMIT: questions of one request that are told whole: a tree is some kilobytes, and DeleteObjects asks a thousand.
const mostTold = 25

/**
 * The questions of a request, each with what can be told of it. The trail keeps the explanation of a refusal with it;
 * an allowed question is put again, under the policies as they are now, and it is said whether they are those that
 * allowed it.
 */
export async function explainRecorded(
  sources: DecisionSources,
  request: RecordedRequest,
): Promise<RecordedQuestion[]> {
  const told = await withExplanations(sources, request)
  const explanations = told.flatMap(({ explanation }) => explanation ?? [])
  const shown = (await showPrincipals(sources.read, explanations)).values()
  return told.map((one) => (one.explanation ? { ...one, explanation: shown.next().value } : one))
}

async function withExplanations(
  sources: DecisionSources,
  request: RecordedRequest,
): Promise<RecordedQuestion[]> {
  const askAgain = createAskAgain(sources, asItIs)
  const fingerprint = createFingerprint()
  const told: RecordedQuestion[] = []
  let left = mostTold
  for (const question of request.questions) {
    if (question.explanation !== undefined) {
      told.push({ ...question, basis: 'recorded' })
      continue
    }
    left -= 1
    if (left < 0) {
      told.push({ ...question, unexplained: `of one request ${mostTold} allowed questions are told whole` })
      continue
    }
    const again = await askAgain(request, question)
    if (typeof again === 'string') {
      told.push({ ...question, unexplained: again })
      continue
    }
    const isSame = fingerprint(again.question, again.policies) === question.fingerprint
    const explanation = again.explain()
    // What was recorded outweighs what is found: another outcome shows that something else has changed.
    if (isSame && explanation.outcome === question.outcome) {
      told.push({ ...question, explanation, basis: 'unchanged' })
    } else told.push({ ...question, explanation, basis: 'changed', changes: changesOf(question, again) })
  }
  return told
}

/** What is other than it was, as far as names tell. */
function changesOf({ policies }: RecordedQuestion, { question, policies: now }: Again): string[] {
  const name = ({ layer, id }: RecordedQuestion['policies'][number]) => `${layer} ${id}`
  const before = new Map(policies.map((one) => [name(one), one.id]))
  const after = new Map(policiesLookedAt(question, now).map((one) => [name(one), one.id]))
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, id]) => `${id} is no longer asked`)
  const added = [...after].filter(([key]) => !before.has(key)).map(([, id]) => `${id} was not asked then`)
  const changes = [...gone, ...added]
  return changes.length > 0 ? changes : ['the text of a policy, or the place in an organization, is another']
}
