import { accountOfKeyId } from '../../kernel/ids.ts'
import { findAccessKey } from '../../store/access-keys.ts'
import { findAccount } from '../../store/accounts.ts'
import { action } from './action.ts'
import { unknownAccessKey } from './errors.ts'

/**
 * GetAccessKeyInfo: the account a key belongs to, of any account and whatever its state. A long-term key is
 * looked up; a temporary one is stored nowhere, but its id names its account.
 */
export const getAccessKeyInfo = action('GetAccessKeyInfo', {
  access: () => ({ all: [{}] }),
  async run({ input, house }) {
    const id = input.AccessKeyId!
    const row = await findAccessKey(house.store.read, id)
    if (row !== undefined) return { Account: row.account }
    const account = id.startsWith('ASIA') ? accountOfKeyId(id) : undefined
    if (account === undefined || (await findAccount(house.store.read, account)) === undefined) {
      throw unknownAccessKey(id)
    }
    return { Account: account }
  },
})
