import type { Call } from '../../../access/action.ts'
import type { LiveRole } from '../../../access/live-principal.ts'
import type { Ask, Questions } from '../../../access/questions.ts'
import type { Tag } from '../../../access/tag.ts'
import { action, type StsInput } from '../action.ts'
import { contextsNotThere, notAuthorized, sourceIdentityIsSet } from '../errors.ts'
import { proveSecondFactor, showsSecondFactor } from '../mfa.ts'
import { issueRoleSession } from './role-session.ts'
import { accountOfRole, roleSessionSeconds, roleToAssume } from './role-to-assume.ts'
import { packedPolicySize, sessionPolicies } from '../session-policies.ts'
import { inheritedTags, sessionTags } from '../session-tags.ts'

type AssumeRoleCall = Call<StsInput<'AssumeRole'>>

/** AssumeRole. Source: STS API Reference; IAM User Guide, "Methods to assume a role". */
export const assumeRole = action('AssumeRole', {
  async access(call) {
    const { RoleArn = '' } = call.input
    const account = accountOfRole(RoleArn)
    const secondFactor = showsSecondFactor(call.input) && (await proveSecondFactor(call))
    const role = await roleToAssume(call.house, RoleArn)
    return { ...questions(call, role, account, secondFactor), found: role }
  },

  async run({ input, caller, house }, role) {
    // No trust policy can have allowed what is not there.
    if (role === undefined) throw notAuthorized(caller.arn, 'sts:AssumeRole', input.RoleArn ?? '')
    if ((input.ProvidedContexts ?? []).length > 0) throw contextsNotThere()
    const session = caller.session?.kind === 'role' ? caller.session : undefined
    const inherited = inheritedTags(session)
    const tags = sessionTags(input, inherited)
    const policies = await sessionPolicies(house, role.account, input)
    const packed = packedPolicySize(policies, [...inherited, ...(input.Tags ?? [])])
    const sourceIdentity = session?.sourceIdentity ?? input.SourceIdentity
    if (input.SourceIdentity !== undefined && input.SourceIdentity !== sourceIdentity)
      throw sourceIdentityIsSet()
    const seconds = roleSessionSeconds(input.DurationSeconds, role, session !== undefined)
    const chained = session !== undefined || undefined
    return issueRoleSession(
      house,
      role,
      { name: input.RoleSessionName!, ...policies, ...tags, sourceIdentity, chained },
      { seconds, packed, minimumTokenSize: input.MinimumSessionTokenSize },
    )
  },
})

/**
 * AssumeRole and its companions are each decided by themselves, over the same policies. A role that is not
 * there trusts nobody.
 */
function questions(
  { input, caller }: AssumeRoleCall,
  role: LiveRole | undefined,
  account: string,
  secondFactor: boolean,
): Questions {
  const session = caller.session?.kind === 'role' ? caller.session : undefined
  const inherited = inheritedTags(session)
  const sourceIdentity = input.SourceIdentity ?? session?.sourceIdentity
  const transitive = [...inherited.map(({ Key = '' }) => Key), ...(input.TransitiveTagKeys ?? [])]
  const about: Ask = {
    resource: input.RoleArn ?? '',
    resourceAccount: account,
    policyKind: 'trust-policy',
    policy: role && { text: role.trustPolicy, id: `${role.arn} (trust policy)` },
    requestTags: input.Tags ?? [],
    resourceTags: role && overlaid(role.tags, inherited),
    keys: {
      'sts:RoleSessionName': input.RoleSessionName,
      'sts:ExternalId': input.ExternalId,
      'sts:SourceIdentity': sourceIdentity,
      'sts:TransitiveTagKeys': transitive.length === 0 ? undefined : transitive,
      ...(secondFactor && { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' }),
      ...providedContexts(input),
    },
  }
  const all: Ask[] = [about]
  if ((input.Tags ?? []).length + inherited.length > 0) all.push({ ...about, action: 'sts:TagSession' })
  if (sourceIdentity !== undefined) all.push({ ...about, action: 'sts:SetSourceIdentity' })
  if ((input.ProvidedContexts ?? []).length > 0) all.push({ ...about, action: 'sts:SetContext' })
  return { all }
}

// AWS: while the trust policy is evaluated, transitive tags of the calling session stand in for the role's
// own tags of the same key. Source: IAM User Guide, "Chaining roles with session tags".
function overlaid(tags: readonly Tag[], inherited: readonly Tag[]): Tag[] {
  const over = new Map(inherited.map(({ Key = '', Value }) => [Key.toLowerCase(), Value]))
  return tags.map(({ Key = '', Value }) => ({ Key, Value: over.get(Key.toLowerCase()) ?? Value }))
}

function providedContexts({ ProvidedContexts: contexts }: StsInput<'AssumeRole'>): NonNullable<Ask['keys']> {
  if (contexts === undefined || contexts.length === 0) return {}
  return { 'sts:RequestContextProviders': contexts.map(({ ProviderArn }) => ProviderArn ?? '') }
}
