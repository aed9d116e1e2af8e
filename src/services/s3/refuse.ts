import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import { allBucketsArn } from '../../kernel/arn.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'
import { accessDenied } from './errors.ts'

/**
 * S3's refusal: who, what, on which resource (in quotes; none where all buckets are listed) and why; strangers to the bucket's account learn
 * nothing. Source: S3 User Guide, "Troubleshoot access denied (403 Forbidden) errors".
 */
export function refuse({ question, decision }: Refusal, caller: Caller): AwsError {
  if (caller.account === '' || question.resourceAccount !== caller.account) return accessDenied()
  const where = question.resource === allBucketsArn ? '' : ` on resource: "${question.resource}"`
  const reason = denialReason(decision, question)
  return accessDenied(
    `User: ${caller.arn} is not authorized to perform: ${question.action}${where} ${reason}`,
  )
}
