import { compileCondition } from './conditions/condition.ts'
import type { CompiledCondition } from './conditions/condition.ts'
import type { Finding, PolicyDocument, Statement } from './text/document.ts'
import { actionMatcher, resourceMatcher, serviceOfPattern } from './match/match.ts'
import { isUnknown, variableKeys } from './text/variables.ts'
import { parsePolicy } from './text/parse.ts'
import type { TextMatcher } from './match/text-matcher.ts'
import type { ActionMatcher } from './match/match.ts'
import type { Steps } from './steps.ts'

/** A statement made ready: everything but the request is known. */
export type CompiledStatement = {
  statement: Statement
  /** Whether the policy's version has policy variables. */
  variables: boolean
  matchesAction: ActionMatcher
  matchesResource: TextMatcher
  conditions: readonly CompiledCondition[]
}

/** The statements of a policy whose Action element covers one action. */
export type Candidates = { deny: readonly CompiledStatement[]; allow: readonly CompiledStatement[] }

/**
 * A policy made ready. It remembers which statements cover the actions it was asked about; nothing else in
 * it changes.
 */
export type CompiledPolicy = {
  document: PolicyDocument
  statements: readonly CompiledStatement[]
  /** Why the text could not be read; then the policy denies everything. */
  findings?: readonly Finding[] | undefined
  /** Statements about one service, by its prefix; those that may be about any stand under `''`. */
  byService: ReadonlyMap<string, readonly CompiledStatement[]>
  candidates: Map<string, Candidates>
}

/** Prepares a policy for many decisions. */
function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const variables = document.version === '2012-10-17'
  const statements = document.statements.map((statement) => compileStatement(statement, variables))
  return { document, statements, byService: indexByService(statements), candidates: new Map() }
}

/**
 * Reads and prepares a policy's text. Stored texts were validated, so one that cannot be read has been
 * damaged: it denies every action to everyone, for an error during evaluation denies (IAM User Guide,
 * "Policy evaluation logic").
 */
export function compileText(text: string): CompiledPolicy {
  const parsed = parsePolicy(text)
  return 'document' in parsed
    ? compilePolicy(parsed.document)
    : { ...compilePolicy(denyEverything), findings: parsed.findings }
}

const nowhere = { line: 1, column: 1 }

const denyEverything: PolicyDocument = {
  version: '2008-10-17',
  statements: [
    {
      index: 0,
      sid: 'UnreadablePolicy',
      effect: 'Deny',
      principal: [{ type: '*', value: '*' }],
      action: ['*'],
      resource: ['*'],
      conditions: [],
      start: nowhere,
      end: nowhere,
    },
  ],
}

/**
 * LIMIT: actions remembered by one policy; more than a program uses, and little memory where a stranger asks
 * for many.
 */
const maxRemembered = 1024

const none: Candidates = { deny: [], allow: [] }

/** The statements of a policy whose Action element covers this action, in any case. */
export function candidatesFor(policy: CompiledPolicy, action: string, steps: Steps): Candidates {
  const remembered = policy.candidates.get(action)
  if (remembered !== undefined) return remembered
  const lower = action.toLowerCase()
  const colon = lower.indexOf(':')
  const service = colon === -1 ? lower : lower.slice(0, colon)
  const covering = (policy.byService.get(service) ?? policy.byService.get('') ?? []).filter((one) =>
    one.matchesAction(lower, steps),
  )
  const found =
    covering.length === 0
      ? none
      : {
          deny: covering.filter((one) => one.statement.effect === 'Deny'),
          allow: covering.filter((one) => one.statement.effect === 'Allow'),
        }
  // INVARIANT: what could not be finished is not remembered.
  if (steps.left < 0) return found
  if (policy.candidates.size >= maxRemembered) policy.candidates.clear()
  policy.candidates.set(action, found)
  return found
}

function compileStatement(statement: Statement, variables: boolean): CompiledStatement {
  const { effect } = statement
  return {
    statement,
    variables,
    matchesAction: actionOf(statement),
    matchesResource: resourceOf(statement, variables),
    conditions: statement.conditions.map((condition) => compileCondition(condition, effect, variables)),
  }
}

function actionOf(statement: Statement): ActionMatcher {
  const matchers = (statement.action ?? statement.notAction ?? []).map(actionMatcher)
  const isListed: ActionMatcher = (action, steps) => matchers.some((matches) => matches(action, steps))
  return statement.action === undefined ? (action, steps) => !isListed(action, steps) : isListed
}

/**
 * A statement without Resource and NotResource is a trust policy's, whose resource is the role it belongs
 * to.
 */
function resourceOf(statement: Statement, variables: boolean): TextMatcher {
  const patterns = statement.resource ?? statement.notResource
  if (patterns === undefined) return () => true
  // Of a variable that cannot be known nothing is guessed: the Deny matches, the Allow does not.
  const unknownMeans = (statement.effect === 'Deny') === (statement.resource !== undefined)
  const matchers = patterns.map((pattern): TextMatcher => {
    const matches = resourceMatcher(pattern, variables)
    const named = variables ? variableKeys(pattern) : []
    if (named.length === 0) return matches
    return (resource, keys, steps) => (isUnknown(named, keys) ? unknownMeans : matches(resource, keys, steps))
  })
  const isListed = anyMatches(matchers)
  // AWS: a pattern with a variable that has no value matches no resource, so it excludes nothing from a
  // NotResource.
  return statement.resource === undefined
    ? (resource, keys, steps) => !isListed(resource, keys, steps)
    : isListed
}

function anyMatches(matchers: readonly TextMatcher[]): TextMatcher {
  if (matchers.length === 1) return matchers[0]!
  return (text, keys, steps) => {
    for (const matches of matchers) {
      if (matches(text, keys, steps)) return true
      if (steps.left < 0) return false
    }
    return false
  }
}

/**
 * Keeps the document's order within each service: those about any service are listed under every service
 * too.
 */
function indexByService(statements: readonly CompiledStatement[]): Map<string, CompiledStatement[]> {
  const servicesOf = statements.map(({ statement }) => servicesNamed(statement))
  const names = new Set(servicesOf.flatMap((services) => services ?? []))
  const index = new Map<string, CompiledStatement[]>()
  for (const name of ['', ...names]) {
    index.set(
      name,
      statements.filter((_, at) => servicesOf[at] === undefined || servicesOf[at].includes(name)),
    )
  }
  return index
}

/** The services a statement can be about, or undefined where it may be any. */
function servicesNamed(statement: Statement): readonly string[] | undefined {
  if (statement.action === undefined) return undefined
  const services: string[] = []
  for (const pattern of statement.action) {
    const service = serviceOfPattern(pattern)
    if (service === undefined) return undefined
    if (!services.includes(service)) services.push(service)
  }
  return services
}
