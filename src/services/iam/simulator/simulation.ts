import { parseArn } from '../../../kernel/arn.ts'
import { askedResource } from '../../../policy/powers/asked-resource.ts'
import { compileText } from '../../../policy/compile.ts'
import { missingKeys } from '../../../policy/powers/context-keys.ts'
import { unfinished } from '../../../access/decision/unfinished.ts'
import { newSteps, ranOut, type Steps } from '../../../policy/steps.ts'
import { explain, explanationSteps } from '../../../policy/explain/explain.ts'
import type { Explanation, PolicyExplanation } from '../../../policy/explain/explanation.ts'
import { statementSpans, type StatementSpan } from '../../../policy/text/statement-spans.ts'
import type { ContextKeys, Layer, Question } from '../../../policy/types.ts'
import type { PolicySet, PolicyType, SourcedPolicy } from '../../../policy/policy-set.ts'
import type { SimulatedCaller } from './simulated-caller.ts'

/** The kinds of policy a simulation tells apart, in AWS's words. */
export type SimulatedType = 'IAM Policy' | 'Resource Policy' | 'Permissions Boundary Policy'

/** A policy of a simulation, with the places of its statements. */
export type SimulatedPolicy = { source: SourcedPolicy; spans: () => readonly StatementSpan[] }

/** Everything a simulation holds questions against. */
export type Simulation = {
  caller: SimulatedCaller
  identity: readonly SimulatedPolicy[]
  boundary?: SimulatedPolicy | undefined
  /** Service control policies on the caller's account, level by level; empty where none bind it. */
  scps: PolicySet['scps']
  /** The policy of a resource, where there is one for this action. */
  resourcePolicy(action: string, resource: string): SimulatedPolicy | undefined
  /** The account of resources whose ARN names none. */
  resourceOwner: string
  keys: ContextKeys
}

export type SimulatedDecision = 'allowed' | 'explicitDeny' | 'implicitDeny'

export type MatchedStatement = { id: string; type: SimulatedType; span: StatementSpan | undefined }

/** What a simulation found for one action and one resource. */
export type Verdict = {
  resource: string
  decision: SimulatedDecision
  matched: readonly MatchedStatement[]
  missing: readonly string[]
  /** Undefined where there is no boundary. */
  allowedByBoundary?: boolean | undefined
  /** Undefined where no service control policies bind the caller. */
  allowedByOrganizations?: boolean | undefined
  /** What each kind of policy says by itself; only across accounts. */
  details?: Partial<Record<SimulatedType, SimulatedDecision>> | undefined
}

/** A policy made ready for a simulation. */
export function simulatedPolicy(id: string, type: PolicyType, text: string): SimulatedPolicy {
  let spans: readonly StatementSpan[] | undefined
  return {
    source: { id, type, policy: compileText(text) },
    spans: () => (spans ??= statementSpans(text)),
  }
}

/** Actions that a role's trust policy must allow. */
const trustActions = new Set(['sts:assumerole', 'sts:tagsession', 'sts:setsourceidentity'])

/** Whether a question is one for a role's trust policy. */
export function isForTrustPolicy(action: string, resource: string): boolean {
  return trustActions.has(action.toLowerCase()) && parseArn(resource)?.resource.startsWith('role/') === true
}

/** Holds one action on one resource against the policies, by the engine that decides every request. */
export function simulate(simulation: Simulation, action: string, resource: string, budget: Steps): Verdict {
  const { caller, identity, boundary, scps, resourceOwner } = simulation
  const { principal } = caller
  const resourcePolicy = simulation.resourcePolicy(action, resource)
  const owner = accountOf(resource) ?? resourceOwner
  const question: Question = {
    principal,
    action,
    resource: askedResource(action, resource, principal.account),
    // AWS: without a policy of the resource only the caller's side is simulated, whoever owns the resource.
    resourceAccount: resourcePolicy === undefined ? principal.account : owner,
    keys: withOwner(simulation.keys, owner),
  }
  const policies: PolicySet = {
    scps,
    rcps: [],
    identity: identity.map(({ source }) => source),
    boundary: boundary?.source,
    session: undefined,
    resource: resourcePolicy?.source,
    resourceKind: kindOf(resourcePolicy, action, resource),
  }
  const most = Math.min(budget.left, explanationSteps)
  const steps = newSteps(most, budget.shared)
  const explanation = explain(question, policies, steps)
  const own = [...identity.map(({ source }) => source), resourcePolicy?.source, boundary?.source]
  const missing = missingKeys(
    [...own, ...scps.flat()].flatMap((source) => source?.policy ?? []),
    question.keys,
  )
  budget.left -= most - steps.left
  if (ranOut(steps)) throw unfinished({ protocol: 'query' })
  const layers = layersOf(explanation, { identity, boundary, resourcePolicy })
  const crossesAccounts = question.resourceAccount !== principal.account
  const decision = decisions[explanation.outcome]
  return {
    resource,
    decision,
    matched: matchedBy(layers, decision, crossesAccounts),
    missing,
    allowedByBoundary:
      boundary &&
      layers.some(({ type, says }) => type === 'Permissions Boundary Policy' && says === 'allowed'),
    allowedByOrganizations: scps.length === 0 ? undefined : isAllowedBy('scp', explanation),
    details: crossesAccounts ? Object.fromEntries(layers.map(({ type, says }) => [type, says])) : undefined,
  }
}

/** Whether a layer lets it through, be it that it has no say. */
function isAllowedBy(name: Layer, { layers }: Explanation): boolean {
  const verdict = layers.find(({ layer }) => layer === name)?.verdict
  return verdict !== 'denies' && verdict !== 'silent'
}

const decisions = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
} as const

function kindOf(
  policy: SimulatedPolicy | undefined,
  action: string,
  resource: string,
): PolicySet['resourceKind'] {
  if (policy === undefined) return 'none'
  return isForTrustPolicy(action, resource) ? 'trust-policy' : 'generic'
}

/** The account in a resource's ARN; undefined where it names none. */
function accountOf(resource: string): string | undefined {
  const account = parseArn(resource)?.account
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}

function withOwner(keys: ContextKeys, owner: string): ContextKeys {
  const name = 'aws:resourceaccount'
  if (keys.get(name) !== undefined) return keys
  return {
    get: (key) => (key === name ? [owner] : keys.get(key)),
    *keys() {
      yield* keys.keys()
      yield name
    },
  }
}

type SimulatedLayer = {
  type: SimulatedType
  says: SimulatedDecision
  policies: readonly SimulatedPolicy[]
  explained: readonly PolicyExplanation[]
}

function layersOf(
  { layers }: Explanation,
  given: {
    identity: readonly SimulatedPolicy[]
    boundary: SimulatedPolicy | undefined
    resourcePolicy: SimulatedPolicy | undefined
  },
): SimulatedLayer[] {
  const made: SimulatedLayer[] = []
  const add = (type: SimulatedType, layer: Layer, policies: readonly SimulatedPolicy[]): void => {
    const { verdict, policies: explained } = layers.find((one) => one.layer === layer)!
    const says = verdict === 'denies' ? 'explicitDeny' : verdict === 'allows' ? 'allowed' : 'implicitDeny'
    made.push({ type, says, policies, explained })
  }
  add('IAM Policy', 'identity', given.identity)
  if (given.resourcePolicy !== undefined) add('Resource Policy', 'resource', [given.resourcePolicy])
  if (given.boundary !== undefined) add('Permissions Boundary Policy', 'boundary', [given.boundary])
  return made
}

/**
 * The statements that made the decision. AWS: an explicit denial lists denials only, and what a boundary
 * allows is never listed; across accounts the statements that allow are listed even where the other account
 * refuses.
 */
function matchedBy(
  layers: readonly SimulatedLayer[],
  decision: SimulatedDecision,
  crossesAccounts: boolean,
): MatchedStatement[] {
  if (decision === 'implicitDeny' && !crossesAccounts) return []
  const effect = decision === 'explicitDeny' ? 'Deny' : 'Allow'
  const matched: MatchedStatement[] = []
  for (const { type, policies, explained } of layers) {
    if (effect === 'Allow' && type === 'Permissions Boundary Policy') continue
    for (const [at, { statements }] of explained.entries()) {
      const { source, spans } = policies[at]!
      for (const statement of statements) {
        if (!statement.matched || statement.effect !== effect) continue
        matched.push({ id: source.id, type, span: spans()[statement.index] })
      }
    }
  }
  return matched
}
