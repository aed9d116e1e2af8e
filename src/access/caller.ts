import type { Principal } from '../policy/types.ts'
import type { Session } from './session.ts'

/** Who signed the request: what the policy engine sees of them, and what handlers need. */
export type Caller = {
  /** `anonymous` signed nothing; `service` is an AWS service acting by itself (EC2 assuming a role). */
  kind: 'root' | 'user' | 'role' | 'federated' | 'service' | 'anonymous'
  /** The 12-digit account; empty for anonymous callers and services. */
  account: string
  /** As in GetCallerIdentity; `anonymous` where nobody signed. */
  arn: string
  /** `aws:userid`: `AIDA…`, `AROA…:session`, `account:name`, or the account id for root. */
  userId: string
  principal: Principal
  /** The IAM user: the caller, or the one behind a federated user. */
  user?: { id: string; name: string; path: string } | undefined
  /** The role behind a role session. */
  role?: { id: string; name: string; path: string } | undefined
  accessKeyId?: string | undefined
  /** Present with temporary credentials. */
  session?: Session | undefined
  /** Tags of the principal with the session's over them: `aws:PrincipalTag/…`, keys as written. */
  tags: Readonly<Record<string, string>>
}

/** The caller of a request nobody signed. */
export const anonymous: Caller = {
  kind: 'anonymous',
  account: '',
  arn: 'anonymous',
  userId: 'anonymous',
  principal: { kind: 'Anonymous', arn: 'anonymous', account: '' },
  tags: {},
}
