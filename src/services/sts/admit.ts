import type { Caller } from '../../access/caller.ts'
import type { AwsError } from '../../kernel/aws-error.ts'
import { cannotCallWithSession, rootMayNotAssume } from './errors.ts'

// Source: IAM User Guide, "Comparing AWS STS API operations".
const ofUserSession = new Set(['AssumeRole', 'GetCallerIdentity'])

/** These are proved by what they carry; who happened to sign them does not matter. */
const provedByContent = new Set(['AssumeRoleWithWebIdentity', 'AssumeRoleWithSAML'])

/** Which operations a kind of credential may call at all; policies have no say in it. */
export function admit(caller: Caller, operation: string): AwsError | undefined {
  if (provedByContent.has(operation)) return undefined
  if (caller.kind === 'root' && (operation === 'AssumeRole' || operation === 'AssumeRoot'))
    return rootMayNotAssume()
  switch (caller.session?.kind) {
    case 'role':
    case 'console':
      // AWS: GetFederationToken says so itself, to a role that its policies allow it.
      return operation === 'GetSessionToken' ? cannotCallWithSession(operation) : undefined
    case 'user':
    case 'delegated':
      return ofUserSession.has(operation) ? undefined : cannotCallWithSession(operation)
    case 'federated':
    case 'root':
      return operation === 'GetCallerIdentity' ? undefined : cannotCallWithSession(operation)
    default:
      return undefined
  }
}
