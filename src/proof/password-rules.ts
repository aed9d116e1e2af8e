/** What an account asks of passwords; undefined stands for AWS's default policy. */
export type PasswordRules = {
  minimumLength: number
  requireUppercase: boolean
  requireLowercase: boolean
  requireNumbers: boolean
  requireSymbols: boolean
}

// The kinds of characters in AWS's words. Source: IAM User Guide, "Setting an account password policy".
const classes = [
  { rule: 'requireUppercase', pattern: /[A-Z]/, lacks: 'Password should have at least one uppercase letter' },
  { rule: 'requireLowercase', pattern: /[a-z]/, lacks: 'Password should have at least one lowercase letter' },
  { rule: 'requireNumbers', pattern: /[0-9]/, lacks: 'Password should have at least one number' },
  {
    rule: 'requireSymbols',
    pattern: /[!@#$%^&*()_+\-=[\]{}|']/,
    lacks: 'Password should have at least one symbol',
  },
] as const

const defaultMinimumLength = 8
const defaultClasses = 3

/**
 * What AWS says of a password that breaks the policy, or undefined where it keeps it. Without a policy of
 * the account's own: eight characters, three of the four kinds, and not one of the `forbidden` texts (the
 * account's name).
 */
export function passwordViolation(
  password: string,
  rules: PasswordRules | undefined,
  forbidden: readonly string[],
): string | undefined {
  const minimumLength = rules?.minimumLength ?? defaultMinimumLength
  if (password.length < minimumLength) return `Password should have a minimum length of ${minimumLength}`
  const missing = classes.filter(({ pattern }) => !pattern.test(password))
  if (rules !== undefined) {
    const lacks = missing.filter(({ rule }) => rules[rule]).map((one) => one.lacks)
    return lacks.length === 0 ? undefined : lacks.join(', ')
  }
  const short = defaultClasses - (classes.length - missing.length)
  if (short > 0) {
    const lacks = missing.map((one) => one.lacks).join(', ')
    return `Password should meet ${short} more of the following requirements: ${lacks}`
  }
  const same = forbidden.some((text) => text.toLowerCase() === password.toLowerCase())
  return same ? 'Password should not be the name of the account' : undefined
}
