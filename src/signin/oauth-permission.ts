import type { RequestFacts } from '../access/request-facts.ts'
import { decide } from '../access/decision/authorize.ts'
import type { Caller } from '../access/caller.ts'
import { userIdentity } from '../trail/cloudtrail-event.ts'
import type { House } from '../access/house.ts'
import type { ConsoleSessionRow } from '../store/signin/console-sessions.ts'
import { consoleCaller } from './console-session.ts'
import { insufficientPermissions, tokenExpired } from './oauth-errors.ts'
import { noteConsoleEvent } from './sign-in-event.ts'

/**
 * Asks whether the session's person may sign programs in, notes it in the trail, and answers who they are.
 * The policy for it is AWS's SignInLocalDevelopmentAccess. Throws `insufficientPermissions` and
 * `tokenExpired`.
 */
export async function requireSignInAction(
  house: House,
  row: ConsoleSessionRow,
  operation: 'AuthorizeOAuth2Access' | 'CreateOAuth2Token',
  client: 'localhost' | 'remote',
  request: RequestFacts,
  parameters: object,
): Promise<Caller> {
  const caller = await consoleCaller(house, row)
  if (caller === undefined) throw tokenExpired()
  const action = `signin:${operation}`
  const resource = `arn:aws:signin:${house.region}:${row.account}:oauth2/public-client/${client}`
  const asking = { house, caller, request, action, now: house.clock.now() }
  if (!house.organizations.areCurrent()) await house.organizations.refresh()
  const isAllowed = decide(asking, { resource }).decision.outcome === 'Allowed'
  noteConsoleEvent(house, row.account, request, {
    eventName: operation,
    eventType: 'AwsApiCall',
    userIdentity: userIdentity(caller),
    requestParameters: parameters,
    responseElements: null,
    additionalEventData: { success: String(isAllowed) },
  })
  if (!isAllowed) throw insufficientPermissions(action)
  return caller
}
