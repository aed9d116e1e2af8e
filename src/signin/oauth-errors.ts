import { AwsError } from '../kernel/aws-error.ts'

/** What AWS Sign-In calls a refusal; it stands in `error` beside the message. */
export type OAuthCode =
  | 'TOKEN_EXPIRED'
  | 'AUTHCODE_EXPIRED'
  | 'USER_CREDENTIALS_CHANGED'
  | 'INSUFFICIENT_PERMISSIONS'
  | 'INVALID_REQUEST'

// AWS: the status follows from the code; the model tells which.
const statuses = {
  TOKEN_EXPIRED: 401,
  AUTHCODE_EXPIRED: 401,
  USER_CREDENTIALS_CHANGED: 403,
  INSUFFICIENT_PERMISSIONS: 403,
}

function denied(error: keyof typeof statuses, message: string): AwsError {
  return new AwsError('AccessDeniedException', statuses[error], message, { details: { error } })
}

export const invalidRequest = (message: string) =>
  new AwsError('ValidationException', 400, message, { details: { error: 'INVALID_REQUEST' } })

export const codeExpired = () => denied('AUTHCODE_EXPIRED', 'The authorization code has expired or was used.')

export const tokenExpired = () => denied('TOKEN_EXPIRED', 'The session has expired. Sign in again.')

export const credentialsChanged = () =>
  denied('USER_CREDENTIALS_CHANGED', 'The credentials of the user have changed. Sign in again.')

export const insufficientPermissions = (action: string) =>
  denied('INSUFFICIENT_PERMISSIONS', `The user is not authorized to perform: ${action}`)
