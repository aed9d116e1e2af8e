import type { IamOutput } from '../action.ts'
import { globalEndpointTokenVersion } from '../../../store/entities/account-preferences.ts'
import { listAccessKeys } from '../../../store/credentials/access-keys.ts'
import { countGroups } from '../../../store/entities/groups.ts'
import { countIdentityProviders } from '../../../store/federation/identity-providers.ts'
import { countInstanceProfiles } from '../../../store/entities/instance-profiles.ts'
import { countMfaDevices, devicesOf } from '../../../store/credentials/mfa-devices.ts'
import { countPolicies, countPolicyVersions } from '../../../store/entities/policies.ts'
import { countRoles } from '../../../store/entities/roles.ts'
import { findRootPassword } from '../../../store/signin/root-passwords.ts'
import { countServerCertificates } from '../../../store/credentials/server-certificates.ts'
import { listSigningCertificates } from '../../../store/credentials/signing-certificates.ts'
import type { Reader } from '../../../store/store.ts'
import { countUsers } from '../../../store/entities/users.ts'
import { action } from '../action.ts'
import { inlinePolicySizes, limits, policyVersionsInUse, versionsPerPolicy } from '../limits.ts'

type SummaryKey = keyof NonNullable<IamOutput<'GetAccountSummary'>['SummaryMap']>

export const getAccountSummary = action('GetAccountSummary', {
  access: () => ({ all: [{}] }),
  async run({ caller, house }) {
    return { SummaryMap: { ...quotas, ...(await counts(house.store.read, caller.account)) } }
  },
})

const quotas = {
  AccessKeysPerUserQuota: limits.AccessKeysPerUser,
  AssumeRolePolicySizeQuota: limits.ACLSizePerRole,
  AttachedPoliciesPerGroupQuota: limits.PoliciesPerGroup,
  AttachedPoliciesPerRoleQuota: limits.PoliciesPerRole,
  AttachedPoliciesPerUserQuota: limits.PoliciesPerUser,
  GroupPolicySizeQuota: inlinePolicySizes.group,
  GroupsPerUserQuota: limits.GroupsPerUser,
  GroupsQuota: limits.GroupsPerAccount,
  InstanceProfilesQuota: limits.InstanceProfilesPerAccount,
  PoliciesQuota: limits.PoliciesPerAccount,
  PolicySizeQuota: limits.PolicySize,
  PolicyVersionsInUseQuota: policyVersionsInUse,
  RolePolicySizeQuota: inlinePolicySizes.role,
  RolesQuota: limits.RolesPerAccount,
  ServerCertificatesQuota: limits.ServerCertificatesPerAccount,
  SigningCertificatesPerUserQuota: limits.CertificatesPerUser,
  UserPolicySizeQuota: inlinePolicySizes.user,
  UsersQuota: limits.UsersPerAccount,
  VersionsPerPolicyQuota: versionsPerPolicy,
} satisfies Partial<Record<SummaryKey, number>>

/** What the account has now; flags are 0 and 1. */
async function counts(
  db: Reader,
  account: string,
): Promise<Record<Exclude<SummaryKey, keyof typeof quotas>, number>> {
  const devices = await countMfaDevices(db, account)
  return {
    Users: await countUsers(db, account),
    Groups: await countGroups(db, account),
    Roles: await countRoles(db, account),
    Policies: await countPolicies(db, account),
    PolicyVersionsInUse: await countPolicyVersions(db, account),
    InstanceProfiles: await countInstanceProfiles(db, account),
    MFADevices: devices.all,
    MFADevicesInUse: devices.inUse,
    AccountMFAEnabled: Number((await devicesOf(db, account, account)).length > 0),
    AccountAccessKeysPresent: Number((await listAccessKeys(db, account, null)).length > 0),
    AccountPasswordPresent: Number((await findRootPassword(db, account)) !== undefined),
    AccountSigningCertificatesPresent: Number((await listSigningCertificates(db, account, null)).length > 0),
    GlobalEndpointTokenVersion: await globalEndpointTokenVersion(db, account),
    ServerCertificates: await countServerCertificates(db, account),
    Providers: await countIdentityProviders(db, account),
  }
}
