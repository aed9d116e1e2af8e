import type { DecidedQuestion } from '../../policy/explain/decided-question.ts'
import { OperatorError } from '../command.ts'
import type { TrailEvent } from '../why-text.ts'
import { askJson, Refusal } from './ask.ts'
import type { Target } from './client-environment.ts'

/**
 * Asks the server how a request was decided: the one with that id, or the latest of the caller's account. Throws
 * Refusal with AWS's words where it refuses.
 */
export async function explainDecision(
  target: Target,
  requestId: string | undefined,
): Promise<{ event: TrailEvent; questions: DecidedQuestion[] }> {
  const operation = 'Understudy_20261101.ExplainDecision'
  try {
    const { Event, Questions } = await askJson<{ Event?: string; Questions?: string }>(
      target,
      'understudy',
      operation,
      { RequestId: requestId },
    )
    if (Event === undefined || Questions === undefined) {
      throw new OperatorError(`${target.endpoint} is no Understudy`)
    }
    return { event: JSON.parse(Event) as TrailEvent, questions: JSON.parse(Questions) as DecidedQuestion[] }
  } catch (cause) {
    if (
      !(cause instanceof Refusal) ||
      cause.code !== 'ResourceNotFoundException' ||
      requestId === undefined
    ) {
      throw cause
    }
    throw new OperatorError(
      `${cause.message} What another account asked is told to its own keys (--profile NAME).`,
    )
  }
}
