import type { Caller } from '../../access/caller.ts'
import { AwsError } from '../../kernel/aws-error.ts'

/**
 * AWS: credentials of GetFederationToken call no IAM operation, those of GetSessionToken only where a second
 * factor was shown for them; both are told that their token is invalid. Source: IAM User Guide, "Comparing
 * AWS STS API operations".
 */
export function admit({ session }: Caller): AwsError | undefined {
  if (session === undefined) return undefined
  const barred = session.kind === 'federated' || (session.kind === 'user' && session.mfaAt === undefined)
  if (!barred) return undefined
  return new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.')
}
