import type { House } from '../../../access/house.ts'
import type { LiveRole } from '../../../access/live-principal.ts'
import { parseArn } from '../../../kernel/arn.ts'
import { durationExceedsChaining, durationExceedsRole, validationError } from '../errors.ts'

const defaultSeconds = 3600
// LIMIT: a role session that assumes a role gets one hour, whatever the role allows (IAM User Guide, "Role
// chaining").
const chainingSeconds = 3600

/** The account of the role that is to be assumed; ValidationError where the ARN is none. */
export function accountOfRole(roleArn: string): string {
  const arn = parseArn(roleArn)
  if (arn === undefined) throw validationError(`${roleArn} is invalid`)
  return arn.account
}

/** The role that exactly this ARN names: account, path and name, in this spelling. */
export async function roleToAssume(house: House, roleArn: string): Promise<LiveRole | undefined> {
  const arn = parseArn(roleArn)
  if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) return undefined
  const name = arn.resource.slice(arn.resource.lastIndexOf('/') + 1)
  const role = await house.principals.roleByName(arn.account, name)
  return role?.arn === roleArn ? role : undefined
}

/**
 * How long the session lives. AWS's order: the role's own maximum first, then the hour of a chained session.
 */
export function roleSessionSeconds(
  wanted: number | undefined,
  { maxSessionSeconds }: LiveRole,
  chained: boolean,
): number {
  const seconds = wanted ?? defaultSeconds
  if (seconds > maxSessionSeconds) throw durationExceedsRole()
  if (chained && seconds > chainingSeconds) throw durationExceedsChaining()
  return seconds
}
