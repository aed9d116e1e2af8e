import type { StatementPlace, Verdict } from './explanation.ts'
import { directGrants, isRootAssumingRole, rcpsBind, scpsBind } from '../needed-layers.ts'
import { grant, hasAccount } from '../match/principal.ts'
import type { Grants } from '../match/principal.ts'
import { rcpsCover } from '../resource-control.ts'
import { statementName } from './step-words.ts'
import { permissionNeed } from '../unconditional-actions.ts'
import type { Layer, Question } from '../types.ts'
import type { PolicySet } from '../policy-set.ts'

/** What a layer's verdict rests on. */
export type LayerFacts = {
  question: Question
  policies: PolicySet
  /** How the resource's policy names the caller. */
  grants: Grants
  /** The first statement of the layer that denies or, where none does, allows. */
  deciding?: StatementPlace | undefined
  /** Of an organization's layer: levels without an Allow, counted from 1. */
  silentLevels: readonly number[]
}

/** Why a layer said what it said: a clause in lower case that a person can read. */
export function layerReason(layer: Layer, verdict: Verdict, facts: LayerFacts): string {
  if (permissionNeed(facts.question.action) === 'nothing') {
    return 'the action needs no permission, and nothing can deny it'
  }
  switch (verdict) {
    case 'allows':
    case 'denies':
      return facts.deciding === undefined ? verdict : decidedReason(layer, verdict, facts, facts.deciding)
    case 'silent':
      return silentReason(layer, facts)
    case 'absent':
      return absentReason(layer, facts)
    case 'not-needed':
      return unneededReason(layer, facts)
  }
}

function decidedReason(
  layer: Layer,
  verdict: 'allows' | 'denies',
  { grants, question }: LayerFacts,
  deciding: StatementPlace,
): string {
  const said = `${placeText(deciding)} ${verdict} it`
  if (verdict === 'denies' || layer !== 'resource') return said
  const isOwn = question.principal.account === question.resourceAccount
  return isOwn && grants === grant.account ? `${said} to the account, which only delegates` : said
}

/** `statement 2 (ReadReports) of own, line 7,`. */
export function placeText({ index, sid, policy, line }: StatementPlace): string {
  return `${statementName({ index, sid })} of ${policy}, line ${line},`
}

function silentReason(layer: Layer, { question, policies, silentLevels }: LayerFacts): string {
  if (layer === 'scp' || layer === 'rcp') {
    const levels =
      silentLevels.length === 1 ? `level ${silentLevels[0]}` : `levels ${silentLevels.join(', ')}`
    return `every level has to allow it, and no statement of ${levels} does`
  }
  if (isRootAssumingRole(question, policies)) return 'the root user of an account cannot assume a role'
  if (layer === 'resource') return `${mustAllow(question, policies)}, and no statement allows it`
  return 'no statement allows it'
}

/** Why the resource's policy is asked at all. */
function mustAllow(question: Question, policies: PolicySet): string {
  const { principal, resourceAccount } = question
  if (policies.resourceKind === 'trust-policy') return 'the trust policy of a role must allow'
  if (policies.resourceKind === 'key-policy') return 'the policy of a key must allow'
  if (!hasAccount(principal)) return 'the caller has no policies of its own'
  return principal.account === resourceAccount
    ? 'the policy of the resource is looked at'
    : `the resource belongs to another account (${resourceAccount}), whose policy must allow`
}

function absentReason(layer: Layer, { question, policies }: LayerFacts): string {
  const { principal, resourceAccount } = question
  switch (layer) {
    case 'scp':
      return 'no service control policies apply'
    case 'rcp':
      return 'no resource control policies apply'
    case 'resource':
      return policies.resourceKind === 'trust-policy' || !hasAccount(principal)
        ? `${mustAllow(question, policies)}, and there is none`
        : principal.account === resourceAccount
          ? 'the resource has no policy'
          : `${mustAllow(question, policies)}, and there is none`
    case 'identity':
      return 'the caller has no identity policies'
    case 'boundary':
      return 'no permissions boundary is set'
    case 'session':
      return principal.kind === 'FederatedUser'
        ? 'a federated user has no permissions without a session policy'
        : 'no session policy was passed'
  }
}

function unneededReason(layer: Layer, { question, policies, grants }: LayerFacts): string {
  const { principal, action } = question
  if (permissionNeed(action) === 'no deny') return 'the action needs no Allow'
  if (layer === 'scp' && isOfManagement(layer, policies)) {
    return 'service control policies do not bind the management account'
  }
  if (layer === 'rcp' && isOfManagement(layer, policies)) {
    return 'resource control policies do not bind resources of the management account'
  }
  if (layer === 'scp' && !scpsBind(question)) return exemption(question, 'service control policies')
  if (layer === 'rcp' && !rcpsBind(question)) {
    return rcpsCover(action)
      ? exemption(question, 'resource control policies')
      : `resource control policies do not apply to ${action}`
  }
  if (layer === 'resource') return 'within one account the identity policies are enough'
  if (!hasAccount(principal)) return 'the caller belongs to no account'
  if (principal.kind === 'Account') return 'the root user needs none'
  if ((grants & directGrants) !== 0) return "the resource's policy grants to the caller itself"
  if ((grants & grant.issuer) !== 0)
    return "the resource's policy grants to the role or user behind the session"
  return policies[layer === 'identity' ? 'boundary' : 'resource'] === undefined
    ? 'none is set'
    : 'it is not asked'
}

/** Whether a layer of the organization's is empty because the account manages it. */
export function isOfManagement(layer: Layer, { management }: PolicySet): boolean {
  return (
    (layer === 'scp' && management?.caller === true) || (layer === 'rcp' && management?.resource === true)
  )
}

function exemption({ principal }: Question, what: string): string {
  return principal.serviceLinkedRole === true
    ? `${what} do not bind service-linked roles`
    : `${what} do not bind this caller`
}
