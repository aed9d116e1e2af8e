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

/**
 * `ResourceNotFoundException` 404: no such authorization, or one that is not the caller's to see. The sentence is ours,
 * after the description of the exception in the API Reference.
 */
export function noSuchDetails(): AwsError {
  const message = 'The requested authorization details do not exist in this region or have expired.'
  return new AwsError('ResourceNotFoundException', 404, message)
}

/** `ResourceNotFoundException` 404: the policy is not among those that were evaluated. The sentence is ours. */
export function noSuchPolicy(): AwsError {
  const message = 'The requested policy is not among those of the authorization details.'
  return new AwsError('ResourceNotFoundException', 404, message)
}

/** `ValidationException` 400. The sentence is ours. */
export function invalidToken(): AwsError {
  return new AwsError('ValidationException', 400, 'The nextToken is not one of this operation.')
}
