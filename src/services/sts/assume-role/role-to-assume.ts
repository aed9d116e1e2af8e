import type { House } from '../../../access/house.ts'
import type { LiveRole } from '../../../access/live-principal.ts'
import { parseArn, type Arn } from '../../../kernel/arn.ts'
import { durationExceedsChaining, durationExceedsRole, validationError } from '../errors.ts'

const defaultSeconds = 3600
// LIMIT: a role session that assumes a role gets one hour, whatever the role allows (IAM User Guide, "Role
// chaining").
const chainingSeconds = 3600

/**
 * The account of the role that AssumeRole names; ValidationError where the text can be no ARN. AWS: one of something
 * else than a role is refused like a role that is not there (recorded answers).
 */
export function accountOfRole(roleArn: string): string {
  const arn = parseArn(roleArn)
  if (arn === undefined || !isPossible(arn)) throw validationError(`${roleArn} is invalid`)
  return arn.account
}

/** Whether partition, service and resource are worded as those of ARNs are. */
function isPossible({ partition, service, resource }: Arn): boolean {
  return /^aws(?:-[a-z]+)*$/.test(partition) && /^[a-z][a-z0-9-]*$/.test(service) && resource !== ''
}

/**
 * The same for AssumeRoleWithSAML and AssumeRoleWithWebIdentity. AWS: they say of whatever is no role's ARN, a
 * provider's too, that it is invalid (reports of their users).
 */
export function accountOfFederatedRole(roleArn: string): string {
  const arn = parseArn(roleArn)
  const isRole = arn !== undefined && isPossible(arn) && arn.service === 'iam' && arn.region === ''
  if (!isRole || !/^role\/./.test(arn.resource)) throw validationError('Request ARN is invalid')
  if (arn.account === '') throw validationError('Source Account ID is needed')
  if (!/^\d{12}$/.test(arn.account)) throw validationError('Request ARN is invalid')
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
