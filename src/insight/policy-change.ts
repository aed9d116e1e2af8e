import type { PolicySet, PolicyType, SourcedPolicy } from '../policy/policy-set.ts'
import type { CallerPolicies } from '../access/live-principal.ts'
import type { CompiledTexts } from '../access/decision/compiled-texts.ts'
import type { RecordedCaller } from '../access/recorded-request.ts'
import type { PolicyOverrides } from './ask-again.ts'

/** A user or role: its ARN, or `user/NAME` or `role/NAME` of any account. */
export type NamedEntity = string

/** One policy that is to change, and where it is. */
export type PolicyChange = { text: string } & (
  | /** The inline policy of that name, or the managed policy whose ARN ends so. */ {
      at: 'policy'
      of: NamedEntity
      name: string
    }
  | /** A managed policy, for all who have it. */ { at: 'managed'; arn: string }
  | /** One more policy; the only one; the permissions boundary. */ {
      at: 'attached' | 'only' | 'boundary'
      of: NamedEntity
    }
  | { at: 'trust'; role: NamedEntity }
  | { at: 'bucket'; bucket: string }
  | /** One more service control policy of an account. */ { at: 'scp'; account: string }
)

/** A change, and how often what it changes was looked at. */
export type ChangedPolicies = PolicyOverrides & { touched(): number }

const fullAccess = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

/** What would be if one policy were another. */
export function changePolicies(texts: CompiledTexts, change: PolicyChange): ChangedPolicies {
  const policy = texts.get(change.text)
  const sourced = (id: string, type: PolicyType): SourcedPolicy => ({ id, type, policy })
  let touched = 0
  const touch = <T>(value: T): T => {
    touched += 1
    return value
  }
  const isOfChange = (caller: RecordedCaller, of: NamedEntity) =>
    (caller.kind === 'user' || caller.kind === 'role') &&
    (caller.principalArn === of || `${caller.kind}/${caller.user?.name ?? caller.role?.name}` === of)

  return {
    touched: () => touched,
    isWhole: (caller) => change.at === 'only' && isOfChange(caller, change.of),
    policies(caller, policies) {
      if (change.at === 'managed') {
        return replaced(policies, (id) => id === change.arn, policy, touch)
      }
      if (!('of' in change) || !isOfChange(caller, change.of)) return policies
      switch (change.at) {
        case 'policy': {
          const isIt = (id: string) =>
            id === change.name || (id.startsWith('arn:') && id.endsWith(`/${change.name}`))
          return replaced(policies, isIt, policy, touch)
        }
        case 'attached':
          return touch({
            ...policies,
            identity: [...policies.identity, sourced('the new policy', 'managed')],
          })
        case 'only':
          return touch({ ...policies, identity: [sourced('the only policy', 'managed')] })
        case 'boundary':
          return touch({ ...policies, boundary: sourced('the new boundary', 'managed') })
      }
    },
    resource(ask, { resource, ask: kept }) {
      const { policy: there } = ask
      if (change.at === 'bucket') {
        const isIt =
          resource === `arn:aws:s3:::${change.bucket}` ||
          resource.startsWith(`arn:aws:s3:::${change.bucket}/`)
        return isIt ? touch({ id: `the new policy of ${change.bucket}`, text: change.text }) : there
      }
      if (change.at !== 'trust' || kept.policyKind !== 'trust-policy') return there
      const name = `role/${resource.slice(resource.lastIndexOf('/') + 1)}`
      const isIt = resource === change.role || name === change.role
      return isIt ? touch({ id: `${resource} (the new trust policy)`, text: change.text }) : there
    },
    scps(account, levels) {
      if (change.at !== 'scp' || account !== change.account) return levels
      return touch([...levels, levelOf(sourced('the new service control policy', 'scp'), texts)])
    },
  }
}

/** A policy that only denies stands beside FullAWSAccess, as it would have to; one that allows stands alone. */
function levelOf(scp: SourcedPolicy, texts: CompiledTexts): PolicySet['scps'][number] {
  const allows = scp.policy.statements.some(({ statement }) => statement.effect === 'Allow')
  return allows ? [scp] : [{ id: 'FullAWSAccess', type: 'scp', policy: texts.get(fullAccess) }, scp]
}

function replaced(
  policies: CallerPolicies,
  isIt: (id: string) => boolean,
  policy: SourcedPolicy['policy'],
  touch: <T>(value: T) => T,
): CallerPolicies {
  const replace = (one: SourcedPolicy) => (isIt(one.id) ? touch({ ...one, policy }) : one)
  const { boundary, session } = policies
  return {
    identity: policies.identity.map(replace),
    boundary: boundary && replace(boundary),
    session: session?.map(replace),
  }
}
