import type { Condition, PrincipalEntry, Statement } from '../text/document.ts'
import { conditionHolds, namesUnknown } from './reference-conditions.ts'
import { resourceMatches, wholeMatches } from './reference-patterns.ts'
import { rcpServices } from '../resource-control.ts'
import type { Outcome, Principal, Question } from '../types.ts'
import type { PolicySet, SourcedPolicy } from '../policy-set.ts'

/*
 * The plain twin of `evaluate`: it reads like the specification, works on the documents as they were parsed,
 * prepares nothing and shares no code with the engine that decides requests. Tests give both the same
 * worlds.
 */

/** Decides a question by the book. Source: IAM User Guide, "Policy evaluation logic". */
export function referenceOutcome(question: Question, policies: PolicySet): Outcome {
  const { principal, action } = question
  if (action === 'sts:GetCallerIdentity') return 'Allowed'

  const layers = applicable(question, policies)
  const everything = [
    ...layers.scps,
    ...layers.rcps,
    layers.resource,
    layers.identity,
    layers.boundary,
    layers.session,
  ]
  for (const list of everything) {
    for (const { policy, statement } of list) {
      if (statement.effect === 'Deny' && denies(policy, statement, question, policies))
        return 'ExplicitlyDenied'
    }
  }
  if (action === 'sts:GetSessionToken') return 'Allowed'

  const allows = ({ policy, statement }: Entry): boolean =>
    statement.effect === 'Allow' && fits(policy, statement, question) && !hasPrincipal(statement)
  const rcpAllows = ({ policy, statement }: Entry): boolean =>
    statement.effect === 'Allow' &&
    fits(policy, statement, question) &&
    (statement.principal ?? []).some((entry) => names(entry, principal, 'Deny').length > 0)
  if (!layers.scps.every((level) => level.some(allows))) return 'ImplicitlyDenied'
  if (!layers.rcps.every((level) => level.some(rcpAllows))) return 'ImplicitlyDenied'

  const kinds = new Set(
    layers.resource
      .filter(({ policy, statement }) => statement.effect === 'Allow' && fits(policy, statement, question))
      .flatMap(({ statement }) =>
        (statement.principal ?? []).flatMap((entry) => names(entry, principal, 'Allow')),
      ),
  )
  if (!belongsToAccount(principal)) return kinds.size > 0 ? 'Allowed' : 'ImplicitlyDenied'

  const isRoot = principal.kind === 'Account'
  const identity = isRoot || layers.identity.some(allows)
  const boundary = policies.boundary === undefined || layers.boundary.some(allows)
  const session =
    policies.session === undefined ? principal.kind !== 'FederatedUser' : layers.session.some(allows)
  const caller = identity && boundary && session
  const must = policies.resourceKind === 'trust-policy' || policies.resourceKind === 'key-policy'
  const answer = (allowed: boolean): Outcome => (allowed ? 'Allowed' : 'ImplicitlyDenied')

  if (isRoot && policies.resourceKind === 'trust-policy') return 'ImplicitlyDenied'
  if (principal.account !== question.resourceAccount) return answer(kinds.size > 0 && caller)
  if (isRoot) return answer(session && (!must || kinds.size > 0))
  if (kinds.has('SELF') || kinds.has('WILD')) return 'Allowed'
  if (kinds.has('ISSUER')) return answer(boundary && session)
  if (must) return answer(kinds.has('ACCT') && caller)
  return answer(caller)
}

type Entry = { policy: SourcedPolicy; statement: Statement; layer: 'resource' | 'rcp' | 'other' }

function applicable(question: Question, policies: PolicySet) {
  const { principal } = question
  const exempt = principal.serviceLinkedRole === true
  const own = belongsToAccount(principal)
  const service = question.action.split(':')[0]!.toLowerCase()
  const entries = (sources: readonly SourcedPolicy[], layer: Entry['layer']): Entry[] =>
    sources.flatMap((policy) =>
      policy.policy.document.statements.map((statement) => ({ policy, statement, layer })),
    )
  const scps = own && !exempt ? policies.scps : []
  const linked = principal.kind === 'Service' && question.resource.includes(':role/aws-service-role/')
  const retires = question.action.toLowerCase() === 'kms:retiregrant'
  const rcps = !exempt && !linked && !retires && rcpServices.has(service) ? policies.rcps : []
  return {
    scps: scps.map((level) => entries(level, 'other')),
    rcps: rcps.map((level) => entries(level, 'rcp')),
    resource: entries(policies.resource === undefined ? [] : [policies.resource], 'resource'),
    identity: own ? entries(policies.identity, 'other') : [],
    boundary: own && policies.boundary !== undefined ? entries([policies.boundary], 'other') : [],
    session: own ? entries(policies.session ?? [], 'other') : [],
  }
}

function belongsToAccount({ kind }: Principal): boolean {
  return ['User', 'AssumedRole', 'FederatedUser', 'Account'].includes(kind)
}

function hasPrincipal(statement: Statement): boolean {
  return statement.principal !== undefined || statement.notPrincipal !== undefined
}

/** Action, Resource and Condition. */
function fits({ policy }: SourcedPolicy, statement: Statement, question: Question): boolean {
  const variables = policy.document.version === '2012-10-17'
  const isAction = (pattern: string): boolean =>
    wholeMatches(pattern.toLowerCase(), question.action.toLowerCase(), undefined)
  const { action, notAction, resource, notResource, conditions, effect } = statement
  // What hangs on a key that cannot be known: a Deny covers the request, an Allow does not.
  const isResource = (pattern: string): boolean =>
    variables && namesUnknown(pattern, question.keys)
      ? (effect === 'Deny') === (resource !== undefined)
      : resourceMatches(pattern, question.resource, question.keys, variables)
  const action1 = action === undefined ? !(notAction ?? []).some(isAction) : action.some(isAction)
  const resource1 = resource === undefined ? !(notResource ?? []).some(isResource) : resource.some(isResource)
  return (
    action1 &&
    resource1 &&
    conditions.every((condition: Condition) => conditionHolds(condition, question.keys, variables, effect))
  )
}

function denies(
  policy: SourcedPolicy,
  statement: Statement,
  question: Question,
  policies: PolicySet,
): boolean {
  const { principal } = question
  if (!fits(policy, statement, question)) return false
  const inResourceOrRcp = policy === policies.resource || policies.rcps.flat().includes(policy)
  if (!inResourceOrRcp) return true
  if (statement.principal !== undefined) {
    return statement.principal.some((entry) => names(entry, principal, 'Deny').length > 0)
  }
  if (statement.notPrincipal === undefined) return false
  if (policies.boundary !== undefined && belongsToAccount(principal)) return true
  const named = statement.notPrincipal.flatMap((entry) => names(entry, principal, 'Deny'))
  if (named.includes('WILD')) return false
  const chain: Record<string, readonly Kind[]> = {
    User: ['SELF', 'ACCT'],
    AssumedRole: ['SELF', 'ISSUER', 'ACCT'],
    FederatedUser: ['SELF', 'ISSUER', 'ACCT'],
    Account: ['ACCT'],
  }
  const whole = chain[principal.kind]
  return whole === undefined ? named.length === 0 : !whole.every((kind) => named.includes(kind))
}

type Kind = 'SELF' | 'WILD' | 'ISSUER' | 'ACCT'

/** The ways in which one entry of a Principal element names the caller. */
function names({ type, value }: PrincipalEntry, principal: Principal, effect: 'Allow' | 'Deny'): Kind[] {
  const asserts = principal.kind === 'WebIdentity' || principal.kind === 'SAML'
  if (value === '*' && (type === '*' || type === 'AWS')) {
    if (principal.kind === 'Service') return type === '*' ? ['WILD'] : []
    return asserts && effect === 'Allow' ? [] : ['WILD']
  }
  if (type === 'Service') return principal.kind === 'Service' && value === principal.arn ? ['SELF'] : []
  if (type === 'Federated') return asserts && value === principal.arn ? ['SELF'] : []
  if (type === 'CanonicalUser') return value !== '' && value === principal.canonicalId ? ['ACCT'] : []
  if (!belongsToAccount(principal)) return []
  const account = /^(?:arn:[^:]{1,20}:iam::)?(\d{12})(:root)?$/.exec(value)
  if (account !== null && value.startsWith('arn:') === (account[2] !== undefined)) {
    return account[1] === principal.account ? ['ACCT'] : []
  }
  if (value === principal.arn) return ['SELF']
  if (value === principal.issuerArn) return ['ISSUER']
  if (value === principal.uniqueId) return principal.kind === 'User' ? ['SELF'] : ['ISSUER']
  return []
}
