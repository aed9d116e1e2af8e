import { failedConditions, failedElement, isNearMiss, metElements } from './compared-elements.ts'
import type { CompiledStatement } from '../compile.ts'
import { denialReason } from '../denial.ts'
import { evaluate } from '../evaluate.ts'
import type {
  Explanation,
  LayerExplanation,
  LevelExplanation,
  PolicyExplanation,
  StatementExplanation,
  StatementPlace,
  Verdict,
} from './explanation.ts'
import { isOfManagement, layerReason } from './layer-reasons.ts'
import { missingGrants } from './missing-grants.ts'
import type { MissingGrant } from './missing-grants.ts'
import { isRootAssumingRole, neededLayers, rcpsBind, scpsBind } from '../needed-layers.ts'
import type { Needed } from '../needed-layers.ts'
import { grant, hasAccount } from '../match/principal.ts'
import type { Grants } from '../match/principal.ts'
import { grantsTo } from '../statement-match.ts'
import { unfinishedExplanation } from './unfinished-explanation.ts'
import { permissionNeed } from '../unconditional-actions.ts'
import type { Layer, Question } from '../types.ts'
import type { StatementRef, SourcedPolicy, PolicySet } from '../policy-set.ts'
import { newSteps, questionSteps, ranOut } from '../steps.ts'
import type { SharedVerdicts, Steps } from '../steps.ts'

/**
 * LIMIT: steps of one explanation. It looks at statements about other actions too, and goes on where a decision
 * stops.
 */
export const explanationSteps = 2 * questionSteps

/**
 * Explains a decision: every layer, policy and statement that was looked at, and what is missing. Where that takes
 * more than `steps`, it says only so.
 */
export function explain(
  question: Question,
  policies: PolicySet,
  steps: Steps = newSteps(explanationSteps, aloneShared()),
): Explanation {
  const decision = evaluate(question, policies, steps)
  const looked = lookAtAll(question, policies, steps)
  const grants = grantsFrom(looked.resource, policies, question, steps)
  if (ranOut(steps)) return unfinishedExplanation(question, decision)
  const needed = needs(question, policies, grants)
  const unasked = permissionNeed(question.action) === 'nothing'
  const layers = layerNames.map((layer): LayerExplanation => {
    // AWS: GetCallerIdentity can neither be allowed nor denied.
    const verdict = unasked
      ? 'not-needed'
      : verdictOf(layer, looked[layer], needed[layer], question, policies)
    const levels = unasked ? undefined : levelsOf(layer, looked[layer], policies, question)
    const silentLevels = (levels ?? []).filter((one) => one.verdict === 'silent').map(({ level }) => level)
    const deciding = decidingPlace(layer, looked[layer])
    const because = layerReason(layer, verdict, { question, policies, grants, deciding, silentLevels })
    return { layer, verdict, because, levels, policies: looked[layer] }
  })
  const { kind, arn, account, issuerArn } = question.principal
  return {
    principal: { kind, arn, account, issuerArn },
    action: question.action,
    resource: question.resource,
    resourceAccount: question.resourceAccount,
    keys: shownKeys(question),
    outcome: decision.outcome,
    layer: decision.layer,
    reason: denialReason(decision, question),
    decidedBy: decision.statements.map((ref) => placeOf(ref, policies)),
    layers,
    missing: decision.outcome === 'ImplicitlyDenied' ? missingFrom(question, policies, looked, grants) : [],
    alsoMissing:
      decision.outcome === 'ExplicitlyDenied' ? missingFrom(question, policies, looked, grants) : undefined,
  }
}

/** Of one question: whatever is asked twice has the same answer. */
const aloneShared = (): SharedVerdicts => ({ verdicts: new Map(), isShared: () => true })

/** The statement as it stands in its policy. */
function placeOf({ layer, source, index, sid }: StatementRef, policies: PolicySet): StatementPlace {
  const { id, type, owner, policy } = source
  const { line, column } = policy.document.statements[index]!.start
  const levels = layer === 'scp' ? policies.scps : layer === 'rcp' ? policies.rcps : []
  const at = levels.findIndex((level) => level.includes(source))
  return { layer, level: at === -1 ? undefined : at + 1, policy: id, type, owner, index, sid, line, column }
}

/** The first statement of a layer that denies or, where none does, allows. */
function decidingPlace(layer: Layer, looked: readonly PolicyExplanation[]): StatementPlace | undefined {
  for (const wanted of ['Deny', 'Allow'] as const) {
    for (const { id, type, owner, level, statements } of looked) {
      const found = statements.find(({ matched, effect }) => matched && effect === wanted)
      if (found === undefined) continue
      const { index, sid, line, column } = found
      return { layer, level, policy: id, type, owner, index, sid, line, column }
    }
  }
  return undefined
}

/** The verdict of each level of an organization's layer; undefined for other layers, or where it does not bind. */
function levelsOf(
  layer: Layer,
  looked: readonly PolicyExplanation[],
  policies: PolicySet,
  question: Question,
): LevelExplanation[] | undefined {
  const binds = layer === 'scp' ? scpsBind(question) : layer === 'rcp' && rcpsBind(question)
  const { length } = layer === 'scp' ? policies.scps : policies.rcps
  if (!binds || length === 0) return undefined
  return Array.from({ length }, (_, at) => {
    const matched = looked
      .filter(({ level }) => level === at + 1)
      .flatMap(({ statements }) => statements.filter((statement) => statement.matched))
    const denies = matched.some(({ effect }) => effect === 'Deny')
    return { level: at + 1, verdict: denies ? 'denies' : matched.length > 0 ? 'allows' : 'silent' }
  })
}

const layerNames: readonly Layer[] = ['scp', 'rcp', 'resource', 'identity', 'boundary', 'session']

type Looked = Record<Layer, PolicyExplanation[]>

function missingFrom(
  question: Question,
  policies: PolicySet,
  looked: Looked,
  grants: Grants,
): MissingGrant[] {
  return missingGrants(question, policies, {
    grants,
    allowing: new Set(layerNames.filter((layer) => looked[layer].some(hasAllow))),
    silentScpLevels: scpsBind(question) ? silentLevels(looked.scp, policies.scps.length) : [],
    silentRcpLevels: rcpsBind(question) ? silentLevels(looked.rcp, policies.rcps.length) : [],
  })
}

/**
 * LIMIT: a context of a request has some sixty keys; an explanation is stored, so it keeps no more than
 * these.
 */
const maxKeys = 200

function shownKeys(question: Question): Record<string, readonly string[]> {
  const shown: Record<string, readonly string[]> = Object.create(null) as Record<string, readonly string[]>
  let count = 0
  for (const name of question.keys.keys()) {
    if ((count += 1) > maxKeys) break
    shown[name] = question.keys.get(name) ?? []
  }
  return shown
}

function lookAtAll(question: Question, policies: PolicySet, steps: Steps): Looked {
  const look = (layer: Layer, source: SourcedPolicy, level?: number): PolicyExplanation =>
    explainPolicy(layer, source, question, policies.boundary !== undefined, level, steps)
  const levels = (layer: Layer, sources: PolicySet['scps'], binds: boolean): PolicyExplanation[] =>
    binds ? sources.flatMap((level, at) => level.map((source) => look(layer, source, at + 1))) : []
  const own = hasAccount(question.principal)
  const { resource, boundary, session } = policies
  return {
    scp: levels('scp', policies.scps, scpsBind(question)),
    rcp: levels('rcp', policies.rcps, rcpsBind(question)),
    resource: resource === undefined ? [] : [look('resource', resource)],
    identity: own ? policies.identity.map((source) => look('identity', source)) : [],
    boundary: own && boundary !== undefined ? [look('boundary', boundary)] : [],
    session: own && session !== undefined ? session.map((source) => look('session', source)) : [],
  }
}

/** How the resource's policy names the caller, from the statements that matched. */
function grantsFrom(
  looked: readonly PolicyExplanation[],
  policies: PolicySet,
  question: Question,
  steps: Steps,
): Grants {
  let grants: Grants = grant.none
  for (const { index, effect, matched } of looked[0]?.statements ?? []) {
    const compiled = policies.resource?.policy.statements[index]
    if (matched && effect === 'Allow' && compiled !== undefined) grants |= grantsTo(compiled, question, steps)
  }
  return grants
}

function needs(
  question: Question,
  policies: PolicySet,
  grants: Grants,
): Needed & { scp: boolean; rcp: boolean } {
  if (permissionNeed(question.action) !== 'an allow') {
    return { scp: false, rcp: false, resource: false, identity: false, boundary: false, session: false }
  }
  return {
    scp: policies.scps.length > 0 && scpsBind(question),
    rcp: policies.rcps.length > 0 && rcpsBind(question),
    ...neededLayers(question, policies, grants),
  }
}

function verdictOf(
  layer: Layer,
  looked: readonly PolicyExplanation[],
  needed: boolean,
  question: Question,
  policies: PolicySet,
): Verdict {
  const statements = looked.flatMap((policy) => policy.statements).filter(({ matched }) => matched)
  if (statements.some(({ effect }) => effect === 'Deny')) return 'denies'
  // What the trust policy says does not matter: nothing lets the root user assume a role.
  if (layer === 'resource' && needed && isRootAssumingRole(question, policies)) return 'silent'
  if (allows(layer, looked, policies)) return 'allows'
  if (isOfManagement(layer, policies)) return 'not-needed'
  if (isAbsent(layer, policies)) return 'absent'
  return needed ? 'silent' : 'not-needed'
}

/** An organization's layer allows where every level does; any other where one statement does. */
function allows(layer: Layer, looked: readonly PolicyExplanation[], policies: PolicySet): boolean {
  if (layer !== 'scp' && layer !== 'rcp') return looked.some(hasAllow)
  const { length } = layer === 'scp' ? policies.scps : policies.rcps
  return looked.length > 0 && silentLevels(looked, length).length === 0
}

function hasAllow({ statements }: PolicyExplanation): boolean {
  return statements.some(({ matched, effect }) => matched && effect === 'Allow')
}

/** The levels, counted from 1, of which no policy allows. */
function silentLevels(looked: readonly PolicyExplanation[], count: number): number[] {
  const allowing = new Set(looked.filter(hasAllow).map(({ level }) => level))
  return Array.from({ length: count }, (_, at) => at + 1).filter((level) => !allowing.has(level))
}

function isAbsent(layer: Layer, policies: PolicySet): boolean {
  if (layer === 'scp') return policies.scps.length === 0
  if (layer === 'rcp') return policies.rcps.length === 0
  if (layer === 'identity') return policies.identity.length === 0
  return policies[layer] === undefined
}

function explainPolicy(
  layer: Layer,
  source: SourcedPolicy,
  question: Question,
  hasBoundary: boolean,
  level: number | undefined,
  steps: Steps,
): PolicyExplanation {
  const { id, type, owner, policy } = source
  return {
    id,
    type,
    owner,
    level,
    unreadable: policy.findings === undefined ? undefined : true,
    statements: policy.statements.map((compiled) =>
      explainStatement(layer, compiled, question, hasBoundary, steps),
    ),
  }
}

function explainStatement(
  layer: Layer,
  compiled: CompiledStatement,
  question: Question,
  hasBoundary: boolean,
  steps: Steps,
): StatementExplanation {
  const { index, sid, effect, start, end } = compiled.statement
  const failed = failedElement(layer, compiled, question, hasBoundary, steps)
  return {
    index,
    sid,
    effect,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    matched: failed === undefined,
    met:
      failed === undefined ? someOf(metElements(layer, compiled, question, hasBoundary, steps)) : undefined,
    failed,
    alsoFailed:
      failed?.element === 'Condition'
        ? someOf(failedConditions(compiled, question, steps).slice(1))
        : undefined,
    nearMiss: failed && isNearMiss(layer, compiled, question, hasBoundary, steps) ? true : undefined,
  }
}

/** LIMIT: elements of one statement; explanations are stored, and a statement may have hundreds of conditions. */
const maxElements = 10

function someOf<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list.slice(0, maxElements)
}
