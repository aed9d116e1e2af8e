import { grant, hasAccount } from './match/principal.ts'
import type { Grants } from './match/principal.ts'
import { rcpsCover } from './resource-control.ts'
import type { Question } from './types.ts'
import type { PolicySet } from './policy-set.ts'

/** Which of the layers beside the organization's ceilings must allow. */
export type Needed = { resource: boolean; identity: boolean; boundary: boolean; session: boolean }

const onlyResource: Needed = { resource: true, identity: false, boundary: false, session: false }

/** Grants to the caller itself, which within its account need nobody else's consent. */
export const directGrants = grant.self | grant.wild

/**
 * Which layers must allow, once it is known how the resource's policy names the caller.
 * Source: IAM User Guide, "Policy evaluation logic": within one account and across accounts.
 */
export function neededLayers(question: Question, policies: PolicySet, grants: Grants): Needed {
  const { principal } = question
  if (!hasAccount(principal)) return onlyResource
  const boundary = policies.boundary !== undefined
  // AWS: a federated user without a session policy has no permissions.
  const session = policies.session !== undefined || principal.kind === 'FederatedUser'
  const isRoot = principal.kind === 'Account'
  if (principal.account !== question.resourceAccount) {
    return { resource: true, identity: !isRoot, boundary, session }
  }
  const resource = mustAllow(policies)
  if (isRoot) return { resource, identity: false, boundary: false, session }
  if ((grants & directGrants) !== 0) return onlyResource
  // AWS: a grant to the role or user behind a session is limited by boundary and session policy, not by
  // identity policies.
  if ((grants & grant.issuer) !== 0) return { resource: true, identity: false, boundary, session }
  return { resource, identity: true, boundary, session }
}

/** Whether the resource has a kind of policy that must always allow. */
function mustAllow(policies: PolicySet): boolean {
  return policies.resourceKind === 'trust-policy' || policies.resourceKind === 'key-policy'
}

/** AWS: "Roles may not be assumed by root accounts." */
export function isRootAssumingRole(question: Question, policies: PolicySet): boolean {
  return question.principal.kind === 'Account' && policies.resourceKind === 'trust-policy'
}

/** SCPs bind the principals of an account; service-linked roles are exempt. */
export function scpsBind(question: Question): boolean {
  return hasAccount(question.principal) && question.principal.serviceLinkedRole !== true
}

/**
 * RCPs bind every caller but service-linked roles, for the services that have them. AWS: nor do they keep a
 * service from assuming its service-linked role.
 */
export function rcpsBind(question: Question): boolean {
  const { principal, action, resource } = question
  if (principal.serviceLinkedRole === true) return false
  if (principal.kind === 'Service' && serviceLinkedRole.test(resource)) return false
  return rcpsCover(action)
}

const serviceLinkedRole = /^arn:[^:]{1,20}:iam::\d{12}:role\/aws-service-role\//
