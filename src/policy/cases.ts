import { foldName } from '../kernel/fold-name.ts'
import { compileText } from './compile.ts'
import { denialReason } from './denial.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain/explain.ts'
import type { Explanation } from './explain/explanation.ts'
import { statementName } from './explain/step-words.ts'
import type { ContextKeys, Outcome, PrincipalKind, Question } from './types.ts'
import type { PolicySet, PolicyType, ResourcePolicyKind, SourcedPolicy, StatementRef } from './policy-set.ts'

/**
 * A worked decision: one line of a JSON-lines file. Policies stand in it as JSON, the context as texts or
 * lists of texts.
 */
export type DecisionCase = {
  id: string
  about?: string
  request: {
    principal: string
    principalType: PrincipalKind
    /** The ARN with path of the role behind a session, or of the user behind a federated user. */
    issuer?: string
    /** As `aws:userid` says it: the unique id, of a session followed by `:` and its name. */
    principalId?: string
    /** The canonical user id of the caller's account, where a resource policy may name it. */
    canonicalId?: string
    action: string
    resource: string
    context?: Record<string, unknown>
  }
  policies?: {
    scps?: unknown[][]
    rcps?: unknown[][]
    identity?: unknown[]
    resource?: unknown
    resourceType?: ResourcePolicyKind | 'none'
    boundary?: unknown
    /** Empty where none were passed. */
    session?: unknown[]
  }
  accounts: {
    principal: string | null
    resource: string
    principalIsManagement?: boolean
    resourceIsManagement?: boolean
    serviceLinkedRole?: boolean
  }
  expected?: Outcome
  /** The rule by which it comes out so, in our words. */
  why?: string
  /** The page of AWS's documentation that has the rule. */
  page?: string
  /** Set where that page leaves the point open, and the expectation is our choice. */
  unspecified?: boolean
}

/** What a case asks, in the engine's terms. */
export function questionOfCase(given: DecisionCase): { question: Question; policies: PolicySet } {
  const { request, accounts, policies = {} } = given
  const question: Question = {
    principal: {
      kind: request.principalType,
      arn: request.principal,
      account: accounts.principal ?? '',
      uniqueId: request.principalId?.split(':')[0],
      issuerArn: request.issuer,
      canonicalId: request.canonicalId,
      serviceLinkedRole: accounts.serviceLinkedRole,
    },
    action: request.action,
    resource: request.resource,
    resourceAccount: accounts.resource,
    keys: contextOf(request.context ?? {}),
  }
  const sessions = policies.session ?? []
  return {
    question,
    policies: {
      // AWS: organization policies never bind the management account.
      scps: accounts.principalIsManagement === true ? [] : levels('scp', policies.scps),
      rcps: accounts.resourceIsManagement === true ? [] : levels('rcp', policies.rcps),
      identity: sourced('identity', userOrRole(request.principalType), policies.identity ?? []),
      boundary: policies.boundary ? source('boundary', 'managed', policies.boundary) : undefined,
      session: sessions.length === 0 ? undefined : sourced('session', 'session', sessions),
      resource: policies.resource ? source('resource', resourceType(policies), policies.resource) : undefined,
      resourceKind: policies.resourceType ?? 'none',
      management: {
        caller: accounts.principalIsManagement === true,
        resource: accounts.resourceIsManagement === true,
      },
    },
  }
}

/** The whole explanation of a case. */
export function explainCase(given: DecisionCase): Explanation {
  const { question, policies } = questionOfCase(given)
  return explain(question, policies)
}

/** Decides a case and says in a sentence why. */
export function decideCase(given: DecisionCase): { id: string; decision: Outcome; because: string } {
  const { question, policies } = questionOfCase(given)
  const decision = evaluate(question, policies)
  const because =
    decision.outcome === 'Allowed' ? allowedBecause(decision.statements) : denialReason(decision, question)
  return { id: given.id, decision: decision.outcome, because }
}

function allowedBecause(statements: readonly StatementRef[]): string {
  if (statements.length === 0) return 'because no policy needs to allow it'
  return `because of ${statements.map(nameOf).join(' and ')}`
}

/** `statement 2 (ReadReports) of identity policy 1`. */
function nameOf({ source: { id }, index, sid }: StatementRef): string {
  return `${statementName({ index, sid })} of ${id}`
}

function contextOf(context: Record<string, unknown>): ContextKeys {
  const keys = new Map<string, string[]>()
  for (const [name, value] of Object.entries(context)) {
    keys.set(foldName(name), Array.isArray(value) ? value.map(String) : [String(value)])
  }
  return keys
}

function levels(type: 'scp' | 'rcp', given: unknown[][] = []): SourcedPolicy[][] {
  return given.map((level, at) => sourced(`${type} level ${at + 1}`, type, level))
}

function sourced(name: string, type: PolicyType, documents: readonly unknown[]): SourcedPolicy[] {
  return documents.map((document, at) => source(`${name} ${at + 1}`, type, document))
}

function source(id: string, type: PolicyType, document: unknown): SourcedPolicy {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  return { id, type, policy: compileText(text) }
}

function userOrRole(kind: PrincipalKind): PolicyType {
  return kind === 'AssumedRole' ? 'role' : 'user'
}

function resourceType(policies: NonNullable<DecisionCase['policies']>): PolicyType {
  return policies.resourceType === 'trust-policy' ? 'trust' : 'resource'
}
