import { AwsError } from '../kernel/aws-error.ts'

/** AWS: the one sentence of its sign-in page for a wrong account, user, password or code. */
export const wrongCredentials = () =>
  new AwsError('AuthenticationFailed', 400, 'Your authentication information is incorrect. Please try again.')

export const tooManyAttempts = (waitSeconds: number) =>
  new AwsError(
    'TooManyAttempts',
    429,
    `There were too many failed sign-in attempts. Try again in ${waitSeconds} seconds.`,
    { headers: { 'retry-after': String(waitSeconds) } },
  )

export const passwordExpired = () =>
  new AwsError(
    'PasswordExpired',
    403,
    'Your password has expired. Ask the administrator of your account to set a new one.',
  )

// AWS: its sign-in page tells no more than this of either.
export const newPasswordRefused = (why: string) =>
  new AwsError(
    'PasswordPolicyViolation',
    400,
    'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with ' +
      `account password policy set by administrator. ${why}`.trimEnd(),
  )

export const sessionEnded = () =>
  new AwsError('SessionEnded', 401, 'This console session has ended. Sign in again.')

export const unknownAccount = () =>
  new AwsError('AccountNotFound', 404, 'There is no account with that ID or alias.')

export const badFederation = (why: string) => new AwsError('InvalidRequest', 400, `${why}.`)
