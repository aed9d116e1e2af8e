import type { Explanation } from './explanation.ts'
import type { Layer, Outcome } from './types.ts'

/**
 * One authorization question of a request as `understudy why --json` and ExplainDecision tell it; a refused one
 * with the whole explanation. docs/why.md describes it.
 */
export type ToldQuestion = {
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
}
