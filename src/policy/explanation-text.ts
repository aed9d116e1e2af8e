import type {
  Explanation,
  LayerExplanation,
  PolicyExplanation,
  StatementExplanation,
  Verdict,
} from './explanation.ts'
import type { FailedElement } from './failed-element.ts'
import type { Layer, Outcome } from './types.ts'

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
  const { principal, action, resource, outcome, reason } = explanation
  const because = reason === '' ? '' : ` ${reason}`
  const lines = [
    `${action} on ${resource} by ${principal.arn}: ${outcomeNames[outcome]}${because}`,
    ...branches(explanation.layers.map((layer) => layerLines(layer, explanation))),
  ]
  if (explanation.missing.length > 0) {
    const one = explanation.missing.length === 1
    lines.push('', one ? 'This grant would allow it:' : 'These grants together would allow it:')
    for (const { layer, level, statement } of explanation.missing) {
      lines.push(`  ${layerNames[layer]}${levelText(level)}: ${JSON.stringify(statement)}`)
    }
  }
  if (outcome === 'ExplicitlyDenied') {
    lines.push('', 'No grant outweighs a Deny: it has to go, or to spare this request by its conditions.')
  }
  return lines.map((line) => `${line}\n`).join('')
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

function layerLines({ layer, verdict, because, policies }: LayerExplanation, whole: Explanation): string[] {
  // That there is none explains itself, but not where it is why the request was refused.
  const reason = verdict === 'absent' && whole.layer !== layer ? '' : ` (${because})`
  return [`${layerNames[layer]}: ${verdictNames[verdict]}${reason}`, ...branches(policies.map(policyLines))]
}

function policyLines(policy: PolicyExplanation): string[] {
  const owner = policy.owner === undefined ? '' : ` of ${policy.owner}`
  const unreadable = policy.unreadable === true ? ', which cannot be read and so denies everything' : ''
  // Statements about other actions say nothing about this one; they are counted, not listed.
  const told = policy.statements.filter(({ failed }) => failed?.element !== 'Action')
  const others = policy.statements.length - told.length
  const children = told.map((statement) => [statementLine(statement)])
  if (others > 0)
    children.push([others === 1 ? '1 statement about other actions' : `${others} about other actions`])
  return [`${policy.id}${owner}${levelText(policy.level)}${unreadable}`, ...branches(children)]
}

function levelText(level: number | undefined): string {
  return level === undefined ? '' : ` (level ${level})`
}

function statementLine({
  index,
  sid,
  effect,
  line,
  matched,
  failed,
  nearMiss,
}: StatementExplanation): string {
  const name = sid === undefined || sid === '' ? '' : ` ${sid}`
  const result = matched || failed === undefined ? 'matches' : failedText(failed)
  const nearly = nearMiss === true ? ' all but matches' : ''
  return `${effect} statement ${index + 1}${name} (line ${line})${nearly}: ${result}`
}

function failedText({ written, operator, key, expected, filledIn, actual }: FailedElement): string {
  const element = key === undefined ? written : `${operator} ${key}`
  const asked = expected.length === 0 ? 'nothing' : expected.join(', ')
  const variables = filledIn === undefined ? '' : ` (here ${filledIn.join(', ')})`
  const had = actual.length === 0 ? 'the request has no such key' : `the request has ${actual.join(', ')}`
  return `${element} asks for ${asked}${variables}; ${had}`
}
