import type { RequestFacts } from '../access/request-facts.ts'
import type { UserIdentity } from '../access/recorded-request.ts'
import type { House } from '../access/house.ts'
import { iamArn, rootArn } from '../kernel/arn.ts'
import { uuid } from '../kernel/ids.ts'
import { isoSeconds } from '../kernel/iso-seconds.ts'
import type { Named } from './who-signs-in.ts'

/** How a sign-in ended, and whether a second factor was shown. */
export type Outcome = { succeeded: boolean; mfa: boolean }

/**
 * Notes a sign-in by password in the trail of the account, as CloudTrail's ConsoleLogin. An account that is
 * not there has no trail. Source: CloudTrail User Guide, "AWS Management Console sign-in events".
 */
export function noteSignIn(house: House, named: Named, request: RequestFacts, outcome: Outcome): void {
  if (named.account === '') return
  const why = named.isRoot || named.user ? 'Failed authentication' : 'No username found in supplied account'
  noteConsoleEvent(house, named.account, request, {
    eventName: 'ConsoleLogin',
    userIdentity: outcome.succeeded ? identityOf(named) : claimedIdentity(named),
    responseElements: { ConsoleLogin: outcome.succeeded ? 'Success' : 'Failure' },
    ...(!outcome.succeeded && { errorMessage: why }),
    additionalEventData: {
      LoginTo: `${house.url}/_understudy/console/`,
      MobileVersion: 'No',
      MFAUsed: outcome.mfa ? 'Yes' : 'No',
    },
  })
}

/** What differs between the events of the sign-in service. */
export type ConsoleEvent = {
  eventName: 'ConsoleLogin' | 'GetSigninToken' | 'AuthorizeOAuth2Access' | 'CreateOAuth2Token'
  userIdentity: UserIdentity
  requestParameters?: object
  responseElements: object | null
  errorMessage?: string
  /** `AwsConsoleSignIn` unless a program's call is meant. */
  eventType?: 'AwsApiCall'
  additionalEventData?: object
}

/** Notes an event of the sign-in service in the trail of an account. */
export function noteConsoleEvent(
  house: House,
  account: string,
  request: RequestFacts,
  { eventName, userIdentity, ...more }: ConsoleEvent,
): void {
  house.trail.recordEvent(account, {
    eventVersion: '1.11',
    userIdentity,
    eventTime: isoSeconds(house.clock.now()),
    eventSource: 'signin.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    sourceIPAddress: request.sourceIp,
    userAgent: request.userAgent,
    requestParameters: null,
    eventType: 'AwsConsoleSignIn',
    ...more,
    requestID: request.requestId,
    eventID: uuid(house.random),
    readOnly: more.eventType === 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  })
}

function identityOf({ account, user }: Named): UserIdentity {
  if (user === undefined) return rootIdentity(account)
  const arn = iamArn(account, 'user', user.path, user.name)
  return { type: 'IAMUser', principalId: user.id, arn, accountId: account, userName: user.name }
}

/** AWS: a name nobody has is not kept: it may be a password in the wrong field. */
function claimedIdentity({ account, user, isRoot }: Named): UserIdentity {
  if (isRoot) return rootIdentity(account)
  const userName = user?.name ?? 'HIDDEN_DUE_TO_SECURITY_REASONS'
  return { type: 'IAMUser', accountId: account, accessKeyId: '', userName }
}

function rootIdentity(account: string): UserIdentity {
  return { type: 'Root', principalId: account, arn: rootArn(account), accountId: account, accessKeyId: '' }
}
