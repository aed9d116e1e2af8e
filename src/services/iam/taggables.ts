import { askAboutHolder, requireHolder } from './families/policy-holder.ts'
import { tagRules } from './families/tag-rules.ts'
import type { Taggable } from './families/tags.ts'
import { askAboutProfile, requireInstanceProfile } from './roles/instance-profiles.ts'
import { askAboutPolicy, requireModifiablePolicy, requireOwnPolicy } from './policies/policies.ts'
import { checkPolicyArn, isAwsManaged } from './policy-arns.ts'
import { askAboutCertificate, requireServerCertificate } from './credentials/server-certificates.ts'

// What the tag family must know of roles, policies, instance profiles and server certificates; the other
// nouns say it themselves.

/** AWS: service-linked roles may be tagged too. */
export const roleTags: Taggable<{ RoleName: string | undefined }> = {
  rules: tagRules.role,
  ask: (call) => askAboutHolder(call, 'role', call.input.RoleName!),
  owner: async (db, { caller, input }) => {
    return (await requireHolder(db, 'role', caller.account, input.RoleName!)).id
  },
}

export const policyTags: Taggable<{ PolicyArn: string | undefined }> = {
  rules: tagRules.policy,
  // AWS: shorter keys first, then by code point (fits all recorded lists; users' and roles' tags come as written).
  listKey: ({ key }) => `${String(key.length).padStart(3, '0')}${key}`,
  ask: (call) => askAboutPolicy(call, call.input.PolicyArn!),
  async owner(db, { caller, input, house }) {
    const arn = input.PolicyArn!
    checkPolicyArn(arn)
    // AWS's own policies exist and have no tags.
    if (isAwsManaged(arn) && house.managedPolicies.metadata(arn) !== undefined) return arn
    return (await requireOwnPolicy(db, caller.account, arn)).id
  },
  ownerToChange: async (db, { caller, input }) => {
    return (await requireModifiablePolicy(db, caller.account, input.PolicyArn!)).id
  },
}

export const instanceProfileTags: Taggable<{ InstanceProfileName: string | undefined }> = {
  rules: tagRules.instanceProfile,
  ask: (call) => askAboutProfile(call, call.input.InstanceProfileName!),
  owner: async (db, { caller, input }) => {
    return (await requireInstanceProfile(db, caller.account, input.InstanceProfileName!)).id
  },
}

export const serverCertificateTags: Taggable<{ ServerCertificateName: string | undefined }> = {
  rules: tagRules.serverCertificate,
  ask: (call) => askAboutCertificate(call, call.input.ServerCertificateName!),
  owner: async (db, { caller, input }) => {
    return (await requireServerCertificate(db, caller.account, input.ServerCertificateName!)).id
  },
}
