import { accountOfKeyId } from '../../kernel/ids.ts'
import { findAccessKey } from '../../store/credentials/access-keys.ts'
import { findAccount } from '../../store/entities/accounts.ts'
import { action } from './action.ts'
import { unknownAccessKey } from './errors.ts'

/**
 * GetAccessKeyInfo: the account a key belongs to, of any account and whatever its state, deleted included. A key
 * that is looked up in vain still names its account. Source: STS API Reference.
 */
export const getAccessKeyInfo = action('GetAccessKeyInfo', {
  access: () => ({ all: [{}] }),
  async run({ input, house }) {
    const id = input.AccessKeyId!
    const row = await findAccessKey(house.store.read, id)
    if (row !== undefined) return { Account: row.account }
    const account = accountOfKeyId(id)
    if (account === undefined || (await findAccount(house.store.read, account)) === undefined) {
      throw unknownAccessKey(id)
    }
    return { Account: account }
  },
})
