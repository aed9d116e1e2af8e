import { explanationText } from '../policy/explanation-text.ts'
import { statementWords } from '../policy/step-words.ts'
import type { ToldQuestion } from '../policy/told-question.ts'

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
}

/** A request and how it was decided, for a terminal. */
export function whyText(event: TrailEvent, questions: readonly ToldQuestion[]): string {
  const { userIdentity, errorCode, errorMessage } = event
  const service = event.eventSource.replace('.amazonaws.com', '')
  const key = userIdentity.accessKeyId === undefined ? '' : ` with the key ${userIdentity.accessKeyId}`
  const lines = [
    `${service}:${event.eventName} in ${event.awsRegion}, ${event.eventTime}, request ${event.requestID}`,
    `by ${userIdentity.arn ?? userIdentity.type}${key} from ${event.sourceIPAddress}`,
    errorCode === undefined ? 'answered: done' : `answered: ${errorCode}: ${errorMessage ?? ''}`,
    '',
    ...(questions.length === 0
      ? ['No policy was asked: the operation needs no permission, or the request was answered before that.']
      : []),
  ]
  return `${lines.join('\n')}\n${questions.map(questionText).join('\n')}`
}

function questionText(question: ToldQuestion): string {
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

/** What the trail keeps of an allowed question: the statements that allowed it. */
function recordedText({ action, resource, statements, policies }: ToldQuestion): string {
  const lines = [`${action} on ${resource}: allowed`]
  for (const one of statements) lines.push(`  by ${statementWords(one)}, line ${one.line}`)
  if (statements.length === 0) lines.push('  no policy needs to allow it to this caller')
  const others = policies.filter(({ id }) => !statements.some(({ policy }) => policy === id))
  if (others.length > 0) {
    lines.push('  also looked at:', ...others.map(({ layer, id }) => `    the ${layer} policy ${id}`))
  }
  return lines.map((line) => `${line}\n`).join('')
}
