import { candidatesFor } from './compile.ts'
import type { CompiledStatement } from './compile.ts'
import { grant, grantsOf, hasAccount, isWholeChainListed } from './principal.ts'
import type { Grants } from './principal.ts'
import { rcpsCover } from './resource-control.ts'
import type { Decision, Layer, PolicySet, Question, SourcedPolicy, StatementRef } from './types.ts'
import { permissionNeed } from './unconditional-actions.ts'

/**
 * Decides one question: an explicit Deny in any policy wins, then every ceiling must allow, then the caller's side and
 * the resource's. Total: it never throws. Source: IAM User Guide, "Policy evaluation logic".
 */
export function evaluate(question: Question, policies: PolicySet): Decision {
  const need = permissionNeed(question.action)
  if (need === 'nothing') return { outcome: 'Allowed', statements: [] }
  const scan = scanPolicies(question, policies)
  if (scan.denials.length > 0) {
    return { outcome: 'ExplicitlyDenied', layer: scan.denials[0]!.layer, statements: scan.denials }
  }
  if (need === 'no deny') return { outcome: 'Allowed', statements: [] }
  const missing = missingLayer(question, policies, scan)
  if (missing !== undefined) return { outcome: 'ImplicitlyDenied', layer: missing, statements: [] }
  return { outcome: 'Allowed', statements: decidingStatements(question, policies, scan) }
}

/** What one walk over all policies finds: every denying statement, and the first allowing one wherever one is needed. */
type Scan = {
  denials: StatementRef[]
  /** Allowing statements of the organization's levels; a ceiling with a level that allows nothing is not whole. */
  ceilings: StatementRef[]
  scpsAllow: boolean
  rcpsAllow: boolean
  grants: Grants
  resource: StatementRef | undefined
  identity: StatementRef | undefined
  boundary: StatementRef | undefined
  session: StatementRef | undefined
}

function scanPolicies(question: Question, policies: PolicySet): Scan {
  const scan: Scan = {
    denials: [],
    ceilings: [],
    scpsAllow: true,
    rcpsAllow: true,
    grants: grant.none,
    resource: undefined,
    identity: undefined,
    boundary: undefined,
    session: undefined,
  }
  // The order is the one in which AWS's denial texts name the layers.
  if (policies.scps.length > 0 && scpsBind(question)) {
    scan.scpsAllow = scanLevels('scp', policies.scps, question, scan)
  }
  if (policies.rcps.length > 0 && rcpsBind(question)) {
    const hasBoundary = policies.boundary !== undefined
    for (const level of policies.rcps)
      if (!scanRcps(level, question, hasBoundary, scan)) scan.rcpsAllow = false
  }
  if (policies.resource !== undefined) {
    scanResource(policies.resource, question, policies.boundary !== undefined, scan)
  }
  if (hasAccount(question.principal)) {
    scan.identity = scanLayer('identity', policies.identity, question, scan)
    if (policies.boundary !== undefined)
      scan.boundary = scanPolicy('boundary', policies.boundary, question, scan)
    if (policies.session !== undefined) scan.session = scanLayer('session', policies.session, question, scan)
  }
  return scan
}

/** SCPs bind the principals of an account; service-linked roles are exempt. */
export function scpsBind(question: Question): boolean {
  return hasAccount(question.principal) && question.principal.serviceLinkedRole !== true
}

/** RCPs bind every caller but service-linked roles, for the services that have them. */
export function rcpsBind(question: Question): boolean {
  return question.principal.serviceLinkedRole !== true && rcpsCover(question.action)
}

function scanLevels(layer: Layer, levels: PolicySet['scps'], question: Question, scan: Scan): boolean {
  let allAllow = true
  for (const level of levels) {
    const allowing = scanLayer(layer, level, question, scan)
    if (allowing === undefined) allAllow = false
    else scan.ceilings.push(allowing)
  }
  return allAllow
}

/** Notes the denying statements of a layer and gives its first allowing one. */
function scanLayer(
  layer: Layer,
  sources: readonly SourcedPolicy[],
  question: Question,
  scan: Scan,
): StatementRef | undefined {
  let allowing: StatementRef | undefined
  for (const source of sources) {
    const found = scanPolicy(layer, source, question, scan, allowing !== undefined)
    allowing ??= found
  }
  return allowing
}

function scanPolicy(
  layer: Layer,
  source: SourcedPolicy,
  question: Question,
  scan: Scan,
  denialsOnly = false,
): StatementRef | undefined {
  const { deny, allow } = candidatesFor(source.policy, question.action)
  for (const statement of deny) {
    if (covers(statement, question)) scan.denials.push(refTo(layer, source, statement))
  }
  if (denialsOnly) return undefined
  for (const statement of allow) {
    if (!isMisplaced(statement) && covers(statement, question)) return refTo(layer, source, statement)
  }
  return undefined
}

/** An Allow that names a principal has no place among policies that have none; it grants nothing there. */
function isMisplaced({ statement }: CompiledStatement): boolean {
  return statement.principal !== undefined || statement.notPrincipal !== undefined
}

function scanResource(source: SourcedPolicy, question: Question, hasBoundary: boolean, scan: Scan): void {
  const { deny, allow } = candidatesFor(source.policy, question.action)
  for (const statement of deny) {
    if (deniesPrincipal(statement, question, hasBoundary) && covers(statement, question)) {
      scan.denials.push(refTo('resource', source, statement))
    }
  }
  for (const statement of allow) {
    const grants = grantsTo(statement, question)
    // A grant of a kind that is already there adds nothing, so its conditions need not be looked at.
    if ((grants & ~scan.grants) === 0 || !covers(statement, question)) continue
    if (scan.resource === undefined || (scan.grants & direct) === 0) {
      scan.resource = refTo('resource', source, statement)
    }
    scan.grants |= grants
  }
}

function scanRcps(
  level: readonly SourcedPolicy[],
  question: Question,
  hasBoundary: boolean,
  scan: Scan,
): boolean {
  let allowing: StatementRef | undefined
  for (const source of level) {
    const { deny, allow } = candidatesFor(source.policy, question.action)
    for (const statement of deny) {
      if (deniesPrincipal(statement, question, hasBoundary) && covers(statement, question)) {
        scan.denials.push(refTo('rcp', source, statement))
      }
    }
    for (const statement of allow) {
      if (allowing !== undefined) break
      if (bindsByRcp(statement, question) && covers(statement, question)) {
        allowing = refTo('rcp', source, statement)
      }
    }
  }
  if (allowing !== undefined) scan.ceilings.push(allowing)
  return allowing !== undefined
}

/** The star of an RCP's Allow is everyone: it is a ceiling and lets no one in by itself. */
function bindsByRcp({ statement }: CompiledStatement, question: Question): boolean {
  const entries = statement.principal
  return entries !== undefined && grantsOf(entries, question.principal, 'Deny') !== grant.none
}

/** The ways in which an allowing statement's principal names the caller. AWS: Allow with NotPrincipal is not supported. */
export function grantsTo({ statement }: CompiledStatement, question: Question): Grants {
  const entries = statement.principal
  return entries === undefined ? grant.none : grantsOf(entries, question.principal, 'Allow')
}

/** Whether a denying statement's Principal or NotPrincipal covers the caller. */
export function deniesPrincipal(
  { statement }: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
): boolean {
  if (statement.principal !== undefined) {
    return grantsOf(statement.principal, question.principal, 'Deny') !== grant.none
  }
  if (statement.notPrincipal === undefined) return false
  // AWS: a Deny with NotPrincipal always denies a user or role that has a permissions boundary, whoever is listed.
  if (hasBoundary && hasAccount(question.principal)) return true
  return !isWholeChainListed(statement.notPrincipal, question.principal)
}

/** Whether a statement whose action matches covers the question's resource and keys. */
export function covers(compiled: CompiledStatement, question: Question): boolean {
  if (!compiled.matchesResource(question.resource, question.keys)) return false
  for (const condition of compiled.conditions) if (!condition.holds(question.keys)) return false
  return true
}

function refTo(layer: Layer, source: SourcedPolicy, { statement }: CompiledStatement): StatementRef {
  return { layer, source, index: statement.index, sid: statement.sid }
}

const direct = grant.self | grant.wild

/** The first layer whose Allow is missing, in the order in which AWS names them; undefined where none is. */
function missingLayer(question: Question, policies: PolicySet, scan: Scan): Layer | undefined {
  if (!scan.scpsAllow) return 'scp'
  if (!scan.rcpsAllow) return 'rcp'
  const { principal } = question
  const isRoot = principal.kind === 'Account'
  // AWS: "Roles may not be assumed by root accounts."
  if (isRoot && policies.resourceKind === 'trust-policy') return 'resource'
  const needed = neededLayers(question, policies, scan)
  if (needed.resource && scan.grants === grant.none) return 'resource'
  if (needed.identity && !isRoot && scan.identity === undefined) return 'identity'
  if (needed.boundary && scan.boundary === undefined) return 'boundary'
  if (needed.session && scan.session === undefined) return 'session'
  return undefined
}

type Needed = { resource: boolean; identity: boolean; boundary: boolean; session: boolean }

/** Which layers must allow, once it is known how the resource's policy names the caller. */
function neededLayers(question: Question, policies: PolicySet, scan: Scan): Needed {
  const { principal } = question
  if (!hasAccount(principal)) return onlyResource
  const boundary = policies.boundary !== undefined
  // AWS: a federated user without a session policy has no permissions.
  const session = policies.session !== undefined || principal.kind === 'FederatedUser'
  if (principal.account !== question.resourceAccount)
    return { resource: true, identity: true, boundary, session }
  const resource = mustAllow(policies)
  if (principal.kind === 'Account') return { resource, identity: false, boundary: false, session }
  if ((scan.grants & direct) !== 0) return onlyResource
  if ((scan.grants & grant.issuer) !== 0) return { resource: true, identity: false, boundary, session }
  return { resource, identity: true, boundary, session }
}

const onlyResource: Needed = { resource: true, identity: false, boundary: false, session: false }

/** Whether the resource has a kind of policy that must always allow. */
function mustAllow(policies: PolicySet): boolean {
  return policies.resourceKind === 'trust-policy' || policies.resourceKind === 'key-policy'
}

function decidingStatements(question: Question, policies: PolicySet, scan: Scan): StatementRef[] {
  const needed = neededLayers(question, policies, scan)
  const statements = scan.ceilings
  if (needed.resource && scan.resource !== undefined) statements.push(scan.resource)
  if (needed.identity && scan.identity !== undefined) statements.push(scan.identity)
  if (needed.boundary && scan.boundary !== undefined) statements.push(scan.boundary)
  if (needed.session && scan.session !== undefined) statements.push(scan.session)
  return statements
}
