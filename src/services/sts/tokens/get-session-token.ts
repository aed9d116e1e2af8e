import type { Caller } from '../../../access/caller.ts'
import { action } from '../action.ts'
import { issue } from '../issue.ts'
import { proveSecondFactor, showsSecondFactor } from '../mfa.ts'

const userDefaultSeconds = 43_200
// LIMIT: root's sessions last one hour at the most; AWS shortens longer wishes without a word.
const rootMaximumSeconds = 3600

/** How long a session of a user or of root lasts that GetSessionToken or GetFederationToken makes. */
export function sessionSeconds(caller: Caller, wished: number | undefined): number {
  if (caller.kind === 'root') return Math.min(wished ?? rootMaximumSeconds, rootMaximumSeconds)
  return wished ?? userDefaultSeconds
}

/**
 * GetSessionToken: the user itself, for a while, with its second factor where one was shown. Source: STS API
 * Reference.
 */
export const getSessionToken = action('GetSessionToken', {
  // AWS: no Allow is needed; a Deny is honoured, as the guide's own force-MFA policy presumes.
  access: () => ({ unlessDenied: [{}] }),
  async run(call) {
    const { input, caller, house, now } = call
    const secondFactor = showsSecondFactor(input) && (await proveSecondFactor(call))
    const issued = issue(
      house,
      {
        kind: 'user',
        account: caller.account,
        principalId: caller.user?.id ?? caller.account,
        issuingKeyId: caller.session === undefined ? caller.accessKeyId : undefined,
        mfaAt: secondFactor ? Math.floor(now / 1000) : undefined,
      },
      sessionSeconds(caller, input.DurationSeconds),
      input,
    )
    return issued
  },
})
