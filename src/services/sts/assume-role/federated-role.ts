import type { Call } from '../../../access/action.ts'
import { providerCaller } from '../../../access/caller.ts'
import type { LiveRole } from '../../../access/live-principal.ts'
import type { Ask, Questions } from '../../../access/questions.ts'
import type { Tag } from '../../../access/tag.ts'
import { federationRefused } from '../federation/federation-errors.ts'
import { issueRoleSession } from './role-session.ts'
import { accountOfFederatedRole, roleSessionSeconds } from './role-to-assume.ts'
import { packedPolicySize, sessionPolicies } from '../session-policies.ts'
import { sessionTags } from '../session-tags.ts'

/** A user of an identity provider, proved, and what the proof says the session shall be. */
export type FederatedUser = {
  kind: 'WebIdentity' | 'SAML'
  /** What `Principal.Federated` names: the provider's ARN, or the name of one that AWS knows by itself. */
  provider: string
  /** The user as CloudTrail's principalId has it, and as the provider names it. */
  userId: string
  subject: string
  sessionName: string
  /** The provider's condition keys while the trust policy is evaluated. */
  trustKeys: NonNullable<Ask['keys']>
  /** Those of them that the session's own requests go on to carry. */
  sessionKeys: Record<string, string[]>
  tags: Tag[]
  transitiveTagKeys: string[]
  sourceIdentity: string | undefined
  /** The session ends by then, whatever it asks for; seconds since 1970. */
  notAfter?: number | undefined
}

type Assuming = Call<{
  RoleArn?: string | undefined
  DurationSeconds?: number | undefined
  Policy?: string | undefined
  PolicyArns?: { arn?: string | undefined }[] | undefined
}>

/**
 * AssumeRoleWith… and its companions, each decided by itself over the role's trust policy: the provider has
 * no policies of its own. A role that is not there trusts nobody.
 */
export function federatedQuestions(
  roleArn: string,
  role: LiveRole | undefined,
  user: FederatedUser,
): Questions {
  const account = accountOfFederatedRole(roleArn)
  const { kind, provider, userId, subject, tags, sourceIdentity, transitiveTagKeys } = user
  const about: Ask = {
    caller: providerCaller(kind, provider, { account, userId, subject }),
    resource: roleArn,
    resourceAccount: account,
    policyKind: 'trust-policy',
    policy: role && { text: role.trustPolicy, id: `${role.arn} (trust policy)` },
    requestTags: tags,
    resourceTags: role?.tags,
    keys: {
      ...user.trustKeys,
      'aws:FederatedProvider': provider,
      'sts:RoleSessionName': user.sessionName,
      'sts:SourceIdentity': sourceIdentity,
      'sts:TransitiveTagKeys': transitiveTagKeys.length === 0 ? undefined : transitiveTagKeys,
    },
  }
  const all: Ask[] = [about]
  if (tags.length > 0) all.push({ ...about, action: 'sts:TagSession' })
  if (sourceIdentity !== undefined) all.push({ ...about, action: 'sts:SetSourceIdentity' })
  return { all }
}

/** Issues the session of a role that a provider's user has just been allowed to assume. */
export async function assumeFederatedRole(
  { input, house, now }: Assuming,
  user: FederatedUser,
  role: LiveRole | undefined,
) {
  // No trust policy can have allowed what is not there.
  if (role === undefined) throw federationRefused(`sts:AssumeRoleWith${user.kind}`)
  const { sessionName: name, sourceIdentity } = user
  const tags = sessionTags({ Tags: user.tags, TransitiveTagKeys: user.transitiveTagKeys }, [])
  const policies = await sessionPolicies(house, role.account, input)
  const packed = packedPolicySize(policies, user.tags)
  const seconds = roleSessionSeconds(input.DurationSeconds, role, false)
  const left = user.notAfter === undefined ? seconds : user.notAfter - Math.floor(now / 1000)
  return issueRoleSession(
    house,
    role,
    { name, ...policies, ...tags, sourceIdentity, provider: user.provider, keys: user.sessionKeys },
    { seconds: Math.min(seconds, left), packed },
  )
}
