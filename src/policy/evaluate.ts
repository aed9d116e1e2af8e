import { candidatesFor } from './compile.ts'
import type { Candidates, CompiledStatement } from './compile.ts'
import { directGrants, isRootAssumingRole, neededLayers, rcpsBind, scpsBind } from './needed-layers.ts'
import type { Needed } from './needed-layers.ts'
import { grant, hasAccount } from './match/principal.ts'
import type { Grants } from './match/principal.ts'
import { newSteps, ranOut } from './steps.ts'
import type { Steps } from './steps.ts'
import { covers, deniesPrincipal, grantsTo, isBoundByRcp, isMisplaced } from './statement-match.ts'
import type { Layer, Question } from './types.ts'
import type { Decision, PolicySet, SourcedPolicy, StatementRef } from './policy-set.ts'
import { permissionNeed } from './unconditional-actions.ts'

/**
 * Decides one question: an explicit Deny in any policy wins, then every ceiling must allow, then the
 * caller's side and the resource's. Total: it never throws, and takes no more than `steps`. Source: IAM User Guide,
 * "Policy evaluation logic".
 */
export function evaluate(question: Question, policies: PolicySet, steps: Steps = newSteps()): Decision {
  const need = permissionNeed(question.action)
  if (need === 'nothing') return { outcome: 'Allowed', layer: undefined, statements: [] }
  const scan = scanPolicies(question, policies, steps)
  const { denials, unfinished } = scan
  // INVARIANT: what was not looked at might deny.
  if (unfinished !== undefined) {
    return { outcome: 'ExplicitlyDenied', layer: unfinished.layer, statements: [], unfinished }
  }
  if (denials !== undefined) {
    return { outcome: 'ExplicitlyDenied', layer: denials[0]!.layer, statements: denials }
  }
  if (need === 'no deny') return { outcome: 'Allowed', layer: undefined, statements: [] }
  const needed = neededLayers(question, policies, scan.grants)
  const missing = missingLayer(question, policies, scan, needed)
  if (missing !== undefined) return { outcome: 'ImplicitlyDenied', layer: missing, statements: [] }
  return { outcome: 'Allowed', layer: undefined, statements: decidingStatements(scan, needed) }
}

/**
 * What one walk over all policies finds: the denying statements, and the first allowing one wherever one may
 * count.
 */
type Scan = {
  steps: Steps
  /** The statement at which the steps ran out. */
  unfinished: StatementRef | undefined
  denials: StatementRef[] | undefined
  /** The allowing statement of each of the organization's levels. */
  ceilings: StatementRef[] | undefined
  scpsAllow: boolean
  rcpsAllow: boolean
  grants: Grants
  resource: StatementRef | undefined
  identity: StatementRef | undefined
  boundary: StatementRef | undefined
  session: StatementRef | undefined
}

/** The order is the one in which AWS's denial texts name the layers. */
function scanPolicies(question: Question, policies: PolicySet, steps: Steps): Scan {
  const scan: Scan = {
    steps,
    unfinished: undefined,
    denials: undefined,
    ceilings: undefined,
    scpsAllow: true,
    rcpsAllow: true,
    grants: grant.none,
    resource: undefined,
    identity: undefined,
    boundary: undefined,
    session: undefined,
  }
  const { scps, rcps, boundary, session, resource } = policies
  const hasBoundary = boundary !== undefined
  if (scps.length > 0 && scpsBind(question)) {
    for (const level of scps) {
      if (!noteCeiling(scan, scanLayer('scp', level, question, scan))) scan.scpsAllow = false
    }
  }
  if (rcps.length > 0 && rcpsBind(question)) {
    for (const level of rcps) {
      if (!noteCeiling(scan, scanRcps(level, question, hasBoundary, scan))) scan.rcpsAllow = false
    }
  }
  if (resource !== undefined) scanResource(resource, question, hasBoundary, scan)
  if (hasAccount(question.principal)) {
    scan.identity = scanLayer('identity', policies.identity, question, scan)
    if (boundary !== undefined) scan.boundary = scanPolicy('boundary', boundary, question, scan, false)
    if (session !== undefined) scan.session = scanLayer('session', session, question, scan)
  }
  return scan
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
    if (found !== undefined) allowing = found
  }
  return allowing
}

function scanPolicy(
  layer: Layer,
  source: SourcedPolicy,
  question: Question,
  scan: Scan,
  denialsOnly: boolean,
): StatementRef | undefined {
  const { deny, allow } = lookUp(scan, layer, source, question)
  for (const statement of deny) {
    if (fits(scan, layer, source, statement, question)) noteDenial(scan, layer, source, statement)
  }
  if (denialsOnly) return undefined
  for (const statement of allow) {
    if (!isMisplaced(statement) && fits(scan, layer, source, statement, question)) {
      return refTo(layer, source, statement)
    }
  }
  return undefined
}

function scanResource(source: SourcedPolicy, question: Question, hasBoundary: boolean, scan: Scan): void {
  const { deny, allow } = lookUp(scan, 'resource', source, question)
  for (const statement of deny) {
    if (!deniesPrincipal(statement, question, hasBoundary, scan.steps)) continue
    if (fits(scan, 'resource', source, statement, question)) noteDenial(scan, 'resource', source, statement)
  }
  for (const statement of allow) {
    const grants = grantsTo(statement, question, scan.steps)
    // A grant of a kind that is already there adds nothing, so its conditions need not be looked at.
    if ((grants & ~scan.grants) === 0 || !fits(scan, 'resource', source, statement, question)) continue
    if (strength(grants) > strength(scan.grants)) scan.resource = refTo('resource', source, statement)
    scan.grants |= grants
  }
}

/**
 * How much a set of grants spares the caller, so that the statement that is named is the one that decided.
 */
function strength(grants: Grants): number {
  if ((grants & directGrants) !== 0) return 3
  if ((grants & grant.issuer) !== 0) return 2
  return grants === grant.none ? 0 : 1
}

function scanRcps(
  level: readonly SourcedPolicy[],
  question: Question,
  hasBoundary: boolean,
  scan: Scan,
): StatementRef | undefined {
  let allowing: StatementRef | undefined
  for (const source of level) {
    const { deny, allow } = lookUp(scan, 'rcp', source, question)
    for (const statement of deny) {
      if (!deniesPrincipal(statement, question, hasBoundary, scan.steps)) continue
      if (fits(scan, 'rcp', source, statement, question)) noteDenial(scan, 'rcp', source, statement)
    }
    for (const statement of allow) {
      if (allowing !== undefined) break
      if (!isBoundByRcp(statement, question, scan.steps)) continue
      if (fits(scan, 'rcp', source, statement, question)) {
        allowing = refTo('rcp', source, statement)
      }
    }
  }
  return allowing
}

/** The statements of a policy that are about the action. */
function lookUp(scan: Scan, layer: Layer, source: SourcedPolicy, question: Question): Candidates {
  const { steps } = scan
  const found = candidatesFor(source.policy, question.action, steps)
  if (ranOut(steps)) scan.unfinished ??= refTo(layer, source, source.policy.statements[0]!)
  return found
}

/** Whether a statement covers the question; once the steps have run out no statement is looked at any more. */
function fits(
  scan: Scan,
  layer: Layer,
  source: SourcedPolicy,
  statement: CompiledStatement,
  question: Question,
): boolean {
  const { steps } = scan
  if (scan.unfinished !== undefined) return false
  const covered = !ranOut(steps) && covers(statement, question, steps)
  if (!ranOut(steps)) return covered
  scan.unfinished = refTo(layer, source, statement)
  return false
}

function noteDenial(scan: Scan, layer: Layer, source: SourcedPolicy, statement: CompiledStatement): void {
  scan.denials ??= []
  scan.denials.push(refTo(layer, source, statement))
}

/** Keeps the allowing statement of a level; false where the level has none and so lets nothing through. */
function noteCeiling(scan: Scan, allowing: StatementRef | undefined): boolean {
  if (allowing === undefined) return false
  scan.ceilings ??= []
  scan.ceilings.push(allowing)
  return true
}

function refTo(layer: Layer, source: SourcedPolicy, { statement }: CompiledStatement): StatementRef {
  return { layer, source, index: statement.index, sid: statement.sid }
}

/** The first layer whose Allow is missing, in the order in which AWS names them; undefined where none is. */
function missingLayer(
  question: Question,
  policies: PolicySet,
  scan: Scan,
  needed: Needed,
): Layer | undefined {
  if (!scan.scpsAllow) return 'scp'
  if (!scan.rcpsAllow) return 'rcp'
  if (isRootAssumingRole(question, policies)) return 'resource'
  if (needed.resource && scan.grants === grant.none) return 'resource'
  if (needed.identity && scan.identity === undefined) return 'identity'
  if (needed.boundary && scan.boundary === undefined) return 'boundary'
  if (needed.session && scan.session === undefined) return 'session'
  return undefined
}

function decidingStatements(scan: Scan, needed: Needed): StatementRef[] {
  const statements = scan.ceilings ?? []
  if (needed.resource && scan.resource !== undefined) statements.push(scan.resource)
  if (needed.identity && scan.identity !== undefined) statements.push(scan.identity)
  if (needed.boundary && scan.boundary !== undefined) statements.push(scan.boundary)
  if (needed.session && scan.session !== undefined) statements.push(scan.session)
  return statements
}
