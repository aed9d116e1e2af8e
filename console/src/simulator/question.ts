import type { ContextKeyTypeEnum } from '@aws-sdk/client-iam'

/** A condition key that a simulation is given; without values it is absent. */
export type ContextField = { key: string; type: ContextKeyTypeEnum; values: string[] }

/** What is simulated: somebody's policies or a text of one's own, and what is asked of them. */
export type SimulatorQuestion = {
  /** The ARN of a user, group or role; undefined where only the text counts. */
  principal?: string | undefined
  /** A policy beside the principal's own ones, or the only one. */
  policy?: string | undefined
  boundary?: string | undefined
  resourcePolicy?: string | undefined
  /** Who calls, where a resource's policy has to name somebody: the ARN of a user. */
  caller?: string | undefined
  actions: string[]
  resources: string[]
  context: ContextField[]
}

const texts = ['principal', 'policy', 'boundary', 'resourcePolicy', 'caller'] as const

/** A question as a query string, so that it can be sent to somebody. */
export function searchOf(question: SimulatorQuestion): URLSearchParams {
  const search = new URLSearchParams()
  for (const name of texts) if (question[name]) search.set(name, question[name])
  for (const action of question.actions) search.append('action', action)
  for (const resource of question.resources) search.append('resource', resource)
  for (const { key, type, values } of question.context) {
    if (values.length > 0) search.append('context', JSON.stringify([key, type, ...values]))
  }
  return search
}

/** The question of a query string; what cannot be read is left out. */
export function questionOf(search: URLSearchParams): SimulatorQuestion {
  return {
    ...Object.fromEntries(texts.map((name) => [name, search.get(name) || undefined])),
    actions: search.getAll('action'),
    resources: search.getAll('resource'),
    context: search.getAll('context').flatMap(fieldOf),
  }
}

function fieldOf(text: string): ContextField[] {
  try {
    const parts = JSON.parse(text) as unknown
    if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'string')) return []
    const [key, type, ...values] = parts as [string, ContextKeyTypeEnum, ...string[]]
    return key === undefined || type === undefined ? [] : [{ key, type, values }]
  } catch {
    return []
  }
}

/** What keeps a question from being asked, or undefined. */
export function questionError(question: SimulatorQuestion): string | undefined {
  const { principal, policy, resourcePolicy, caller, actions } = question
  if (principal === undefined && !policy) return 'Choose a principal, or write a policy.'
  if (actions.length === 0) return 'Choose at least one action.'
  if (resourcePolicy && !caller && !principal?.includes(':user/')) {
    return "A resource's policy names who calls: say which user that is."
  }
  return undefined
}

/** The distinct lines of a text field, without blanks around them. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}
