import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  type AttachedPolicy,
  type IAMClient,
} from '@aws-sdk/client-iam'

type Options = { abortSignal?: AbortSignal }
type Part = { name: string; Marker?: string; MaxItems: number }

/** The seven operations that IAM has three times: once for users, once for groups, once for roles. */
export type PolicyCalls = {
  attached(
    iam: IAMClient,
    part: Part,
    options: Options,
  ): Promise<{ AttachedPolicies?: AttachedPolicy[]; Marker?: string }>
  inline(iam: IAMClient, part: Part, options: Options): Promise<{ PolicyNames?: string[]; Marker?: string }>
  read(
    iam: IAMClient,
    name: string,
    policyName: string,
    options: Options,
  ): Promise<{ PolicyDocument?: string }>
  attach(iam: IAMClient, name: string, policyArn: string): Promise<unknown>
  detach(iam: IAMClient, name: string, policyArn: string): Promise<unknown>
  put(iam: IAMClient, name: string, policyName: string, document: string): Promise<unknown>
  remove(iam: IAMClient, name: string, policyName: string): Promise<unknown>
}

/** The policies of a user. */
export const userCalls: PolicyCalls = {
  attached: (iam, { name, ...part }, options) =>
    iam.send(new ListAttachedUserPoliciesCommand({ UserName: name, ...part }), options),
  inline: (iam, { name, ...part }, options) =>
    iam.send(new ListUserPoliciesCommand({ UserName: name, ...part }), options),
  read: (iam, UserName, PolicyName, options) =>
    iam.send(new GetUserPolicyCommand({ UserName, PolicyName }), options),
  attach: (iam, UserName, PolicyArn) => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
  detach: (iam, UserName, PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn })),
  put: (iam, UserName, PolicyName, PolicyDocument) =>
    iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument })),
  remove: (iam, UserName, PolicyName) => iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName })),
}

/** The policies of a group. */
export const groupCalls: PolicyCalls = {
  attached: (iam, { name, ...part }, options) =>
    iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: name, ...part }), options),
  inline: (iam, { name, ...part }, options) =>
    iam.send(new ListGroupPoliciesCommand({ GroupName: name, ...part }), options),
  read: (iam, GroupName, PolicyName, options) =>
    iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }), options),
  attach: (iam, GroupName, PolicyArn) => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
  detach: (iam, GroupName, PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName, PolicyArn })),
  put: (iam, GroupName, PolicyName, PolicyDocument) =>
    iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName, PolicyDocument })),
  remove: (iam, GroupName, PolicyName) => iam.send(new DeleteGroupPolicyCommand({ GroupName, PolicyName })),
}

/** The policies of a role. */
export const roleCalls: PolicyCalls = {
  attached: (iam, { name, ...part }, options) =>
    iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name, ...part }), options),
  inline: (iam, { name, ...part }, options) =>
    iam.send(new ListRolePoliciesCommand({ RoleName: name, ...part }), options),
  read: (iam, RoleName, PolicyName, options) =>
    iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options),
  attach: (iam, RoleName, PolicyArn) => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
  detach: (iam, RoleName, PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })),
  put: (iam, RoleName, PolicyName, PolicyDocument) =>
    iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument })),
  remove: (iam, RoleName, PolicyName) => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })),
}
