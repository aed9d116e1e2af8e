/** The two types of policy that decide about requests. */
export type ControlPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

/** An organization with its one root. Flags are 0 and 1. */
export type OrganizationTable = {
  id: string
  managementAccount: string
  rootId: string
  featureSet: 'ALL' | 'CONSOLIDATED_BILLING'
  created: number
  scpsEnabled: number
  rcpsEnabled: number
  /** IAM's centralized root access: whether root credentials are managed, and root sessions allowed. */
  rootCredentials: number
  rootSessions: number
  resourcePolicyId: string | null
  resourcePolicy: string | null
}

/** An account of an organization, the management account too; `parentId` is the root's or a unit's id. */
export type OrganizationMemberTable = {
  account: string
  organizationId: string
  parentId: string
  joinedMethod: 'INVITED' | 'CREATED'
  joined: number
}

export type OrganizationalUnitTable = {
  id: string
  organizationId: string
  parentId: string
  name: string
  created: number
}

/** A tag of a root, unit, account, policy or resource policy, by its id. */
export type OrganizationTagTable = { organizationId: string; resourceId: string; key: string; value: string }

export type TrustedServiceTable = { organizationId: string; servicePrincipal: string; enabled: number }

export type DelegatedAdministratorTable = {
  organizationId: string
  account: string
  servicePrincipal: string
  enabled: number
}

export type OrganizationPolicyTable = {
  id: string
  organizationId: string
  type: ControlPolicyType
  name: string
  description: string
  content: string
  created: number
}

/** A policy attached to a root, unit or account. AWS's own policies are attached by rows, too. */
export type OrganizationAttachmentTable = {
  organizationId: string
  targetId: string
  policyId: string
  type: ControlPolicyType
  attached: number
}

/** What became of a CreateAccount: an account, or the reason why there is none. */
export type AccountCreationTable = {
  id: string
  organizationId: string
  accountName: string
  account: string | null
  failure: string | null
  requested: number
  completed: number
}

export type HandshakeAction = 'INVITE' | 'ENABLE_ALL_FEATURES' | 'APPROVE_ALL_FEATURES'

/**
 * A handshake. `account` is the recipient where this server hosts it; EXPIRED follows from the time. `tags` is
 * the JSON of what the account is to be tagged with once it has joined.
 */
export type HandshakeTable = {
  id: string
  organizationId: string
  managementAccount: string
  action: HandshakeAction
  partyType: 'ACCOUNT' | 'EMAIL' | 'ORGANIZATION'
  partyId: string
  account: string | null
  parentId: string | null
  notes: string | null
  tags: string
  state: 'OPEN' | 'REQUESTED' | 'ACCEPTED' | 'DECLINED' | 'CANCELED'
  requested: number
  expires: number
  updated: number
}

export type OrganizationTables = {
  organizations: OrganizationTable
  organizationMembers: OrganizationMemberTable
  organizationalUnits: OrganizationalUnitTable
  organizationTags: OrganizationTagTable
  trustedServices: TrustedServiceTable
  delegatedAdministrators: DelegatedAdministratorTable
  organizationPolicies: OrganizationPolicyTable
  organizationAttachments: OrganizationAttachmentTable
  accountCreations: AccountCreationTable
  handshakes: HandshakeTable
}
