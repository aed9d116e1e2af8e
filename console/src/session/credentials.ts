import { sessionCredentials, type Session } from './api.ts'
import { SignInError } from './sign-in-error.ts'
import { roleSeconds, roleSessionName, switchedRoleArn, type SwitchedRole } from './switched-role.ts'

/** What the SDK signs with; `expiration` is when it stops to work. */
export type Credentials = {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration: Date
}

/** Gives credentials that will work for a while yet. */
export type CredentialProvider = {
  (): Promise<Credentials>
  /** Asks for new ones, for a service takes the kept ones no more. */
  again(): Promise<Credentials>
}

// Fresh ones are asked for this long before the old ones end, so that no call is signed with dead ones.
const marginMilliseconds = 5 * 60_000

/** Keeps credentials in memory and loads anew shortly before they end; callers at one time share one load. */
export function refreshing(
  load: () => Promise<Credentials>,
  now: () => number = Date.now,
): CredentialProvider {
  let kept: { credentials: Promise<Credentials>; until: number } | undefined
  const provide = () => {
    if (kept !== undefined && now() < kept.until) return kept.credentials
    const entry = { credentials: load(), until: Number.POSITIVE_INFINITY }
    kept = entry
    entry.credentials.then(
      ({ expiration }) => {
        const left = expiration.getTime() - now()
        entry.until = now() + Math.max(left - marginMilliseconds, left / 2)
      },
      () => {
        if (kept === entry) kept = undefined
      },
    )
    return entry.credentials
  }
  const again = () => {
    // What is being loaded is new already.
    if (kept?.until !== Number.POSITIVE_INFINITY) kept = undefined
    return provide()
  }
  return Object.assign(provide, { again })
}

/** The credentials of a sign-in, from the server's session endpoint; `over` hears that it is no more. */
export function signInCredentials(sessionId: string, over: () => void): CredentialProvider {
  return refreshing(async () => {
    const answer = await sessionCredentials(sessionId).catch((error: unknown) => {
      if (error instanceof SignInError && (error.status === 401 || error.status === 403)) over()
      throw error
    })
    const { expiration, accessKeyId, secretAccessKey, sessionToken } = answer
    return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiration) }
  })
}

/**
 * The credentials of a role: `AssumeRole` by the original sign-in (never by a role somebody switched to
 * before), an hour at a time and anew for as long as the sign-in lasts.
 */
export function roleCredentials(
  session: Session,
  original: CredentialProvider,
  role: SwitchedRole,
  region: () => Promise<string>,
): CredentialProvider {
  return refreshing(async () => {
    const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts')
    const sts = new STSClient({
      endpoint: location.origin,
      region: await region(),
      credentials: original,
      maxAttempts: 2,
    })
    const { Credentials: made } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: switchedRoleArn(role),
        RoleSessionName: roleSessionName(session.name),
        DurationSeconds: roleSeconds(Date.parse(session.expires) - Date.now()),
      }),
    )
    return {
      accessKeyId: made!.AccessKeyId!,
      secretAccessKey: made!.SecretAccessKey!,
      sessionToken: made!.SessionToken!,
      expiration: made!.Expiration!,
    }
  })
}
