import { decideCase, explainCase, type DecisionCase } from './cases.ts'
import type { Explanation } from './explain/explanation.ts'
import { explanationText } from './explain/explanation-text.ts'
import { lintPolicy } from './lint.ts'
import { catalogueOf, type CatalogueRow } from './lint/catalogue-rows.ts'
import type { LintPolicyType } from './lint/document.ts'
import type { Outcome } from './types.ts'

export type { DecisionCase, Explanation, LintPolicyType, Outcome }

/** What is asked and the policies that answer; docs/library.md describes it. */
export type Case = Omit<DecisionCase, 'id' | 'about' | 'expected' | 'why' | 'page' | 'unspecified'> & {
  id?: string
}

/** `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`, and in words by which statement or for want of what. */
export type Decided = { decision: Outcome; because: string }

/** Decides as the server does. Pure; it adds nothing to the context that is given. */
export function decide(given: Case): Decided {
  const { decision, because } = decideCase(named(given))
  return { decision, because }
}

/** Explains a decision: every layer, policy and statement, and what is missing; `text` is the tree for people. */
export function explain(given: Case): Explanation & { text: string } {
  const explanation = explainCase(named(given))
  return { ...explanation, text: explanationText(explanation) }
}

/** One thing that is wrong, dangerous or idle in a policy. Lines and columns count from 1. */
export type Finding = {
  code: string
  findingType: string
  message: string
  fix?: string | undefined
  path: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** AWS's services as `iam-understudy/policy/reference.json` holds them. */
export type Reference = Readonly<Record<string, unknown>>

/**
 * Checks a policy's text. Without `reference` nothing is said of actions, ARNs and condition keys of services.
 */
export function lint(
  text: string,
  options: { type?: LintPolicyType; account?: string; reference?: Reference } = {},
): Finding[] {
  const { type = 'identity', account, reference } = options
  const catalogue = reference && catalogueOf(() => reference as Record<string, CatalogueRow>)
  return lintPolicy(text, { policyType: type, account, reference: catalogue }).map(
    ({ place: _place, learnMore: _learnMore, ...finding }) => finding,
  )
}

/** What a test expects; `denied` is either kind of denial. */
export type Expectation = 'allowed' | 'denied' | 'explicitly-denied' | 'implicitly-denied'

/** A test of policies: a case and what should come of it. */
export type PolicyTest = Case & { name: string; expect: Expectation }

/** What came of a test; a failure brings its explanation. */
export type TestResult = {
  name: string
  ok: boolean
  decision: Outcome
  because: string
  explanation?: Explanation
}

const outcomes: Readonly<Record<Exclude<Expectation, 'denied'>, Outcome>> = {
  allowed: 'Allowed',
  'explicitly-denied': 'ExplicitlyDenied',
  'implicitly-denied': 'ImplicitlyDenied',
}

/** Decides tests and compares; never throws for a test that fails. Throws TypeError for an unknown expectation. */
export function test(tests: readonly PolicyTest[]): TestResult[] {
  return tests.map(({ name, expect, ...given }) => {
    if (expect !== 'denied' && !Object.hasOwn(outcomes, expect)) {
      throw new TypeError(`${name}: expect is allowed, denied, explicitly-denied or implicitly-denied`)
    }
    const { decision, because } = decide(given)
    const ok = expect === 'denied' ? decision !== 'Allowed' : decision === outcomes[expect]
    return { name, ok, decision, because, ...(!ok && { explanation: explainCase(named(given)) }) }
  })
}

function named(given: Case): DecisionCase {
  return { id: '', ...given }
}
