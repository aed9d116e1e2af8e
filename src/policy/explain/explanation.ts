import type { ComparedElement } from './compared-elements.ts'
import type { MissingGrant } from './missing-grants.ts'
import type { Layer, Outcome, PrincipalKind } from '../types.ts'
import type { PolicyType } from '../policy-set.ts'

/**
 * What a layer said: it denies, it allows, it must allow and does not, there is none, or it need not allow.
 */
export type Verdict = 'allows' | 'denies' | 'silent' | 'absent' | 'not-needed'

/** One statement, and the first element of it that does not fit the question. */
export type StatementExplanation = {
  index: number
  sid?: string | undefined
  effect: 'Allow' | 'Deny'
  /** Where it stands in the policy's text, from 1; the end is one column further than its last character. */
  line: number
  column: number
  endLine: number
  endColumn: number
  matched: boolean
  /** Of one that matched: its conditions, and what its `Not…` elements leave out. */
  met?: ComparedElement[] | undefined
  failed?: ComparedElement | undefined
  /** Where `failed` is a condition: the others that do not hold either. */
  alsoFailed?: ComparedElement[] | undefined
  /** Set where `failed` is all that kept it from matching. */
  nearMiss?: true | undefined
}

/** One statement of the explanation, as far as it takes to find and to name it. */
export type StatementPlace = {
  layer: Layer
  /** For organization policies, the level from the root down, counted from 1. */
  level?: number | undefined
  policy: string
  type: PolicyType
  owner?: string | undefined
  index: number
  sid?: string | undefined
  line: number
  column: number
}

export type PolicyExplanation = {
  id: string
  type: PolicyType
  owner?: string | undefined
  /** For organization policies, the level from the root down, counted from 1. */
  level?: number | undefined
  /** Set where the stored text cannot be read, so that it denies everything. */
  unreadable?: boolean | undefined
  statements: StatementExplanation[]
}

/** One level of an organization's layer, counted from 1 at the root. */
export type LevelExplanation = { level: number; verdict: 'allows' | 'denies' | 'silent' }

export type LayerExplanation = {
  layer: Layer
  verdict: Verdict
  /** Why, in words for people. */
  because: string
  /** For the organization's layers, where they bind. */
  levels?: LevelExplanation[] | undefined
  policies: PolicyExplanation[]
}

/** Why a question was answered as it was; plain data that JSON carries. */
export type Explanation = {
  principal: { kind: PrincipalKind; arn: string; account: string; issuerArn?: string | undefined }
  action: string
  resource: string
  resourceAccount: string
  keys: Record<string, readonly string[]>
  outcome: Outcome
  /** For a refusal, the layer AWS would name and the words it would use. */
  layer?: Layer | undefined
  reason: string
  /** The statements that made the decision; none where an Allow is missing. */
  decidedBy: StatementPlace[]
  layers: LayerExplanation[]
  /** For an implicit denial: the smallest grants that together would allow it; empty where none can. */
  missing: MissingGrant[]
  /** For an explicit denial: the grants that it would take once no statement denies it any more. */
  alsoMissing?: MissingGrant[] | undefined
  /** Set where explaining, or deciding, takes more steps than it may: then no layer is told. */
  unfinished?: true | undefined
}
