import { randomUUID } from 'node:crypto'
import { rootArn } from '../kernel/arn.ts'
import { isoSeconds } from '../kernel/iso-seconds.ts'
import type { Caller } from '../access/caller.ts'
import { isDataEvent, isReadOnly } from './event-kind.ts'
import type { HistoryEvent, UserIdentity } from '../access/recorded-request.ts'
import type { Answered } from '../access/trail.ts'

// LIMIT: as in CloudTrail, parameters beyond this are left out of the event.
const parametersMaximum = 16_384
const partMaximum = 1024

/** A request in CloudTrail's record format. Source: CloudTrail User Guide, "Record contents". */
export function cloudTrailEvent({
  service,
  operation,
  caller,
  account = caller.account,
  request,
  time,
  parameters,
  error,
}: Answered): HistoryEvent & Record<string, unknown> {
  const isData = isDataEvent(service, operation)
  return {
    eventVersion: '1.11',
    userIdentity: userIdentity(caller),
    eventTime: isoSeconds(time),
    eventSource: `${service}.amazonaws.com`,
    eventName: operation,
    awsRegion: service === 'iam' ? 'us-east-1' : request.region,
    sourceIPAddress: request.sourceIp,
    userAgent: request.userAgent,
    ...(error && { errorCode: error.code, errorMessage: error.message }),
    requestParameters: boundedParameters(parameters),
    responseElements: null,
    requestID: request.requestId,
    eventID: randomUUID(),
    readOnly: isReadOnly(service, operation),
    eventType: 'AwsApiCall',
    managementEvent: !isData,
    recipientAccountId: account,
    eventCategory: isData ? 'Data' : 'Management',
    ...(caller.keyIsKnown && { additionalEventData: { secretKnownToAll: true } }),
    ...(caller.session?.consoleSessionId !== undefined && { sessionCredentialFromConsole: 'true' }),
  }
}

/** CloudTrail's userIdentity element. */
export function userIdentity(caller: Caller): UserIdentity {
  const { account, arn, userId, accessKeyId, session, role, user } = caller
  const common = { principalId: userId, arn, accountId: account, accessKeyId }
  const attributes = session && {
    creationDate: isoSeconds(session.issued * 1000),
    mfaAuthenticated: String(session.mfaAt !== undefined),
  }
  switch (caller.kind) {
    case 'root':
      return {
        type: 'Root',
        ...common,
        // AWS: a session of AssumeRoot says so. Source: IAM User Guide, "Track privileged tasks in CloudTrail".
        ...(attributes && {
          sessionContext: { attributes, ...(session.kind === 'root' && { assumedRoot: 'true' }) },
        }),
      }
    case 'user':
      return {
        type: 'IAMUser',
        ...common,
        userName: user?.name,
        ...(attributes && { sessionContext: { attributes } }),
      }
    case 'role':
      return {
        type: 'AssumedRole',
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: role?.id,
            arn: caller.principalArn,
            accountId: account,
            userName: role?.name,
          },
          attributes,
          ...(session?.sourceIdentity !== undefined && { sourceIdentity: session.sourceIdentity }),
        },
      }
    case 'federated':
      return {
        type: 'FederatedUser',
        ...common,
        sessionContext: {
          sessionIssuer: {
            type: user === undefined ? 'Root' : 'IAMUser',
            principalId: user?.id ?? account,
            arn: caller.principal.issuerArn ?? rootArn(account),
            accountId: account,
            userName: user?.name,
          },
          attributes,
        },
      }
    case 'service':
      return vouchedFor(caller) ?? { type: 'AWSService', invokedBy: caller.arn }
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }
  }
}

/** A user whom an identity provider speaks for. */
function vouchedFor({ principal, userId, subject, arn }: Caller): UserIdentity | undefined {
  if (principal.kind !== 'WebIdentity' && principal.kind !== 'SAML') return undefined
  return { type: `${principal.kind}User`, principalId: userId, userName: subject, identityProvider: arn }
}

/** Parameters with CloudTrail's lower-case first letters, or a note where they are too large to keep. */
function boundedParameters(parameters: object | undefined): object | null {
  if (parameters === undefined) return null
  const renamed: Record<string, unknown> = {}
  let any = false
  let large = false
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue
    renamed[name.charAt(0).toLowerCase() + name.slice(1)] = value
    any = true
    large ||= typeof value === 'string' ? value.length > partMaximum : typeof value === 'object'
  }
  if (!any) return null
  // Only what could be large is measured: the measure costs as much as the writing.
  if (large && JSON.stringify(renamed).length > parametersMaximum) return { requestParametersTruncated: true }
  return renamed
}
