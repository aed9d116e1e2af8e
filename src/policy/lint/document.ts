import type { Steps } from '../steps.ts'
import type { Operator } from '../text/operator.ts'
import type { ServiceCatalogue } from './catalogue.ts'
import type { FindingCode } from './codes.ts'
import type { Place } from './finding.ts'

/** What kind of policy it is: each has elements of its own. */
export type LintPolicyType = 'identity' | 'resource' | 'trust' | 'scp' | 'rcp'

/** A text of the policy and where it stands. */
export type LintText = { value: string; place: Place }

/** The texts of an element, and where the whole element stands. */
export type LintList = { texts: readonly LintText[]; place: Place; key: Place }

/** A value of a condition: `kind` tells `"true"` from `true`. */
export type LintValue = LintText & { kind: 'string' | 'number' | 'boolean' }

/** One line of a Condition block; `operator` is undefined where there is none of that name. */
export type LintCondition = {
  operatorText: LintText
  operator: Operator | undefined
  key: LintText
  values: readonly LintValue[]
  isList: boolean
}

/** One named principal; `negated` for those of NotPrincipal. */
export type LintPrincipal = LintText & { type: string; negated: boolean }

/** A statement as far as it can be read; elements that are absent or of a wrong type are undefined. */
export type LintStatement = {
  index: number
  place: Place
  effect: 'Allow' | 'Deny' | undefined
  sid: LintText | undefined
  actions: LintList | undefined
  notActions: LintList | undefined
  resources: LintList | undefined
  notResources: LintList | undefined
  principals: readonly LintPrincipal[]
  /** Whether Principal or NotPrincipal stands there at all, and where. */
  principalKey: Place | undefined
  notPrincipalKey: Place | undefined
  conditions: readonly LintCondition[]
}

/** What a rule works on, and how it says what it found. Rules are pure but for `report`. */
export type Linting = {
  text: string
  policyType: LintPolicyType
  catalogue: ServiceCatalogue | undefined
  version: string | undefined
  /** The account whose policy it is, where that is known. */
  account: string | undefined
  statements: readonly LintStatement[]
  /** How much work may still go into comparing patterns, in characters times characters. */
  comparisonsLeft: number
  /** What matching may take; once it ran out, what is left is not looked at. */
  steps: Steps
  report(code: FindingCode, place: Place, message: string, fix?: string): void
}
