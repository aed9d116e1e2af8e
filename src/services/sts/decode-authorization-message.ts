import { decodeAuthorizationMessage as decode } from '../../access/decision/authorization-message.ts'
import { action } from './action.ts'
import { invalidAuthorizationMessage } from './errors.ts'

/** DecodeAuthorizationMessage: only messages that this account was given. Source: STS API Reference. */
export const decodeAuthorizationMessage = action('DecodeAuthorizationMessage', {
  access: () => ({ all: [{}] }),
  run({ input, caller, house }) {
    const DecodedMessage = decode(house, caller.account, input.EncodedMessage!)
    if (DecodedMessage === undefined) throw invalidAuthorizationMessage()
    return { DecodedMessage }
  },
})
