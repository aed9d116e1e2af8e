import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'

/** IAM's `AccessDenied` (403): who, what, on which resource or label, and why. Source: iam.md §7. */
export function refuse(refusal: Refusal, caller: Caller): AwsError {
  const { question, label } = refusal
  return new AwsError(
    'AccessDenied',
    403,
    `User: ${caller.arn} is not authorized to perform: ${question.action}` +
      ` on resource: ${label ?? question.resource} ${reason(refusal)}`,
  )
}

function reason({ question, decision }: Refusal): string {
  return decision.outcome === 'ExplicitlyDenied'
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${question.action} action`
}
