/** A role somebody switched to, as the tab and the history of roles remember it; `color` is six hex digits. */
export type SwitchedRole = { account: string; roleName: string; displayName?: string; color?: string }

/** AWS's five badge colours, all light enough for black text. */
export const roleColors = [
  { name: 'Red', color: 'F2B0A9' },
  { name: 'Orange', color: 'FBBF93' },
  { name: 'Yellow', color: 'FAD791' },
  { name: 'Green', color: 'B7CA9D' },
  { name: 'Blue', color: '99BCE3' },
] as const

// LIMIT: AWS's console keeps the last five roles too.
const recentMaximum = 5
const recentKey = 'understudy-recent-roles'

/** The ARN of a role somebody switches to; the name may carry the role's path. */
export function switchedRoleArn({ account, roleName }: SwitchedRole): string {
  return `arn:aws:iam::${account}:role/${roleName.replace(/^\/+/, '')}`
}

/** What the role is called in the top bar. */
export function switchedRoleLabel({ account, roleName, displayName }: SwitchedRole): string {
  return displayName || `${roleName} @ ${account}`
}

/** A colour of six hex digits (a `#` in front is dropped), or none. */
export function parseColor(text: string | null | undefined): string | undefined {
  const color = (text ?? '').replace(/^#/, '').toUpperCase()
  return /^[0-9A-F]{6}$/.test(color) ? color : undefined
}

/** Black or white, whichever is easier to read on that colour. */
export function textOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? '#0f141a' : '#ffffff'
}

/** The roles with this one in front and each only once, five at most. */
export function withRecent(roles: readonly SwitchedRole[], role: SwitchedRole): SwitchedRole[] {
  const others = roles.filter((other) => switchedRoleArn(other) !== switchedRoleArn(role))
  return [role, ...others].slice(0, recentMaximum)
}

/** The roles this browser switched to last. */
export function recentRoles(): SwitchedRole[] {
  try {
    const roles: unknown = JSON.parse(localStorage.getItem(recentKey) ?? '[]')
    return Array.isArray(roles) ? (roles as SwitchedRole[]) : []
  } catch {
    return []
  }
}

/** Remembers a role for the identity menu. */
export function rememberRole(role: SwitchedRole): void {
  localStorage.setItem(recentKey, JSON.stringify(withRecent(recentRoles(), role)))
}

/**
 * For how many seconds a role is assumed: an hour, or what is left of the sign-in. AWS: every role allows an
 * hour and no session is shorter than a quarter of one (AssumeRole, DurationSeconds), so none is refused for
 * its length; how much longer a role allows is not told to who may only assume it.
 */
export function roleSeconds(remainingMilliseconds: number): number {
  return Math.min(Math.max(Math.floor(remainingMilliseconds / 1000), 900), 3_600)
}

/** A RoleSessionName made of a person's name: 2 to 64 of AWS's characters. */
export function roleSessionName(name: string): string {
  return name
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(0, 64)
    .padEnd(2, '-')
}
