import { AwsError } from '../../kernel/aws-error.ts'
import type { AuthErrors } from './auth-fault.ts'
import { queryErrors } from './errors-query.ts'

/**
 * EC2's errors: nearly everything is AuthFailure, and every lateness RequestExpired. Source: live EC2
 * answers.
 */
export const ec2Errors: AuthErrors = {
  ...queryErrors,
  'missing-auth': () =>
    new AwsError('MissingParameter', 400, 'The request must contain the parameter AWSAccessKeyId'),
  scope: authFailure,
  'scope-terminator': authFailure,
  'scope-date': authFailure,
  'clock-skew-old': requestExpired,
  'clock-skew-future': requestExpired,
  'presign-expired': requestExpired,
  'host-not-signed': authFailure,
  'headers-not-signed': authFailure,
  'unknown-key': authFailure,
  'invalid-token': authFailure,
  'expired-token': requestExpired,
  'bad-signature': authFailure,
  'payload-header-missing': authFailure,
  'payload-header-malformed': authFailure,
  'payload-mismatch': authFailure,
}

function authFailure(): AwsError {
  return new AwsError('AuthFailure', 401, 'AWS was not able to validate the provided access credentials')
}

function requestExpired(): AwsError {
  return new AwsError('RequestExpired', 400, 'Request has expired.')
}
