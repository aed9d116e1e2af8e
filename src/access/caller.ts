import type { Principal, SourcedPolicy } from '../policy/types.ts'
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
  /** `aws:PrincipalArn`: a session's is its role with the path. Empty where there is none. */
  principalArn: string
  /** The IAM user: the caller, or the one behind a federated user. */
  user?: { id: string; name: string; path: string } | undefined
  /** How an identity provider names the user it speaks for. */
  subject?: string | undefined
  /** The role behind a role session. */
  role?: { id: string; name: string; path: string } | undefined
  accessKeyId?: string | undefined
  /** Present with temporary credentials. */
  session?: Session | undefined
  /** Tags of the principal with the session's over them: `aws:PrincipalTag/…`; lower-case key to value. */
  tags: ReadonlyMap<string, string>
  /** The policies that speak for the caller, as they were when the request began. */
  policies: CallerPolicies
}

/** The caller's side of every decision. `session` is undefined where no session policy was passed. */
export type CallerPolicies = {
  identity: readonly SourcedPolicy[]
  boundary?: SourcedPolicy | undefined
  session?: readonly SourcedPolicy[] | undefined
}

const noPolicies: CallerPolicies = { identity: [] }

/** The caller of a request nobody signed. */
export const anonymous: Caller = {
  kind: 'anonymous',
  account: '',
  arn: 'anonymous',
  userId: 'anonymous',
  principal: { kind: 'Anonymous', arn: 'anonymous', account: '' },
  principalArn: '',
  tags: new Map(),
  policies: noPolicies,
}

/** An AWS service acting by itself, e.g. `ec2.amazonaws.com` taking up an instance's role. */
export function serviceCaller(name: string): Caller {
  return {
    kind: 'service',
    account: '',
    arn: name,
    userId: name,
    principal: { kind: 'Service', arn: name, account: '' },
    principalArn: '',
    tags: new Map(),
    policies: noPolicies,
  }
}

/** Whom an identity provider vouches for: `account` is the one whose provider it is. */
export type Vouched = { account: string; userId: string; subject: string }

/** The provider behind AssumeRoleWithWebIdentity or AssumeRoleWithSAML, speaking for one of its users. */
export function providerCaller(kind: 'WebIdentity' | 'SAML', arn: string, vouched: Vouched): Caller {
  return { ...serviceCaller(arn), principal: { kind, arn, account: '' }, ...vouched }
}
