import { mintSession, tokenMaximum, type SessionFacts } from '../../access/identity/credentials.ts'
import type { House } from '../../access/house.ts'
import { minimumTokenSizeTooLarge, tokenTooLarge } from './errors.ts'

/**
 * Issues a session as STS answers it: the credentials and, where the request asked for a token of some size,
 * how large the token is and which percentage of the maximum that makes.
 */
export function issue(
  house: House,
  facts: SessionFacts,
  durationSeconds: number,
  { MinimumSessionTokenSize: minimum }: { MinimumSessionTokenSize?: number | undefined },
) {
  if (minimum !== undefined && minimum > tokenMaximum) throw minimumTokenSizeTooLarge()
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = mintSession(
    house,
    facts,
    durationSeconds,
    minimum,
  )
  const size = sessionToken.length
  if (size > tokenMaximum) throw tokenTooLarge()
  return {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
      Expiration: expiration,
    },
    ...(minimum !== undefined && {
      SessionTokenUtilization: Math.ceil((size / tokenMaximum) * 100),
      SessionTokenSize: size,
    }),
  }
}
