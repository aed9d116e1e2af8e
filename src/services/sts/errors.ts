import { AwsError } from '../../kernel/aws-error.ts'

/** `AccessDenied` with a sentence of its own: no policy decided it. */
export function accessDenied(message: string): AwsError {
  return new AwsError('AccessDenied', 403, message)
}

/**
 * How STS refuses what policies do not allow; AssumeRole's refusals are this sentence and no more. AWS: what is
 * about no resource names none (DecodeAuthorizationMessage, GetAccessKeyInfo; reports of its clients' users).
 */
export function notAuthorized(caller: string, action: string, resource: string, reason = ''): AwsError {
  const where = resource === '*' ? '' : ` on resource: ${resource}`
  const sentence = `User: ${caller} is not authorized to perform: ${action}${where}`
  return accessDenied(reason === '' ? sentence : `${sentence} ${reason}`)
}

/** Nobody here vouches for a context assertion, so none is taken on trust. */
export function contextsNotThere(): AwsError {
  return new AwsError('NotImplemented', 501, 'ProvidedContexts are not implemented by Understudy yet.')
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', 400, message)
}

export function rootMayNotAssume(): AwsError {
  return accessDenied('Roles may not be assumed by root accounts.')
}

export function cannotCallWithSession(operation: string): AwsError {
  return accessDenied(`Cannot call ${operation} with session credentials`)
}

// AWS: the sentence ends with a space.
export function wrongMfaCode(): AwsError {
  return accessDenied('MultiFactorAuthentication failed with invalid MFA one time pass code. ')
}

// AWS: two spaces between the sentences.
export function wrongMfaDevice(): AwsError {
  return accessDenied(
    'MultiFactorAuthentication failed, unable to validate MFA code.  ' +
      'Please verify your MFA serial number is valid and associated with this user.',
  )
}

export function mfaIncomplete(): AwsError {
  return accessDenied(
    'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. ',
  )
}

export function durationExceedsRole(): AwsError {
  return validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
}

export function durationExceedsChaining(): AwsError {
  return validationError(
    'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  )
}

export function sourceIdentityIsSet(): AwsError {
  return accessDenied('The source identity is already set for this assume role session')
}

function invalidParameterValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message)
}

export function duplicateTagKeys(): AwsError {
  return invalidParameterValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
}

export function reservedTagKey(): AwsError {
  return invalidParameterValue('System tags cannot be added/updated by requester')
}

export function tagConflictsWithTransitive(): AwsError {
  return invalidParameterValue(
    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from " +
      'the calling session.',
  )
}

export function transitiveKeyNotPassed(): AwsError {
  return invalidParameterValue('The specified transitive tag key must be included in the requested tags.')
}

export function malformedPolicyDocument(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', 400, message)
}

export function policyNotAttachable(arn: string): AwsError {
  return validationError(`Policy ${arn} does not exist or is not attachable.`)
}

/** AssumeRoot for something that is none of AWS's tasks. */
export function noSuchTaskPolicy(arn: string): AwsError {
  return validationError(`The task policy ${arn} is not supported.`)
}

export function regionalEndpointOnly(): AwsError {
  return validationError('AssumeRoot is not supported on the global endpoint. Use a Regional endpoint.')
}

export function packedPolicyTooLarge(percent: number): AwsError {
  return new AwsError(
    'PackedPolicyTooLarge',
    400,
    `Packed policy consumes ${percent}% of allotted space, please use smaller policy.`,
  )
}

export function packedTagsTooLarge(percent: number): AwsError {
  return new AwsError(
    'PackedPolicyTooLarge',
    400,
    `Packed size of session tags consumes ${percent}% of allotted space.`,
  )
}

export function invalidAuthorizationMessage(): AwsError {
  return new AwsError('InvalidAuthorizationMessageException', 400, 'Message is not valid')
}

export function unknownAccessKey(id: string): AwsError {
  return validationError(`Invalid AccessKeyId ${id}`)
}

/** The delegated access has ended. Source: STS API Reference, ExpiredTradeInTokenException. */
export function tradeInTokenExpired(): AwsError {
  return new AwsError(
    'ExpiredTradeInTokenException',
    400,
    'The trade-in token provided in the request has expired and can no longer be exchanged for credentials. ' +
      'Request a new token and retry the operation.',
  )
}

export function tokenTooLarge(): AwsError {
  return new AwsError('PackedPolicyTooLarge', 400, 'Serialized token too large for session')
}

export function minimumTokenSizeTooLarge(): AwsError {
  return validationError(
    "1 validation error detected: Value at 'minimumSessionTokenSize' failed to satisfy constraint: " +
      'Member must have value less than or equal to 4096',
  )
}
