import type { Action } from '../../access/action.ts'
import { requestContext } from './context-views.ts'
import { invalidToken } from './errors.ts'
import { evaluationView, policyViews } from './evaluation-views.ts'
import type { EvaluationView, PolicyInfoView } from './evaluation-views.ts'
import { findRefused } from './find-refused.ts'

type Input = { authorizationId: string; nextToken?: string }

type Output = {
  evaluations: EvaluationView[]
  nextToken?: string | undefined
  policies: PolicyInfoView[]
  requestContext: Record<string, unknown>
}

// LIMIT: evaluations of one page.
const pageSize = 25

/** Why a request was refused: what was evaluated, from which policies, in which context. */
export const getRequestAuthorizationDetails: Action<Input, Output> = {
  access: () => ({ all: [{ action: 'iam:GetRequestAuthorizationDetails' }] }),
  async run({ input, caller, house }) {
    const { questions } = await findRefused(input.authorizationId, caller, house)
    const from = startOf(input.nextToken, questions.length)
    const page = questions.slice(from, from + pageSize)
    const next = from + pageSize
    return {
      evaluations: page.map(evaluationView),
      nextToken: next < questions.length ? String(next) : undefined,
      policies: policyViews(questions),
      requestContext: requestContext(questions),
    }
  },
}

/** Where a page begins; a token is the number of evaluations before it. */
function startOf(token: string | undefined, count: number): number {
  if (token === undefined || token === '') return 0
  const from = /^[1-9]\d{0,4}$/.test(token) ? Number(token) : 0
  if (from === 0 || from >= count || from % pageSize !== 0) throw invalidToken()
  return from
}
