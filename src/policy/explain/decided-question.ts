import type { Explanation } from './explanation.ts'
import type { Layer, Outcome } from '../types.ts'

/**
 * What the explanation of a question rests on. `recorded`: it was made with the answer. `unchanged`: the question was
 * put again just now, to the very policies that had answered it. `changed`: to the policies as they are now, which are
 * others, so that the explanation's outcome may be another than the question's.
 */
export type Basis = 'recorded' | 'unchanged' | 'changed'

/**
 * One authorization question of a request as `understudy why --json` and ExplainDecision tell it. docs/why.md
 * describes it.
 */
export type DecidedQuestion = {
  action: string
  resource: string
  outcome: Outcome
  /** For a refusal, the layer that AWS's denial text names. */
  layer?: Layer | undefined
  /** The statements that made the decision; `index` counts from 0, `line` is where one begins, from 1. */
  statements: { layer: Layer; policy: string; index: number; sid?: string | undefined; line: number }[]
  /** The policies that were looked at. */
  policies: { layer: Layer; id: string }[]
  explanation?: Explanation | undefined
  /** Undefined where there is no explanation, and in the trail itself. */
  basis?: Basis | undefined
  /** Of a `changed` one, what is other than it was: clauses for people. */
  changes?: string[] | undefined
  /** Why there is no explanation: a clause for people. */
  unexplained?: string | undefined
}
