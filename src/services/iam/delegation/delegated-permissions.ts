import type { Call } from '../../../access/action.ts'

type Statement = {
  Effect?: string
  Action?: string | string[]
  Resource?: string | string[]
  Condition?: Record<string, Record<string, string | string[]>>
}

const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

function statementsOf(policy: string): Statement[] {
  const { Statement } = JSON.parse(policy) as { Statement?: Statement | Statement[] }
  return listOf(Statement).filter(({ Effect }) => Effect === 'Allow')
}

const wild = /[*?$]/

/**
 * Whether the caller may do what a request's policy asks for. DENIED is certain; ALLOWED is said only where
 * each action and resource has one name and no condition, and all else is UNSURE.
 */
export function checkPermissions(
  { may }: Pick<Call<unknown>, 'may'>,
  policy: string,
): 'ALLOWED' | 'DENIED' | 'UNSURE' {
  let sure = true
  for (const { Action, Resource, Condition } of statementsOf(policy)) {
    const actions = listOf(Action)
    const resources = listOf(Resource)
    const plain = Condition === undefined && actions.length > 0 && resources.length > 0
    sure &&= plain && ![...actions, ...resources].some((name) => wild.test(name))
    if (!plain) continue
    for (const action of actions.filter((name) => !wild.test(name))) {
      // Who may do it to everything a pattern covers may do it to the pattern's own text.
      if (!resources.every((resource) => may({ action, resource }))) return 'DENIED'
    }
  }
  return sure ? 'ALLOWED' : 'UNSURE'
}

/** The boundaries that a request's policy demands of the roles it creates. */
export function roleBoundaries(policy: string): string[] | undefined {
  const arns = new Set<string>()
  for (const { Condition = {} } of statementsOf(policy)) {
    for (const [operator, keys] of Object.entries(Condition)) {
      if (!/^(String|Arn)(Equals|Like)/.test(operator)) continue
      for (const [key, values] of Object.entries(keys)) {
        if (key.toLowerCase() !== 'iam:permissionsboundary') continue
        for (const value of listOf(values)) arns.add(value)
      }
    }
  }
  return arns.size === 0 ? undefined : [...arns]
}
