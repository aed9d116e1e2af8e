import type { Action, Service } from '../../access/action.ts'
import type { IamInput, IamOperation, IamOutput } from './action.ts'
import * as accessKeys from './credentials/access-keys.ts'
import * as accountAliases from './account/account-aliases.ts'
import * as accountAuthorizationDetails from './account/account-authorization-details.ts'
import * as accountPasswordPolicy from './people/account-password-policy.ts'
import * as accountProperties from './account/account-properties.ts'
import * as accountSummary from './account/account-summary.ts'
import { admit } from './admit.ts'
import * as contextKeys from './simulator/context-keys.ts'
import * as credentialReport from './reports/credential-report.ts'
import * as delegationRequests from './delegation/delegation-requests.ts'
import * as delegationTransitions from './delegation/delegation-transitions.ts'
import { listPoliciesGrantingServiceAccess } from './reports/granting-policies.ts'
import * as groups from './people/groups.ts'
import * as instanceProfiles from './roles/instance-profiles.ts'
import * as lastAccessed from './reports/last-accessed.ts'
import * as loginProfiles from './people/login-profiles.ts'
import * as mfaDevices from './credentials/mfa-devices.ts'
import * as oidcProviders from './federation/oidc-providers.ts'
import * as outboundWebIdentity from './federation/outbound-web-identity.ts'
import * as organizationsAccessReport from './reports/organizations-access-report.ts'
import * as organizationsFeatures from './account/organizations-features.ts'
import * as policies from './policies/policies.ts'
import * as policyLists from './policies/policy-lists.ts'
import * as policyVersions from './policies/policy-versions.ts'
import { refuse } from './refuse.ts'
import * as roleTemplates from './delegation/role-templates.ts'
import * as roles from './roles/roles.ts'
import * as samlProviders from './federation/saml-providers.ts'
import { setSecurityTokenServicePreferences } from './account/security-token-service-preferences.ts'
import * as serverCertificates from './credentials/server-certificates.ts'
import * as serviceLinkedRoles from './roles/service-linked-roles.ts'
import * as serviceSpecificCredentials from './credentials/service-specific-credentials.ts'
import * as signingCertificates from './credentials/signing-certificates.ts'
import * as sshPublicKeys from './credentials/ssh-public-keys.ts'
import { instanceProfileTags, policyTags, roleTags, serverCertificateTags } from './taggables.ts'
import * as simulatePolicies from './simulator/simulate-policies.ts'
import * as users from './people/users.ts'
import * as virtualMfaDevices from './credentials/virtual-mfa-devices.ts'
import { attachAction, detachAction, listAttachedAction } from './families/attached-policies.ts'
import { deleteBoundaryAction, putBoundaryAction } from './families/boundaries.ts'
import * as inlinePolicies from './families/inline-policies.ts'
import * as holders from './families/policy-holder.ts'
import { listTagsAction, tagAction, untagAction } from './families/tags.ts'

/** IAM's table of contents: every operation of the model, or it does not compile. */
const actions: { [Name in IamOperation]: Action<IamInput<Name>, IamOutput<Name>> | 'not yet' } = {
  AcceptDelegationRequest: delegationTransitions.acceptDelegationRequest,
  AcquireRole: roleTemplates.acquireRole,
  AddClientIDToOpenIDConnectProvider: oidcProviders.addClientIDToOpenIDConnectProvider,
  AddRoleToInstanceProfile: instanceProfiles.addRoleToInstanceProfile,
  AddUserToGroup: groups.addUserToGroup,
  AssociateDelegationRequest: delegationTransitions.associateDelegationRequest,
  AttachGroupPolicy: attachAction(holders.groups),
  AttachRolePolicy: attachAction(holders.roles),
  AttachUserPolicy: attachAction(holders.users),
  ChangePassword: loginProfiles.changePassword,
  CreateAccessKey: accessKeys.createAccessKey,
  CreateAccountAlias: accountAliases.createAccountAlias,
  CreateDelegationRequest: delegationRequests.createDelegationRequest,
  CreateGroup: groups.createGroup,
  CreateInstanceProfile: instanceProfiles.createInstanceProfile,
  CreateLoginProfile: loginProfiles.createLoginProfile,
  CreateOpenIDConnectProvider: oidcProviders.createOpenIDConnectProvider,
  CreatePolicy: policies.createPolicy,
  CreatePolicyVersion: policyVersions.createPolicyVersion,
  CreateRole: roles.createRole,
  CreateSAMLProvider: samlProviders.createSAMLProvider,
  CreateServiceLinkedRole: serviceLinkedRoles.createServiceLinkedRole,
  CreateServiceSpecificCredential: serviceSpecificCredentials.createServiceSpecificCredential,
  CreateUser: users.createUser,
  CreateVirtualMFADevice: virtualMfaDevices.createVirtualMFADevice,
  DeactivateMFADevice: mfaDevices.deactivateMFADevice,
  DeleteAccessKey: accessKeys.deleteAccessKey,
  DeleteAccountAlias: accountAliases.deleteAccountAlias,
  DeleteAccountPasswordPolicy: accountPasswordPolicy.deleteAccountPasswordPolicy,
  DeleteGroup: groups.deleteGroup,
  DeleteGroupPolicy: inlinePolicies.deletePolicy(holders.groups),
  DeleteInstanceProfile: instanceProfiles.deleteInstanceProfile,
  DeleteLoginProfile: loginProfiles.deleteLoginProfile,
  DeleteOpenIDConnectProvider: oidcProviders.deleteOpenIDConnectProvider,
  DeletePolicy: policies.deletePolicy,
  DeletePolicyVersion: policyVersions.deletePolicyVersion,
  DeleteRole: roles.deleteRole,
  DeleteRolePermissionsBoundary: deleteBoundaryAction(holders.roles),
  DeleteRolePolicy: inlinePolicies.deletePolicy(holders.roles),
  DeleteSAMLProvider: samlProviders.deleteSAMLProvider,
  DeleteSSHPublicKey: sshPublicKeys.deleteSSHPublicKey,
  DeleteServerCertificate: serverCertificates.deleteServerCertificate,
  DeleteServiceLinkedRole: serviceLinkedRoles.deleteServiceLinkedRole,
  DeleteServiceSpecificCredential: serviceSpecificCredentials.deleteServiceSpecificCredential,
  DeleteSigningCertificate: signingCertificates.deleteSigningCertificate,
  DeleteUser: users.deleteUser,
  DeleteUserPermissionsBoundary: deleteBoundaryAction(holders.users),
  DeleteUserPolicy: inlinePolicies.deletePolicy(holders.users),
  DeleteVirtualMFADevice: virtualMfaDevices.deleteVirtualMFADevice,
  DetachGroupPolicy: detachAction(holders.groups),
  DetachRolePolicy: detachAction(holders.roles),
  DetachUserPolicy: detachAction(holders.users),
  DisableOrganizationsRootCredentialsManagement:
    organizationsFeatures.disableOrganizationsRootCredentialsManagement,
  DisableOrganizationsRootSessions: organizationsFeatures.disableOrganizationsRootSessions,
  DisableOutboundWebIdentityFederation: outboundWebIdentity.disableOutboundWebIdentityFederation,
  EnableMFADevice: mfaDevices.enableMFADevice,
  EnableOrganizationsRootCredentialsManagement:
    organizationsFeatures.enableOrganizationsRootCredentialsManagement,
  EnableOrganizationsRootSessions: organizationsFeatures.enableOrganizationsRootSessions,
  EnableOutboundWebIdentityFederation: outboundWebIdentity.enableOutboundWebIdentityFederation,
  GenerateCredentialReport: credentialReport.generateCredentialReport,
  GenerateOrganizationsAccessReport: organizationsAccessReport.generateOrganizationsAccessReport,
  GenerateServiceLastAccessedDetails: lastAccessed.generateServiceLastAccessedDetails,
  GetAccessKeyLastUsed: accessKeys.getAccessKeyLastUsed,
  GetAccountAuthorizationDetails: accountAuthorizationDetails.getAccountAuthorizationDetails,
  GetAccountPasswordPolicy: accountPasswordPolicy.getAccountPasswordPolicy,
  GetAccountProperties: accountProperties.getAccountProperties,
  GetAccountSummary: accountSummary.getAccountSummary,
  GetContextKeysForCustomPolicy: contextKeys.getContextKeysForCustomPolicy,
  GetContextKeysForPrincipalPolicy: contextKeys.getContextKeysForPrincipalPolicy,
  GetCredentialReport: credentialReport.getCredentialReport,
  GetDelegationRequest: delegationRequests.getDelegationRequest,
  GetGroup: groups.getGroup,
  GetGroupPolicy: inlinePolicies.getPolicy(holders.groups),
  GetHumanReadableSummary: delegationRequests.getHumanReadableSummary,
  GetInstanceProfile: instanceProfiles.getInstanceProfile,
  GetLoginProfile: loginProfiles.getLoginProfile,
  GetMFADevice: mfaDevices.getMFADevice,
  GetOpenIDConnectProvider: oidcProviders.getOpenIDConnectProvider,
  GetOrganizationsAccessReport: organizationsAccessReport.getOrganizationsAccessReport,
  GetOutboundWebIdentityFederationInfo: outboundWebIdentity.getOutboundWebIdentityFederationInfo,
  GetPolicy: policies.getPolicy,
  GetPolicyVersion: policyVersions.getPolicyVersion,
  GetRole: roles.getRole,
  GetRolePolicy: inlinePolicies.getPolicy(holders.roles),
  GetRoleTemplateVersion: roleTemplates.getRoleTemplateVersion,
  GetSAMLProvider: samlProviders.getSAMLProvider,
  GetSSHPublicKey: sshPublicKeys.getSSHPublicKey,
  GetServerCertificate: serverCertificates.getServerCertificate,
  GetServiceLastAccessedDetails: lastAccessed.getServiceLastAccessedDetails,
  GetServiceLastAccessedDetailsWithEntities: lastAccessed.getServiceLastAccessedDetailsWithEntities,
  GetServiceLinkedRoleDeletionStatus: serviceLinkedRoles.getServiceLinkedRoleDeletionStatus,
  GetUser: users.getUser,
  GetUserPolicy: inlinePolicies.getPolicy(holders.users),
  ListAccessKeys: accessKeys.listAccessKeys,
  ListAccountAliases: accountAliases.listAccountAliases,
  ListAttachedGroupPolicies: listAttachedAction(holders.groups),
  ListAttachedRolePolicies: listAttachedAction(holders.roles),
  ListAttachedUserPolicies: listAttachedAction(holders.users),
  ListDelegationRequests: delegationRequests.listDelegationRequests,
  ListEntitiesForPolicy: policyLists.listEntitiesForPolicy,
  ListGroupPolicies: inlinePolicies.listPolicies(holders.groups),
  ListGroups: groups.listGroups,
  ListGroupsForUser: groups.listGroupsForUser,
  ListInstanceProfileTags: listTagsAction(instanceProfileTags),
  ListInstanceProfiles: instanceProfiles.listInstanceProfiles,
  ListInstanceProfilesForRole: instanceProfiles.listInstanceProfilesForRole,
  ListMFADeviceTags: virtualMfaDevices.listMFADeviceTags,
  ListMFADevices: mfaDevices.listMFADevices,
  ListOpenIDConnectProviderTags: listTagsAction(oidcProviders.oidcProviderTags),
  ListOpenIDConnectProviders: oidcProviders.listOpenIDConnectProviders,
  ListOrganizationsFeatures: organizationsFeatures.listOrganizationsFeatures,
  ListPolicies: policyLists.listPolicies,
  ListPoliciesGrantingServiceAccess: listPoliciesGrantingServiceAccess,
  ListPolicyTags: listTagsAction(policyTags),
  ListPolicyVersions: policyVersions.listPolicyVersions,
  ListRolePolicies: inlinePolicies.listPolicies(holders.roles),
  ListRoleTags: listTagsAction(roleTags),
  ListRoles: roles.listRoles,
  ListSAMLProviderTags: listTagsAction(samlProviders.samlProviderTags),
  ListSAMLProviders: samlProviders.listSAMLProviders,
  ListSSHPublicKeys: sshPublicKeys.listSSHPublicKeys,
  ListServerCertificateTags: listTagsAction(serverCertificateTags),
  ListServerCertificates: serverCertificates.listServerCertificates,
  ListServiceSpecificCredentials: serviceSpecificCredentials.listServiceSpecificCredentials,
  ListSigningCertificates: signingCertificates.listSigningCertificates,
  ListUserPolicies: inlinePolicies.listPolicies(holders.users),
  ListUserTags: users.listUserTags,
  ListUsers: users.listUsers,
  ListVirtualMFADevices: virtualMfaDevices.listVirtualMFADevices,
  PutAccountProperties: accountProperties.putAccountProperties,
  PutGroupPolicy: inlinePolicies.putPolicy(holders.groups),
  PutRolePermissionsBoundary: putBoundaryAction(holders.roles),
  PutRolePolicy: inlinePolicies.putPolicy(holders.roles),
  PutUserPermissionsBoundary: putBoundaryAction(holders.users),
  PutUserPolicy: inlinePolicies.putPolicy(holders.users),
  RejectDelegationRequest: delegationTransitions.rejectDelegationRequest,
  RemoveClientIDFromOpenIDConnectProvider: oidcProviders.removeClientIDFromOpenIDConnectProvider,
  RemoveRoleFromInstanceProfile: instanceProfiles.removeRoleFromInstanceProfile,
  RemoveUserFromGroup: groups.removeUserFromGroup,
  ResetServiceSpecificCredential: serviceSpecificCredentials.resetServiceSpecificCredential,
  ResyncMFADevice: mfaDevices.resyncMFADevice,
  SendDelegationToken: delegationTransitions.sendDelegationToken,
  SetDefaultPolicyVersion: policyVersions.setDefaultPolicyVersion,
  SetSecurityTokenServicePreferences: setSecurityTokenServicePreferences,
  SimulateCustomPolicy: simulatePolicies.simulateCustomPolicy,
  SimulatePrincipalPolicy: simulatePolicies.simulatePrincipalPolicy,
  TagInstanceProfile: tagAction(instanceProfileTags),
  TagMFADevice: virtualMfaDevices.tagMFADevice,
  TagOpenIDConnectProvider: tagAction(oidcProviders.oidcProviderTags),
  TagPolicy: tagAction(policyTags),
  TagRole: tagAction(roleTags),
  TagSAMLProvider: tagAction(samlProviders.samlProviderTags),
  TagServerCertificate: tagAction(serverCertificateTags),
  TagUser: users.tagUser,
  UntagInstanceProfile: untagAction(instanceProfileTags),
  UntagMFADevice: virtualMfaDevices.untagMFADevice,
  UntagOpenIDConnectProvider: untagAction(oidcProviders.oidcProviderTags),
  UntagPolicy: untagAction(policyTags),
  UntagRole: untagAction(roleTags),
  UntagSAMLProvider: untagAction(samlProviders.samlProviderTags),
  UntagServerCertificate: untagAction(serverCertificateTags),
  UntagUser: users.untagUser,
  UpdateAccessKey: accessKeys.updateAccessKey,
  UpdateAccountPasswordPolicy: accountPasswordPolicy.updateAccountPasswordPolicy,
  UpdateAssumeRolePolicy: roles.updateAssumeRolePolicy,
  UpdateDelegationRequest: delegationTransitions.updateDelegationRequest,
  UpdateGroup: groups.updateGroup,
  UpdateLoginProfile: loginProfiles.updateLoginProfile,
  UpdateOpenIDConnectProviderThumbprint: oidcProviders.updateOpenIDConnectProviderThumbprint,
  UpdateRole: roles.updateRole,
  UpdateRoleDescription: roles.updateRoleDescription,
  UpdateSAMLProvider: samlProviders.updateSAMLProvider,
  UpdateSSHPublicKey: sshPublicKeys.updateSSHPublicKey,
  UpdateServerCertificate: serverCertificates.updateServerCertificate,
  UpdateServiceSpecificCredential: serviceSpecificCredentials.updateServiceSpecificCredential,
  UpdateSigningCertificate: signingCertificates.updateSigningCertificate,
  UpdateUser: users.updateUser,
  UploadSSHPublicKey: sshPublicKeys.uploadSSHPublicKey,
  UploadServerCertificate: serverCertificates.uploadServerCertificate,
  UploadSigningCertificate: signingCertificates.uploadSigningCertificate,
}

/** AWS Identity and Access Management, API version 2010-05-08. */
export const iam: Service = {
  name: 'iam',
  title: 'IAM',
  protocol: 'query',
  model: 'iam',
  actions,
  refuse,
  admit,
}
