import type { Generated } from 'kysely'
import type { CertificateTables } from './schema-certificates.ts'
import type { ConsoleTables } from './schema-console.ts'
import type { DelegationTables } from './schema-delegation.ts'
import type { Ec2Tables } from './schema-ec2.ts'
import type { FederationTables } from './schema-federation.ts'
import type { OrganizationTables } from './schema-organizations.ts'
import type { ReportTables } from './schema-reports.ts'
import type { S3Tables } from './schema-s3.ts'

// Times are integers, milliseconds since 1970. Names that AWS compares without case have a `nameKey`, their
// lower-case form.

/**
 * An AWS account this server hosts. `version` grows with every write that a decision may depend on; `closed` is
 * when its organization closed it: nobody acts as it any more.
 */
export type AccountTable = {
  id: string
  name: string
  alias: string | null
  created: number
  email: string | null
  closed: number | null
  version: Generated<number>
}

export type UserTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  created: number
  boundaryArn: string | null
  passwordLastUsed: number | null
}

export type GroupTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  created: number
}

export type GroupMemberTable = { groupId: string; userId: string; account: string }

/** `trustPolicy` is kept with user and role principals as unique ids, `AIDA…` and `AROA…`. */
export type RoleTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  created: number
  description: string | null
  maxSessionSeconds: number
  trustPolicy: string
  boundaryArn: string | null
  lastUsed: number | null
  lastUsedRegion: string | null
}

/** A customer managed policy. `nextVersion` never goes back: version ids are not used twice. */
export type PolicyTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  arn: string
  description: string | null
  created: number
  updated: number
  defaultVersion: number
  nextVersion: number
}

export type PolicyVersionTable = { policyId: string; version: number; document: string; created: number }

/** An inline policy of a user, group or role: `ownerId` is the entity's unique id. */
export type InlinePolicyTable = { account: string; ownerId: string; name: string; document: string }

/** A managed policy attached to a user, group or role: `targetId` is the entity's unique id. */
export type AttachmentTable = {
  account: string
  targetId: string
  targetType: 'user' | 'group' | 'role'
  policyArn: string
  attached: number
}

export type InstanceProfileTable = {
  id: string
  account: string
  name: string
  nameKey: string
  path: string
  created: number
  roleId: string | null
}

/**
 * A long-term key; `userId` is null for the root user's. `secret` is sealed with the master key, bound to
 * the row.
 */
export type AccessKeyTable = {
  id: string
  account: string
  userId: string | null
  secret: Uint8Array
  status: 'Active' | 'Inactive'
  created: number
  lastUsed: number | null
  lastUsedService: string | null
  lastUsedRegion: string | null
  /** 1 where a secret that is known to all may be used from beyond this machine. */
  network: Generated<number>
}

/** A session of a role that the bootstrap file declares: it has a key and no token, and stands until it is not declared. */
export type StandingSessionTable = {
  id: string
  account: string
  roleId: string
  secret: Uint8Array
  network: number
  /** When the file was applied last. */
  applied: number
}

export type LoginProfileTable = {
  userId: string
  account: string
  passwordHash: string
  created: number
  resetRequired: number
}

/**
 * An account's own password policy; without a row AWS's default holds. Booleans are 0 and 1, null is what
 * was not given.
 */
export type PasswordPolicyTable = {
  account: string
  minimumLength: number
  requireSymbols: number
  requireNumbers: number
  requireUppercase: number
  requireLowercase: number
  usersMayChange: number
  maxAgeDays: number | null
  reusePrevention: number | null
  hardExpiry: number | null
}

/**
 * Every password a user has had lately, the present one last: what may not be used again, and when it was
 * set.
 */
export type PasswordHistoryTable = {
  userId: string
  account: string
  sequence: number
  passwordHash: string
  since: number
}

/**
 * A virtual MFA device. `userId` is the user's unique id, or the account id where root holds it; `lastStep`
 * the last 30-second step used up.
 */
export type MfaDeviceTable = {
  serial: string
  account: string
  name: string
  path: string
  seed: Uint8Array
  created: number
  userId: string | null
  enabled: number | null
  lastStep: number
}

/**
 * A tag of any IAM entity: `ownerId` is its unique id, or its serial or ARN where it has none. `position`
 * keeps AWS's order of writing.
 */
export type TagTable = {
  account: string
  ownerId: string
  key: string
  value: string
  position: number
}

export type MetaTable = { key: string; value: string }

export type Schema = {
  meta: MetaTable
  accounts: AccountTable
  users: UserTable
  groups: GroupTable
  groupMembers: GroupMemberTable
  roles: RoleTable
  policies: PolicyTable
  policyVersions: PolicyVersionTable
  inlinePolicies: InlinePolicyTable
  attachments: AttachmentTable
  instanceProfiles: InstanceProfileTable
  accessKeys: AccessKeyTable
  standingSessions: StandingSessionTable
  loginProfiles: LoginProfileTable
  passwordPolicies: PasswordPolicyTable
  passwordHistory: PasswordHistoryTable
  mfaDevices: MfaDeviceTable
  tags: TagTable
} & CertificateTables &
  ConsoleTables &
  S3Tables &
  FederationTables &
  DelegationTables &
  OrganizationTables &
  ReportTables &
  Ec2Tables
