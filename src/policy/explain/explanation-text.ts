import { askingWords } from './asking-words.ts'
import { isOfService, type ComparedElement } from './compared-elements.ts'
import type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
  Verdict,
} from './explanation.ts'
import { lacksOnlyCondition } from './lacks-only-condition.ts'
import { placeText } from './layer-reasons.ts'
import type { MissingGrant } from './missing-grants.ts'
import { statementName } from './step-words.ts'
import type { Layer, Outcome } from '../types.ts'

const layerNames: Record<Layer, string> = {
  scp: 'service control policies',
  rcp: 'resource control policies',
  resource: 'resource policy',
  identity: 'identity policies',
  boundary: 'permissions boundary',
  session: 'session policies',
}

const verdictNames: Record<Verdict, string> = {
  allows: 'allowed',
  denies: 'denied',
  silent: 'not allowed',
  absent: 'none',
  'not-needed': 'not needed',
}

const outcomeNames: Record<Outcome, string> = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitly denied',
  ImplicitlyDenied: 'implicitly denied',
}

/** An explanation as a tree of plain text for a terminal; lines end with \n. */
export function explanationText(explanation: Explanation): string {
  const { principal, action, resource } = explanation
  const lines = [
    `${action} on ${resource} by ${principal.arn}: ${outcomeText(explanation)}`,
    ...branches(explanation.layers.map((layer) => layerLines(layer, explanation))),
    ...remedyLines(explanation),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

function outcomeText({ outcome, reason }: Explanation): string {
  if (reason === '') return outcomeNames[outcome]
  // AWS: an organization's policies that fail to allow are worded like one that denies.
  return outcome === 'ImplicitlyDenied' && reason.startsWith('with an explicit deny')
    ? `${outcomeNames[outcome]}, which AWS words "${reason}"`
    : `${outcomeNames[outcome]} ${reason}`
}

/** What would have to change, after an empty line. */
function remedyLines(explanation: Explanation): string[] {
  const { outcome, missing, alsoMissing = [], decidedBy, unfinished } = explanation
  if (unfinished === true) return ['', 'It takes too many steps to tell more.']
  if (outcome === 'Allowed') return []
  if (outcome === 'ImplicitlyDenied') {
    if (missing.length === 0) return ['', 'No grant would allow it.']
    const grants = grantLines(missing, 'would allow it')
    return lacksOnlyCondition(explanation)
      ? [
          '',
          'Where the condition above is meant, the request has to meet it; a grant goes past it.',
          ...grants,
        ]
      : ['', ...grants]
  }
  const places = decidedBy.map(placeText)
  const one = places.length === 1
  return [
    '',
    one
      ? `No grant outweighs a Deny: ${places[0]} has to go, or to spare this request.`
      : 'No grant outweighs a Deny: each of these has to go, or to spare this request.',
    ...(one ? [] : places.map((place) => `  ${place.replace(/,$/, '')}`)),
    ...(alsoMissing.length === 0 ? [] : ['', ...grantLines(alsoMissing, 'would be needed then')]),
  ]
}

function grantLines(missing: readonly MissingGrant[], what: string): string[] {
  return [
    missing.length === 1 ? `This grant ${what}:` : `These grants together ${what}:`,
    ...missing.flatMap(({ layer, level, statement, version, note }) => {
      const isTrust = layer === 'resource' && statement['Resource'] === undefined
      const name = isTrust ? 'trust policy' : layerNames[layer]
      return [
        `  ${name}${level === undefined ? '' : ` (level ${level})`}: ${JSON.stringify(statement)}`,
        ...(version === undefined ? [] : [`    once that policy has "Version": "${version}"`]),
        ...(note === undefined ? [] : [`    (${note})`]),
      ]
    }),
  ]
}

/** Each branch is a line and the lines below it. */
function branches(children: readonly string[][]): string[] {
  return children.flatMap((child, at) => {
    const isLast = at === children.length - 1
    return child.map((line, row) => {
      if (row === 0) return `${isLast ? '└─' : '├─'} ${line}`
      return `${isLast ? '  ' : '│ '} ${line}`
    })
  })
}

function layerLines(told: LayerExplanation, whole: Explanation): string[] {
  const { layer, verdict, because, levels, policies } = told
  // That there is none explains itself, but not where it is why the request was refused.
  const reason = verdict === 'absent' && whole.layer !== layer ? '' : ` (${because})`
  const name = policies.some(({ type }) => type === 'trust') ? 'trust policy' : layerNames[layer]
  const below =
    levels === undefined
      ? policyBranches(policies, told, whole)
      : levels.map(({ level, verdict: says }): string[] => {
          const attached = policies.filter((policy) => policy.level === level)
          const none = attached.length === 0 ? ', for no policy is attached' : ''
          const end = level === 1 ? ' (root)' : level === levels.length ? ' (account)' : ''
          const line = `level ${level}${end}: ${verdictNames[says]}${none}`
          const alone = loneStatement(attached)
          if (alone !== undefined) return [`${line} by ${alone}`]
          return [line, ...branches(policyBranches(attached, told, whole))]
        })
  return [`${name}: ${verdictNames[verdict]}${reason}`, ...branches(below)]
}

/** What is all that a level has where it is one plain statement that matches, as in FullAWSAccess. */
function loneStatement(attached: readonly PolicyExplanation[]): string | undefined {
  const [policy] = attached
  const [statement] = policy?.statements ?? []
  if (attached.length !== 1 || policy!.statements.length !== 1 || statement === undefined) return undefined
  if (!statement.matched || statement.met !== undefined) return undefined
  return `${statementName(statement)} of ${policy!.id}`
}

/** Policies that say nothing about the action share one line. */
function policyBranches(
  policies: readonly PolicyExplanation[],
  layer: LayerExplanation,
  whole: Explanation,
): string[][] {
  const isIdle = ({ statements, unreadable }: PolicyExplanation) =>
    unreadable !== true && !statements.some((statement) => isTold(statement, layer, whole))
  const idle = policies.filter(isIdle)
  if (idle.length < 2) return policies.map((policy) => policyLines(policy, layer, whole))
  return [
    ...policies.filter((policy) => !isIdle(policy)).map((policy) => policyLines(policy, layer, whole)),
    [`${idle.length} policies about other actions: ${idle.map(nameText).join(', ')}`],
  ]
}

// LIMIT: statements of one policy about other actions of the service that are told one by one.
const mostOthers = 5

function policyLines(policy: PolicyExplanation, layer: LayerExplanation, whole: Explanation): string[] {
  const unreadable = policy.unreadable === true ? ', which cannot be read and so denies everything' : ''
  let room = mostOthers
  const told = policy.statements.filter(
    (one) => isTold(one, layer, whole) && (one.failed?.element !== 'Action' || (room -= 1) >= 0),
  )
  const others = policy.statements.length - told.length
  const children = told.map(statementLines)
  if (others > 0)
    children.push([others === 1 ? '1 statement about other actions' : `${others} about other actions`])
  return [`${nameText(policy)}${unreadable}`, ...branches(children)]
}

function nameText({ id, owner }: PolicyExplanation): string {
  return owner === undefined ? id : `${id} of ${owner}`
}

/**
 * Statements about other actions are counted, not listed; but where a layer fails to allow and no Allow came nearer,
 * one of the same service is what somebody may have meant to be enough.
 */
function isTold(
  { effect, failed }: StatementExplanation,
  { verdict, policies }: LayerExplanation,
  { action }: Explanation,
): boolean {
  if (failed?.element !== 'Action') return true
  if (effect !== 'Allow' || verdict !== 'silent' || !isOfService(failed.expected[0] ?? '', action))
    return false
  return !policies.some(({ statements }) =>
    statements.some(
      (one) => one.effect === 'Allow' && one.failed !== undefined && one.failed.element !== 'Action',
    ),
  )
}

function statementLines({
  index,
  sid,
  effect,
  line,
  met = [],
  failed,
  alsoFailed = [],
  nearMiss,
}: StatementExplanation): string[] {
  const name = sid === undefined || sid === '' ? '' : ` ${sid}`
  const place = `${effect} statement ${index + 1}${name} (line ${line})`
  if (failed === undefined) {
    return [`${place}: matches`, ...branches(met.map((one) => [elementText(one)]))]
  }
  if (alsoFailed.length > 0) {
    return [`${place}:`, ...branches([failed, ...alsoFailed].map((one) => [elementText(one)]))]
  }
  // A Deny that stays away is no miss.
  const isNear = nearMiss === true && effect === 'Allow' && failed.element !== 'Action'
  return [`${place}${isNear ? ' all but matches' : ''}: ${elementText(failed)}`]
}

function elementText(compared: ComparedElement): string {
  const { written, operator, key, filledIn, actual, rule, unknown } = compared
  const name = key === undefined ? written : `${operator} ${key}`
  const { words, values } = askingWords(compared)
  const asked = values.length === 0 ? words : `${words} ${values.join(', ')}`
  const variables = filledIn === undefined ? '' : ` (here ${filledIn.join(', ')})`
  if (unknown !== undefined)
    return `${name} ${asked}${variables}; ${unknown} is not to be known here (${rule})`
  const had = actual.length === 0 ? 'the request has no such key' : `the request has ${actual.join(', ')}`
  return `${name} ${asked}${variables}; ${had}${rule === undefined ? '' : ` (${rule})`}`
}
