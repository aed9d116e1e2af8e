import type { SourcedPolicy } from '../../policy/policy-set.ts'
import type { CallerPolicies } from '../live-principal.ts'
import type { House } from '../house.ts'
import type { Session } from './session.ts'

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

/** AWS: root may do everything, so its federated users may do what their session policies allow. */
export function policiesOfRoot(house: Pick<House, 'policies'>): CallerPolicies {
  return { identity: [{ id: 'the root user', type: 'user', policy: house.policies.get(everything) }] }
}

/** The principal's policies under the session's own; a session without policies keeps `session` undefined. */
export async function policiesInSession(
  house: Pick<House, 'policies' | 'principals'>,
  session: Pick<Session, 'policy' | 'policyArns'>,
  own: CallerPolicies = { identity: [] },
): Promise<CallerPolicies> {
  if (session.policy === undefined && session.policyArns === undefined) return own
  const sources: SourcedPolicy[] = await house.principals.managed(session.policyArns ?? [])
  if (session.policy !== undefined) {
    sources.unshift({ id: 'session policy', type: 'session', policy: house.policies.get(session.policy) })
  }
  return { ...own, session: sources }
}
