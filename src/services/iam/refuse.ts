import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

/**
 * IAM's `AccessDenied` (403): who, what, on which resource or label, and why. Source: IAM User Guide, "Access
 * denied error message examples".
 */
export function refuse({ question, decision, label }: Refusal, caller: Caller): AwsError {
  return new AwsError(
    'AccessDenied',
    403,
    `User: ${caller.arn} is not authorized to perform: ${question.action}` +
      ` on resource: ${label ?? question.resource} ${denialReason(decision, question)}`,
  )
}
