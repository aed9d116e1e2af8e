import type { Action, Service } from '../../access/action.ts'
import * as accounts from './accounts/accounts.ts'
import type { OrganizationsInput, OrganizationsOperation, OrganizationsOutput } from './action.ts'
import * as attachments from './policies/attachments.ts'
import * as createAccount from './accounts/create-account.ts'
import * as delegatedAdministrators from './accounts/delegated-administrators.ts'
import { describeEffectivePolicy } from './policies/effective-policies.ts'
import { enableAllFeatures } from './accounts/enable-all-features.ts'
import * as handshakes from './accounts/handshakes.ts'
import { inviteAccountToOrganization } from './accounts/invite-account.ts'
import * as organizationalUnits from './tree/organizational-units.ts'
import * as organizationsThemselves from './organizations.ts'
import * as policies from './policies/policies.ts'
import { refuse } from './refuse.ts'
import { refuseInput } from './refuse-input.ts'
import * as resourcePolicy from './policies/resource-policy.ts'
import * as roots from './tree/roots.ts'
import * as tags from './tree/tags.ts'
import * as tree from './tree/tree.ts'
import * as trustedServices from './trusted-services.ts'

/** Organizations' table of contents: every operation of the model, or it does not compile. */
const actions: {
  [Name in OrganizationsOperation]: Action<OrganizationsInput<Name>, OrganizationsOutput<Name>> | 'not yet'
} = {
  AcceptHandshake: handshakes.acceptHandshake,
  AttachPolicy: attachments.attachPolicy,
  CancelHandshake: handshakes.cancelHandshake,
  CloseAccount: accounts.closeAccount,
  CreateAccount: createAccount.createAccount,
  CreateGovCloudAccount: 'not yet',
  CreateOrganization: organizationsThemselves.createOrganization,
  CreateOrganizationalUnit: organizationalUnits.createOrganizationalUnit,
  CreatePolicy: policies.createPolicy,
  DeclineHandshake: handshakes.declineHandshake,
  DeleteOrganization: organizationsThemselves.deleteOrganization,
  DeleteOrganizationalUnit: organizationalUnits.deleteOrganizationalUnit,
  DeletePolicy: policies.deletePolicy,
  DeleteResourcePolicy: resourcePolicy.deleteResourcePolicy,
  DeregisterDelegatedAdministrator: delegatedAdministrators.deregisterDelegatedAdministrator,
  DescribeAccount: accounts.describeAccount,
  DescribeCreateAccountStatus: createAccount.describeCreateAccountStatus,
  DescribeEffectivePolicy: describeEffectivePolicy,
  DescribeHandshake: handshakes.describeHandshake,
  DescribeOrganization: organizationsThemselves.describeOrganization,
  DescribeOrganizationalUnit: organizationalUnits.describeOrganizationalUnit,
  DescribePolicy: policies.describePolicy,
  DescribeResourcePolicy: resourcePolicy.describeResourcePolicy,
  DescribeResponsibilityTransfer: 'not yet',
  DetachPolicy: attachments.detachPolicy,
  DisableAWSServiceAccess: trustedServices.disableAWSServiceAccess,
  DisablePolicyType: roots.disablePolicyType,
  EnableAWSServiceAccess: trustedServices.enableAWSServiceAccess,
  EnableAllFeatures: enableAllFeatures,
  EnablePolicyType: roots.enablePolicyType,
  InviteAccountToOrganization: inviteAccountToOrganization,
  InviteOrganizationToTransferResponsibility: 'not yet',
  LeaveOrganization: accounts.leaveOrganization,
  ListAWSServiceAccessForOrganization: trustedServices.listAWSServiceAccessForOrganization,
  ListAccounts: accounts.listAccounts,
  ListAccountsForParent: accounts.listAccountsForParent,
  ListAccountsWithInvalidEffectivePolicy: 'not yet',
  ListChildren: tree.listChildren,
  ListCreateAccountStatus: createAccount.listCreateAccountStatus,
  ListDelegatedAdministrators: delegatedAdministrators.listDelegatedAdministrators,
  ListDelegatedServicesForAccount: delegatedAdministrators.listDelegatedServicesForAccount,
  ListEffectivePolicyValidationErrors: 'not yet',
  ListHandshakesForAccount: handshakes.listHandshakesForAccount,
  ListHandshakesForOrganization: handshakes.listHandshakesForOrganization,
  ListInboundResponsibilityTransfers: 'not yet',
  ListOrganizationalUnitsForParent: organizationalUnits.listOrganizationalUnitsForParent,
  ListOutboundResponsibilityTransfers: 'not yet',
  ListParents: tree.listParents,
  ListPolicies: policies.listPolicies,
  ListPoliciesForTarget: attachments.listPoliciesForTarget,
  ListRoots: roots.listRoots,
  ListTagsForResource: tags.listTagsForResource,
  ListTargetsForPolicy: attachments.listTargetsForPolicy,
  MoveAccount: accounts.moveAccount,
  PutResourcePolicy: resourcePolicy.putResourcePolicy,
  RegisterDelegatedAdministrator: delegatedAdministrators.registerDelegatedAdministrator,
  RemoveAccountFromOrganization: accounts.removeAccountFromOrganization,
  TagResource: tags.tagResource,
  TerminateResponsibilityTransfer: 'not yet',
  UntagResource: tags.untagResource,
  UpdateOrganizationalUnit: organizationalUnits.updateOrganizationalUnit,
  UpdatePolicy: policies.updatePolicy,
  UpdateResponsibilityTransfer: 'not yet',
}

/** AWS Organizations: accounts, units and the policies that bind them. */
export const organizations: Service = {
  name: 'organizations',
  title: 'Organizations',
  target: 'AWSOrganizationsV20161128',
  protocol: 'json',
  model: 'organizations',
  actions,
  refuse,
  refuseInput,
}
