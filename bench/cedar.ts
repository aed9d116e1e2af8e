import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import type { MadeStatement, PlainQuestion } from './decision-worlds.ts'

const name = 'bench'

/**
 * Cedar's engine, its policies parsed beforehand, deciding the made-up policies: one Cedar policy a statement, IAM's
 * patterns as `like`. Cedar has no policy variables in patterns, so the one user's name stands for its variable.
 * Throws where Cedar does not take the translation.
 */
export function openCedar(policies: readonly MadeStatement[][]): (question: PlainQuestion) => boolean {
  const staticPolicies = policies.flat().map(policyOf).join('\n')
  const parsed = cedar.preparsePolicySet(name, { staticPolicies })
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors))
  return (question) => {
    const answer = cedar.statefulIsAuthorized(callOf(question))
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
    return answer.response.decision === 'allow'
  }
}

function callOf({ action, resource, keys }: PlainQuestion): cedar.StatefulAuthorizationCall {
  return {
    preparsedPolicySetId: name,
    principal: { type: 'User', id: keys['aws:username']! },
    action: { type: 'Action', id: action },
    resource: { type: 'Resource', id: resource },
    context: {
      action,
      resource,
      team: keys['aws:PrincipalTag/team']!,
      ip: { __extn: { fn: 'ip', arg: keys['aws:SourceIp']! } },
      secure: keys['aws:SecureTransport'] === 'true',
    },
    entities: [],
  }
}

function policyOf({ Effect, Action, Resource, Condition }: MadeStatement): string {
  const parts = [
    `(${Action.map((pattern) => matching('action', pattern)).join(' || ')})`,
    `(${Resource.map((pattern) => matching('resource', pattern)).join(' || ')})`,
    ...conditionsOf(Condition),
  ]
  return `${Effect === 'Allow' ? 'permit' : 'forbid'} (principal, action, resource) when { ${parts.join(' && ')} };`
}

function matching(key: 'action' | 'resource', pattern: string): string {
  if (pattern === '*') return 'true'
  const text = JSON.stringify(pattern.replace(`\${aws:username}`, 'alice'))
  return pattern.includes('*') ? `context.${key} like ${text}` : `context.${key} == ${text}`
}

function conditionsOf(condition: MadeStatement['Condition']): string[] {
  const { StringEquals, IpAddress, Bool } = condition ?? {}
  return [
    ...(StringEquals
      ? [`${JSON.stringify(StringEquals['aws:PrincipalTag/team'])}.contains(context.team)`]
      : []),
    ...(IpAddress ? [`context.ip.isInRange(ip(${JSON.stringify(IpAddress['aws:SourceIp'])}))`] : []),
    ...(Bool ? ['context.secure'] : []),
  ]
}
