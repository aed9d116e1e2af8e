import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

/** Organizations' `AccessDeniedException` (400): who, what, on which resource, and why. */
export function refuse({ question, decision }: Refusal, caller: Caller): AwsError {
  return new AwsError(
    'AccessDeniedException',
    400,
    `User: ${caller.arn} is not authorized to perform: ${question.action} on resource: ${question.resource}` +
      ` ${denialReason(decision, question)}`,
  )
}
