import { action } from './action.ts'

/** GetCallerIdentity: needs no permission, and no Deny withholds it. Source: STS API Reference. */
export const getCallerIdentity = action('GetCallerIdentity', {
  access: () => ({ free: true }),
  run: ({ caller }) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.account }),
})
