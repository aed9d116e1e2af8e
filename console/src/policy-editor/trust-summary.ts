import type { PolicyDocument } from '../../../src/policy/text/document.ts'
import { conditionText } from './summary.ts'

/** Whom one statement of a resource's policy names, and for what. */
export type TrustRow = {
  effect: 'Allow' | 'Deny'
  kind: string
  principal: string
  actions: string
  condition: string
}

const kinds = {
  AWS: 'Account or identity',
  Service: 'Service',
  Federated: 'Provider',
  CanonicalUser: 'Account',
  '*': 'Everybody',
}

/** Who is named by a trust policy or another resource's policy, a row for each principal of each statement. */
export function trustSummaryOf({ statements }: PolicyDocument): TrustRow[] {
  return statements.flatMap((statement) => {
    const { effect, action, notAction, principal, notPrincipal } = statement
    const actions = action?.join(', ') ?? `everything but ${(notAction ?? []).join(', ')}`
    return (principal ?? notPrincipal ?? []).map(({ type, value }) => ({
      effect,
      kind: type === 'AWS' && value === '*' ? kinds['*'] : kinds[type],
      principal: principal === undefined ? `everybody but ${value}` : value,
      actions,
      condition: conditionText(statement) || 'None',
    }))
  })
}
