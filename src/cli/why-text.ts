import { explanationText } from '../policy/explain/explanation-text.ts'
import { statementWords } from '../policy/explain/step-words.ts'
import { refusingKind } from '../policy/denial.ts'
import type { DecidedQuestion } from '../policy/explain/decided-question.ts'

/** The parts of a CloudTrail event that the text tells. */
export type TrailEvent = {
  eventTime: string
  eventSource: string
  eventName: string
  awsRegion: string
  sourceIPAddress: string
  requestID: string
  errorCode?: string
  errorMessage?: string
  userIdentity: { arn?: string; type: string; accessKeyId?: string }
  additionalEventData?: {
    questionsNotKept?: { allowed: number; refused: number }
    secretKnownToAll?: boolean
  }
}

/** A request and how it was decided, for a terminal; what was refused comes first. */
export function whyText(event: TrailEvent, questions: readonly DecidedQuestion[]): string {
  const { userIdentity, errorCode, errorMessage = '' } = event
  const service = event.eventSource.replace('.amazonaws.com', '')
  const key = userIdentity.accessKeyId === undefined ? '' : ` with the key ${userIdentity.accessKeyId}`
  const known = event.additionalEventData?.secretKnownToAll === true ? ' (its secret is known to all)' : ''
  const lines = [
    `${service}:${event.eventName} in ${event.awsRegion}, ${event.eventTime}, request ${event.requestID}`,
    `by ${userIdentity.arn ?? userIdentity.type}${key}${known} from ${event.sourceIPAddress}`,
    errorCode === undefined ? 'answered: done' : `answered: ${errorCode}: ${withoutEncoded(errorMessage)}`,
    '',
    ...(questions.length === 0
      ? ['No policy was asked: the operation needs no permission, or the request was answered before that.']
      : []),
  ]
  const refused = questions.filter(({ outcome }) => outcome !== 'Allowed')
  const allowed = questions.filter(({ outcome }) => outcome === 'Allowed')
  const texts =
    refused.length === 0 || errorCode === undefined
      ? sharedTexts(questions.map(questionText))
      : [...sharedTexts(refused.map(questionText)), ...sharedTexts(allowed.map(recordedText))]
  return `${lines.join('\n')}\n${texts.join('\n')}${notKeptText(event)}`
}

function notKeptText({ additionalEventData }: TrailEvent): string {
  const left = additionalEventData?.questionsNotKept
  if (left === undefined) return ''
  return `\nIt asked more than is kept of one request: ${left.refused} others were refused, ${left.allowed} allowed.\n`
}

/** What is in the message that EC2 encodes, the tree says better. */
function withoutEncoded(message: string): string {
  return message.replace(/ Encoded authorization failure message: [\w-]+/, '')
}

/** Questions that were answered alike share what stands below their first lines. */
function sharedTexts(texts: readonly string[]): string[] {
  const heads = new Map<string, string[]>()
  for (const text of texts) {
    const end = text.indexOf('\n') + 1
    const same = heads.get(text.slice(end))
    if (same === undefined) heads.set(text.slice(end), [text.slice(0, end)])
    else same.push(text.slice(0, end))
  }
  return [...heads].map(([body, lines]) => lines.join('') + body)
}

function questionText(question: DecidedQuestion): string {
  const { basis, explanation, changes = [], unexplained } = question
  if (explanation === undefined) {
    const reason = unexplained === undefined ? '' : `  It cannot be told whole: ${unexplained}.\n`
    return recordedText(question) + reason
  }
  if (basis === 'changed') {
    const since = changes.map((change) => `  Since then: ${change}.\n`).join('')
    const tree = explanationText(explanation).replace(/^(?=.)/gm, '  ')
    return `${recordedText(question)}${since}\nAsked again just now:\n${tree}`
  }
  const unchanged = basis === 'unchanged' ? '\nThe policies are still those that allowed it.\n' : ''
  return explanationText(explanation) + unchanged
}

const outcomeWords = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitly denied',
  ImplicitlyDenied: 'implicitly denied',
}

/** What is told of a question without its explanation: the statements that allowed it, or the kind of policy that did not. */
function recordedText({ action, resource, outcome, layer, statements, policies }: DecidedQuestion): string {
  const lines = [`${action} on ${resource}: ${outcomeWords[outcome]}`]
  for (const one of statements) lines.push(`  by ${statementWords(one)}, line ${one.line}`)
  if (outcome !== 'Allowed' && layer !== undefined) lines.push(`  ${refusingKind(outcome, layer)}`)
  if (outcome === 'Allowed' && statements.length === 0)
    lines.push('  no policy needs to allow it to this caller')
  const others = policies.filter(({ id }) => !statements.some(({ policy }) => policy === id))
  if (others.length > 0) {
    lines.push('  also looked at:', ...others.map(({ layer, id }) => `    the ${layer} policy ${id}`))
  }
  return lines.map((line) => `${line}\n`).join('')
}
