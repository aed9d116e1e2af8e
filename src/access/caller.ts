import { foldName } from '../kernel/fold-name.ts'
import type { CallerPolicies } from './live-principal.ts'
import { assumedRoleArn, federatedUserArn, iamArn, rootArn } from '../kernel/arn.ts'
import type { Principal } from '../policy/types.ts'
import type { LivePrincipal } from './live-principal.ts'
import type { Session } from './identity/session.ts'

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
  /** The secret of its key is known to all. */
  keyIsKnown?: true | undefined
  /** Present with temporary credentials. */
  session?: Session | undefined
  /** Tags of the principal with the session's over them: `aws:PrincipalTag/…`; lower-case key to value. */
  tags: ReadonlyMap<string, string>
  /** The policies that speak for the caller, as they were when the request began. */
  policies: CallerPolicies
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

/** The root user of an account, signing with that key where it signs. */
export function rootCaller(account: string, accessKeyId?: string): Caller {
  const arn = rootArn(account)
  return {
    kind: 'root',
    account,
    arn,
    userId: account,
    principal: { kind: 'Account', arn, account },
    principalArn: arn,
    accessKeyId,
    tags: new Map(),
    policies: { identity: [] },
  }
}

/** A user, signing with that key where it signs. */
export function userCaller(user: LivePrincipal, accessKeyId?: string): Caller {
  const { id, account, name, path, policies } = user
  const arn = iamArn(account, 'user', path, name)
  return {
    kind: 'user',
    account,
    arn,
    userId: id,
    principal: { kind: 'User', arn, account, uniqueId: id },
    principalArn: arn,
    user: { id, name, path },
    accessKeyId,
    tags: tagMap(tagRecord(user)),
    policies,
  }
}

/** A session of a role, under its name and with its tags, with those policies. */
export function roleCaller(role: LivePrincipal, session: Session, policies: CallerPolicies): Caller {
  const arn = assumedRoleArn(session.account, role.name, session.name ?? '')
  return {
    kind: 'role',
    account: session.account,
    arn,
    userId: `${role.id}:${session.name ?? ''}`,
    principal: {
      kind: 'AssumedRole',
      arn,
      account: session.account,
      uniqueId: role.id,
      issuerArn: role.arn,
      serviceLinkedRole: role.path.startsWith('/aws-service-role/'),
    },
    principalArn: role.arn,
    role: { id: role.id, name: role.name, path: role.path },
    accessKeyId: session.accessKeyId,
    session,
    tags: tagMap(session.roleTagsLive ? tagRecord(role) : session.roleTags, session.tags),
    policies,
  }
}

/** A federated user's session; `user` is who asked for it, or undefined where that was root. */
export function federatedCaller(
  session: Session,
  user: LivePrincipal | undefined,
  policies: CallerPolicies,
): Caller {
  const arn = federatedUserArn(session.account, session.name ?? '')
  return {
    kind: 'federated',
    account: session.account,
    arn,
    userId: `${session.account}:${session.name ?? ''}`,
    principal: {
      kind: 'FederatedUser',
      arn,
      account: session.account,
      uniqueId: session.principalId,
      issuerArn: user?.arn ?? rootArn(session.account),
    },
    principalArn: arn,
    user: user && { id: user.id, name: user.name, path: user.path },
    accessKeyId: session.accessKeyId,
    session,
    tags: tagMap(tagRecord(user), session.tags),
    policies,
  }
}

/** Tags by lower-case key; later records win over earlier ones, whatever the case of the key. */
function tagMap(...records: (Record<string, string> | undefined)[]): Map<string, string> {
  const tags = new Map<string, string>()
  for (const record of records) for (const key in record) tags.set(foldName(key), record[key]!)
  return tags
}

function tagRecord(principal: LivePrincipal | undefined): Record<string, string> | undefined {
  return principal && Object.fromEntries(principal.tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}
