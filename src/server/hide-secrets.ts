import { AwsError } from '../kernel/aws-error.ts'
import { hidden } from '../wire/redact.ts'

/**
 * An error as the trail may keep it. AWS: a validation error repeats the value to its sender, a one-time code
 * or a password too; what `redacted` hides of `input` is hidden in the message as well.
 */
export function hideSecrets(error: AwsError, input: object, redacted: object): AwsError {
  let { message } = error
  for (const secret of secretsIn(input, redacted)) message = message.replaceAll(secret, hidden)
  return message === error.message ? error : new AwsError(error.code, error.status, message)
}

/** The texts of an input in whose place a redacted copy says that they are hidden. */
function secretsIn(value: unknown, redacted: unknown): string[] {
  if (redacted === hidden) return typeof value === 'string' && value !== '' ? [value] : []
  if (typeof value !== 'object' || value === null || typeof redacted !== 'object' || redacted === null)
    return []
  const copy = redacted as Record<string, unknown>
  return Object.entries(value).flatMap(([name, part]) => secretsIn(part, copy[name]))
}
