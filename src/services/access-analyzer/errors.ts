import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

/** `AccessDeniedException` 403: who, what, and why. */
export function refuse({ question, decision }: Refusal, caller: Caller): AwsError {
  return new AwsError(
    'AccessDeniedException',
    403,
    `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource} ` +
      denialReason(decision, question),
  )
}

/** `ValidationException` 400 about a field of the request. */
export function invalidField(message: string): AwsError {
  return new AwsError('ValidationException', 400, message, { details: { reason: 'fieldValidationFailed' } })
}
