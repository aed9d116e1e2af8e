import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

// The codes are the model's; AWS does not document the sentences, so these are ours.
const refused = (name: string, message: string) => new AwsError(`${name}Exception`, 400, message)

export const invalidAttributes = (message: string) => refused('InvalidLookupAttributes', message)
export const invalidTimeRange = () =>
  refused('InvalidTimeRange', 'The start time is after the end time; it must be before it or the same.')
export const invalidMaxResults = (most: number) =>
  refused('InvalidMaxResults', `MaxResults is between 1 and ${most}.`)
export const invalidCategory = () => refused('InvalidEventCategory', 'The event category is not valid.')
export const invalidToken = () =>
  refused('InvalidNextToken', 'The token is not one that was given out for a request with these parameters.')

/** CloudTrail's `AccessDeniedException` (400): who, what, and why. */
export function refuse({ question, decision }: Refusal, caller: Caller): AwsError {
  const resource = question.resource === '*' ? '' : ` on resource: ${question.resource}`
  return refused(
    'AccessDenied',
    `User: ${caller.arn} is not authorized to perform: ${question.action}${resource} ` +
      denialReason(decision, question),
  )
}
