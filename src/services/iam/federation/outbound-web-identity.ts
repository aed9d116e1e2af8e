import { outboundIssuer } from '../../../access/identity/outbound-issuer.ts'
import {
  isOutboundFederationEnabled,
  setOutboundFederation,
} from '../../../store/federation/outbound-federation.ts'
import { action } from '../action.ts'
import { outboundFederationDisabled, outboundFederationEnabled } from './provider-errors.ts'

export const enableOutboundWebIdentityFederation = action('EnableOutboundWebIdentityFederation', {
  access: () => ({ all: [{}] }),
  run({ caller: { account }, house, now }) {
    return house.store.write(account, async (tx) => {
      if (await isOutboundFederationEnabled(tx, account)) throw outboundFederationEnabled()
      await setOutboundFederation(tx, account, true, now)
      return { IssuerIdentifier: outboundIssuer(house, account) }
    })
  },
})

export const disableOutboundWebIdentityFederation = action('DisableOutboundWebIdentityFederation', {
  access: () => ({ all: [{}] }),
  run({ caller: { account }, house, now }) {
    return house.store.write(account, async (tx) => {
      if (!(await isOutboundFederationEnabled(tx, account))) throw outboundFederationDisabled()
      await setOutboundFederation(tx, account, false, now)
      return {}
    })
  },
})

export const getOutboundWebIdentityFederationInfo = action('GetOutboundWebIdentityFederationInfo', {
  access: () => ({ all: [{}] }),
  async run({ caller: { account }, house }) {
    if (!(await isOutboundFederationEnabled(house.store.read, account))) throw outboundFederationDisabled()
    return { IssuerIdentifier: outboundIssuer(house, account), JwtVendingEnabled: true }
  },
})
