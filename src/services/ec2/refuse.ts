import type { Refusal } from '../../access/action.ts'
import { encodeAuthorizationMessage } from '../../access/decision/authorization-message.ts'
import type { Caller } from '../../access/caller.ts'
import type { House } from '../../access/house.ts'
import { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'

/**
 * EC2's `UnauthorizedOperation` (403): the common sentence, and for actions that change something the encoded
 * details that sts:DecodeAuthorizationMessage opens. AWS: reading actions do not name a resource and carry no
 * details.
 */
export function refuse(refusal: Refusal, caller: Caller, operation: string, house: House): AwsError {
  const { question, decision } = refusal
  const reason = denialReason(decision, question)
  const isRead = operation.startsWith('Describe')
  const resource = isRead && question.resource === '*' ? '' : ` on resource: ${question.resource}`
  const sentence =
    'You are not authorized to perform this operation.' +
    ` User: ${caller.arn} is not authorized to perform: ${question.action}${resource} ${reason}`
  const message = isRead
    ? sentence
    : `${sentence}. Encoded authorization failure message: ${encodeAuthorizationMessage(house, refusal, caller)}`
  return new AwsError('UnauthorizedOperation', 403, message)
}
