import { setGlobalEndpointTokenVersion } from '../../../store/entities/account-preferences.ts'
import { action } from '../action.ts'

const versions = { v1Token: 1, v2Token: 2 } as const

/** What was set is GetAccountSummary's GlobalEndpointTokenVersion. */
export const setSecurityTokenServicePreferences = action('SetSecurityTokenServicePreferences', {
  access: () => ({ all: [{}] }),
  run: ({ input, caller: { account }, house }) =>
    house.store.write(account, async (tx) => {
      await setGlobalEndpointTokenVersion(tx, account, versions[input.GlobalEndpointTokenVersion!])
      return {}
    }),
})
