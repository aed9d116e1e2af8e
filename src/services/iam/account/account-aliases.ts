import { findAccount, findAccountByAlias, setAccountAlias } from '../../../store/entities/accounts.ts'
import { action } from '../action.ts'
import { accountAliasExists, aliasLikeAccountId, noSuchAccountAlias } from '../errors.ts'

export const createAccountAlias = action('CreateAccountAlias', {
  access: () => ({ all: [{}] }),
  // AWS: an account has one alias, so a new one takes the old one's place; a name in use, even by the
  // account itself, is refused.
  run({ input: { AccountAlias: alias }, caller: { account }, house }) {
    if (/^\d{12}$/.test(alias!)) throw aliasLikeAccountId()
    return house.store.write(account, async (tx) => {
      if ((await findAccountByAlias(tx, alias!)) !== undefined) throw accountAliasExists(alias!)
      await setAccountAlias(tx, account, alias!)
      return {}
    })
  },
})

export const deleteAccountAlias = action('DeleteAccountAlias', {
  access: () => ({ all: [{}] }),
  run({ input: { AccountAlias: alias }, caller: { account }, house }) {
    return house.store.write(account, async (tx) => {
      const holder = await findAccountByAlias(tx, alias!)
      if (holder?.id !== account) throw noSuchAccountAlias(alias!)
      await setAccountAlias(tx, account, null)
      return {}
    })
  },
})

export const listAccountAliases = action('ListAccountAliases', {
  access: () => ({ all: [{}] }),
  async run({ caller, house }) {
    const account = await findAccount(house.store.read, caller.account)
    const alias = account?.alias ?? undefined
    return { AccountAliases: alias === undefined ? [] : [alias], IsTruncated: false }
  },
})
