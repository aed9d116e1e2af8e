import type { SignInAttempt } from '../session/api.ts'

/** What the sign-in page asks for: name and password, then what the server wants besides. */
export type Step = 'password' | 'mfa' | 'new-password'

/** What somebody has typed so far; every try sends all of it that the step knows. */
export type SignInFields = {
  kind: 'user' | 'root'
  account: string
  userName: string
  password: string
  mfaCode: string
  newPassword: string
  repeated: string
}

/** A page nobody has typed into. */
export const emptyFields: SignInFields = {
  kind: 'user',
  account: '',
  userName: '',
  password: '',
  mfaCode: '',
  newPassword: '',
  repeated: '',
}

/** The step that an answer of the server leads to. */
export function nextStep(status: 'mfa-required' | 'new-password-required'): Step {
  return status === 'mfa-required' ? 'mfa' : 'new-password'
}

/** The first field for which the step cannot be sent yet, and why, or undefined. */
export function fieldError(
  fields: SignInFields,
  step: Step,
): { field: keyof SignInFields; text: string } | undefined {
  if (step === 'mfa') {
    return /^\d{6}$/.test(fields.mfaCode) ? undefined : { field: 'mfaCode', text: 'Enter the six digits.' }
  }
  if (step === 'new-password') {
    if (fields.newPassword === '') return { field: 'newPassword', text: 'Enter a new password.' }
    if (fields.newPassword === fields.repeated) return undefined
    return { field: 'repeated', text: 'The two passwords differ.' }
  }
  if (fields.account.trim() === '') return { field: 'account', text: 'Enter an account.' }
  if (fields.kind === 'user' && fields.userName.trim() === '') {
    return { field: 'userName', text: 'Enter a user name.' }
  }
  return fields.password === '' ? { field: 'password', text: 'Enter a password.' } : undefined
}

/** What is sent: an MFA code given before goes along with the new password. */
export function toAttempt(fields: SignInFields, step: Step): SignInAttempt {
  return {
    // People copy account numbers with their dashes.
    account: fields.account.trim().replace(/^(\d{4})-?(\d{4})-?(\d{4})$/, '$1$2$3'),
    userName: fields.kind === 'user' ? fields.userName.trim() : undefined,
    password: fields.password,
    mfaCode: fields.mfaCode === '' ? undefined : fields.mfaCode,
    newPassword: step === 'new-password' ? fields.newPassword : undefined,
  }
}
