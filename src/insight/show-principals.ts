import type { ComparedElement } from '../policy/explain/compared-elements.ts'
import type { Explanation, StatementExplanation } from '../policy/explain/explanation.ts'
import { arnsOfIds } from '../store/entities/policy-holders.ts'
import type { Reader } from '../store/store.ts'
import { uniqueId } from '../access/decision/stored-principals.ts'

/**
 * Explanations whose statements name users and roles as they are shown: policies keep them by unique ids, which tell
 * people nothing. An id of nobody stays as it is.
 */
export async function showPrincipals(
  db: Reader,
  explanations: readonly Explanation[],
): Promise<Explanation[]> {
  const ids = new Set<string>()
  for (const { layers } of explanations) {
    for (const statement of layers.flatMap(({ policies }) => policies.flatMap((one) => one.statements))) {
      for (const { element, expected } of comparedIn(statement)) {
        if (element !== 'Principal') continue
        for (const text of expected) {
          const id = idIn(text)
          if (id !== undefined) ids.add(id)
        }
      }
    }
  }
  if (ids.size === 0) return [...explanations]
  const arns = await arnsOfIds(db, [...ids])
  const shown = (compared: ComparedElement): ComparedElement =>
    compared.element === 'Principal'
      ? { ...compared, expected: compared.expected.map((text) => shownText(text, arns)) }
      : compared
  const shownStatement = (statement: StatementExplanation): StatementExplanation => ({
    ...statement,
    met: statement.met?.map(shown),
    failed: statement.failed && shown(statement.failed),
  })
  return explanations.map((explanation) => ({
    ...explanation,
    layers: explanation.layers.map((layer) => ({
      ...layer,
      policies: layer.policies.map((policy) => ({
        ...policy,
        statements: policy.statements.map(shownStatement),
      })),
    })),
  }))
}

function comparedIn({ met = [], failed }: StatementExplanation): readonly ComparedElement[] {
  return failed === undefined ? met : [failed]
}

function shownText(text: string, arns: ReadonlyMap<string, string>): string {
  const arn = arns.get(idIn(text) ?? '')
  return arn === undefined ? text : `AWS ${arn}`
}

/** The unique id of a principal as explanations word it, `AWS AIDA…`; undefined where it is none. */
function idIn(text: string): string | undefined {
  const id = text.startsWith('AWS ') ? text.slice('AWS '.length) : ''
  return uniqueId.test(id) ? id : undefined
}
