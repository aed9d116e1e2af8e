import { limitExceeded } from './errors.ts'

/**
 * IAM's default quotas by the name AWS's messages give them. Source: IAM User Guide, "IAM and AWS STS
 * quotas".
 */
export const limits = {
  UsersPerAccount: 5000,
  GroupsPerAccount: 300,
  RolesPerAccount: 1000,
  PoliciesPerAccount: 1500,
  InstanceProfilesPerAccount: 1000,
  ServerCertificatesPerAccount: 20,
  AccessKeysPerUser: 2,
  GroupsPerUser: 10,
  PoliciesPerUser: 20,
  PoliciesPerRole: 20,
  PoliciesPerGroup: 10,
  PolicySize: 6144,
  ACLSizePerRole: 2048,
  InstanceSessionsPerInstanceProfile: 1,
  MFADevicesPerUser: 8,
  // AWS: as many as there may be users (IAM User Guide, quotas).
  VirtualMFADevicesPerAccount: 5000,
  CertificatesPerUser: 2,
  SSHPublicKeysPerUser: 5,
  // Two for each service.
  ServiceSpecificCredentialsPerUser: 2,
} as const

export type Limit = keyof typeof limits

/** Non-white-space characters of all inline policies of one entity together. */
export const inlinePolicySizes = { user: 2048, group: 5120, role: 10240 } as const

/** Versions a managed policy keeps; the sixth answers a sentence of its own. */
export const versionsPerPolicy = 5

/** Tags of one entity, whatever its kind; one more answers a sentence of its own. */
export const tagsPerEntity = 50

/** What GetAccountSummary calls PolicyVersionsInUseQuota. */
export const policyVersionsInUse = 10_000

/** Refuses with `LimitExceeded` where `count` things, the new one included, are more than the quota. */
export function checkLimit(limit: Limit, count: number): void {
  if (count > limits[limit]) throw limitExceeded(limit, limits[limit])
}
