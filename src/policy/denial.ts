import { parseArn } from '../kernel/arn.ts'
import type { Layer, Question } from './types.ts'
import type { Decision, StatementRef } from './policy-set.ts'

/** How AWS calls each kind of policy in its denial texts. */
const policyNames: Record<Layer, { article: 'a' | 'an'; name: string }> = {
  scp: { article: 'a', name: 'service control policy' },
  rcp: { article: 'a', name: 'resource control policy' },
  resource: { article: 'a', name: 'resource-based policy' },
  identity: { article: 'an', name: 'identity-based policy' },
  boundary: { article: 'a', name: 'permissions boundary' },
  session: { article: 'a', name: 'session policy' },
}

/**
 * What AWS says after the resource in `User: … is not authorized to perform: … on resource: …`; empty for an
 * allowed request. Source: IAM User Guide, "Troubleshoot access denied error messages".
 */
export function denialReason(decision: Decision, question: Question): string {
  if (decision.outcome === 'Allowed') return ''
  if (decision.unfinished !== undefined) return unfinishedReason(decision.unfinished)
  const layer = decision.layer ?? 'identity'
  const isTrust = layer === 'resource' && isRole(question)
  // AWS: "Roles may not be assumed by root accounts."; no policy is why.
  if (isTrust && decision.outcome === 'ImplicitlyDenied' && question.principal.kind === 'Account') {
    return 'because roles may not be assumed by root accounts'
  }
  // AWS: an organization's policy that fails to allow is worded like one that denies.
  if (decision.outcome === 'ExplicitlyDenied' || layer === 'scp' || layer === 'rcp') {
    if (isTrust) return 'with an explicit deny in the role trust policy'
    const { article, name } = policyNames[layer]
    return `with an explicit deny in ${article} ${name}${namedPolicy(decision)}`
  }
  const name = isTrust ? 'role trust policy' : policyNames[layer].name
  return `because no ${name} allows the ${question.action} action`
}

/** Which kind of policy said no, where nothing more is told of it: a clause for people. */
export function refusingKind(outcome: 'ExplicitlyDenied' | 'ImplicitlyDenied', layer: Layer): string {
  const { article, name } = policyNames[layer]
  return outcome === 'ExplicitlyDenied' ? `${article} ${name} denies it` : `no ${name} allows it`
}

/**
 * `: ARN` of the policy that denies, as far as AWS names it: managed policies, boundaries, session policies and those
 * of organizations by their ARNs; neither inline policies, which have none, nor those of resources.
 */
function namedPolicy({ outcome, statements }: Decision): string {
  const [first] = statements
  if (outcome !== 'ExplicitlyDenied' || first === undefined || first.layer === 'resource') return ''
  return first.source.id.startsWith('arn:') ? `: ${first.source.id}` : ''
}

/** Why nothing is known of a question: deciding it, or explaining it, would take too long. */
function unfinishedReason({ layer, source, index, sid }: StatementRef): string {
  const statement = `statement ${index + 1}${sid === undefined || sid === '' ? '' : ` (${sid})`}`
  return (
    `because it takes too many steps to hold the request against the policies that apply to it, the last of them ` +
    `${statement} of ${source.id}, ${policyNames[layer].article} ${policyNames[layer].name}`
  )
}

/** A role's own policy is its trust policy, and only STS asks it. */
function isRole(question: Question): boolean {
  const arn = parseArn(question.resource)
  return arn?.service === 'iam' && arn.resource.startsWith('role/') && /^sts:/i.test(question.action)
}
