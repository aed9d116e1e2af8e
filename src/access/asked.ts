import type { Decision, PolicySet } from '../policy/policy-set.ts'
import type { Question } from '../policy/types.ts'
import type { Caller } from './caller.ts'
import type { Ask } from './questions.ts'

/** A question as it was put to the engine, and the answer: what explanations and the trail are made from. */
export type Asked = {
  caller: Caller
  ask: Ask
  question: Question
  policies: PolicySet
  decision: Decision
  label?: string | undefined
  /** The request it was asked for, and of which service; undefined where no request asks. */
  requestId?: string | undefined
  service?: string | undefined
}
