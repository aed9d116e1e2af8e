import type { Refusal } from '../../access/action.ts'
import type { Caller } from '../../access/caller.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import { denialReason } from '../../policy/denial.ts'
import { notAuthorized } from './errors.ts'
import { federationRefused } from './federation/federation-errors.ts'

/**
 * What AssumeRole asks about is refused in one uniform sentence, so that nobody learns whether the role
 * exists.
 */
const withoutReason = new Set(['AssumeRole'])

/** Whom an identity provider vouches for has no ARN that a refusal could name. */
const federated = new Set(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'])

/** STS's refusal of a question. */
export function refuse({ question, decision }: Refusal, caller: Caller, operation: string): AwsError {
  if (federated.has(operation)) return federationRefused(question.action)
  const reason = withoutReason.has(operation) ? '' : denialReason(decision, question)
  return notAuthorized(caller.arn, question.action, question.resource, reason)
}
