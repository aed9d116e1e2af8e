import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import type { House } from '../../access/house.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'
import { authorizationIdOf } from '../../kernel/authorization-id.ts'
import { documentsOf } from '../../trail/authorized-policies.ts'

/**
 * IAM's `AccessDenied` (403): who, what, on which resource or label, and why. Source: IAM User Guide, "Access
 * denied error message examples".
 */
export function refuse(refusal: Refusal, caller: Caller, _operation: string, house: House): AwsError {
  const { question, decision, label } = refusal
  return new AwsError(
    'AccessDenied',
    403,
    `User: ${caller.arn} is not authorized to perform: ${question.action}` +
      ` on resource: ${label ?? question.resource} ${denialReason(decision, question)}` +
      detailsSentence(refusal, caller, house),
  )
}

/**
 * Where the details of a refusal are told: AWS's sentence with our console's address in place of its own. Source: IAM
 * User Guide, "Troubleshoot access denied error messages with authorization ID", which also says of refusals with too
 * much policy that they have none.
 */
function detailsSentence({ requestId, policies }: Refusal, caller: Caller, house: House): string {
  if (requestId === undefined || policies === undefined || documentsOf(policies) === undefined) return ''
  const id = authorizationIdOf(caller.account, requestId)
  return (
    `. Go to ${house.url}/_understudy/console/#/authorization-details/${id} for complete details, or call the ` +
    `GetRequestAuthorizationDetails API with the following authorization id: ${id}`
  )
}
