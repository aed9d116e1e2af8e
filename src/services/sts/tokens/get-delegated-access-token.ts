import { endOfAccess, type Approver } from '../../../access/identity/delegation.ts'
import type { House } from '../../../access/house.ts'
import { openTradeInToken } from '../../../access/identity/trade-in-token.ts'
import { findDelegationRequest } from '../../../store/federation/delegation-requests.ts'
import { action } from '../action.ts'
import { accessDenied, tradeInTokenExpired, validationError } from '../errors.ts'
import { issue } from '../issue.ts'

/**
 * GetDelegatedAccessToken: credentials of who accepted a delegation request, limited by the request's policy,
 * until its access ends; they can be had again until then. AWS: PackedPolicySize is not told any more.
 * Source: STS API Reference; IAM User Guide, "Building your integration".
 */
export const getDelegatedAccessToken = action('GetDelegatedAccessToken', {
  access: () => ({ all: [{}] }),
  async run({ input, caller, house, now }) {
    const id = openTradeInToken(house, input.TradeInToken!)
    const row = id === undefined ? undefined : await findDelegationRequest(house.store.read, id)
    if (row === undefined || row.state !== 'FINALIZED')
      throw validationError('The trade-in token is not valid.')
    if (row.account !== caller.account) throw accessDenied('The trade-in token is for another account.')
    const seconds = Math.floor((endOfAccess(row) - now) / 1000)
    if (seconds <= 0) throw tradeInTokenExpired()
    const { facts, principalArn } = JSON.parse(row.approver!) as Approver
    if (!(await isThere(house, facts))) throw accessDenied('Who accepted the delegation request is gone.')
    const { Credentials } = issue(house, { ...facts, policy: row.policy }, seconds, {})
    return { Credentials, AssumedPrincipal: principalArn }
  },
})

async function isThere(house: House, { kind, account, principalId }: Approver['facts']): Promise<boolean> {
  if (principalId === account) return true
  const { principals } = house
  return (await (kind === 'role' ? principals.role : principals.user)(account, principalId)) !== undefined
}
