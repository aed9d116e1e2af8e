import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

/** Athena's `AccessDeniedException` (400): who, what, on which workgroup, and why. */
export function refuse({ question, decision }: Refusal, caller: Caller): AwsError {
  const resource = question.resource === '*' ? '' : ` on resource: ${question.resource}`
  return new AwsError(
    'AccessDeniedException',
    400,
    `User: ${caller.arn} is not authorized to perform: ${question.action}${resource}` +
      ` ${denialReason(decision, question)}`,
  )
}
