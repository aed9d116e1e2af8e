import type { UserCredentials } from './credential-report.ts'

/** Something about the account that is worth mending; `names` are the users or roles it is about. */
export type Finding = {
  id: string
  severity: 'warning' | 'info'
  title: string
  advice: string
  about: 'root' | 'users' | 'roles'
  names: readonly string[]
}

/** What findings look at of one role. */
export type RoleUse = { name: string; used: boolean; linked: boolean }

// AWS: the console's and the security hub's measure of an old or unused credential.
const longDays = 90

/** What is wrong with root's credentials, by the account's summary. */
export function rootFindings(summary: Partial<Record<string, number>>): Finding[] {
  const findings: Finding[] = []
  if ((summary.AccountAccessKeysPresent ?? 0) > 0) {
    findings.push({
      id: 'root-keys',
      severity: 'warning',
      title: 'Root has access keys',
      advice: 'They are keys to everything. Use a user or role with less, and delete them.',
      about: 'root',
      names: [],
    })
  }
  if (summary.AccountMFAEnabled !== 1) {
    findings.push({
      id: 'root-mfa',
      severity: 'warning',
      title: 'Root has no MFA',
      advice:
        'Whoever learns its password owns the account. Sign in as root and assign it an authenticator app.',
      about: 'root',
      names: [],
    })
  }
  return findings
}

type UserRule = Omit<Finding, 'names' | 'about'> & { holds: (user: UserCredentials, now: Date) => boolean }

const userRules: readonly UserRule[] = [
  {
    id: 'no-mfa',
    severity: 'warning',
    title: 'Users who sign in without MFA',
    advice: 'Assign an authenticator app to everybody with a console password.',
    holds: ({ passwordChanged, mfa }) => passwordChanged !== undefined && !mfa,
  },
  {
    id: 'old-keys',
    severity: 'warning',
    title: `Access keys older than ${longDays} days`,
    advice: 'Make a new key, change over, and delete the old one.',
    holds: ({ activeKeys }, now) => activeKeys.some(({ made }) => isLongAgo(made, now)),
  },
  {
    id: 'unused-keys',
    severity: 'info',
    title: 'Access keys that are not used',
    advice: `They were never used, or not for ${longDays} days. Deactivate what nobody misses.`,
    holds: ({ activeKeys }, now) => activeKeys.some(({ used }) => used === undefined || isLongAgo(used, now)),
  },
  {
    id: 'unused-passwords',
    severity: 'info',
    title: `Passwords that were not used for ${longDays} days`,
    advice: 'Disable the console access of who does not sign in.',
    holds: ({ passwordChanged, passwordUsed }, now) =>
      passwordChanged !== undefined && isLongAgo(passwordUsed ?? passwordChanged, now),
  },
]

/** What is wrong with the credentials of users; rules that hold for nobody are left out. */
export function userFindings(users: readonly UserCredentials[], now: Date): Finding[] {
  return userRules
    .map(({ holds, ...rule }) => ({
      ...rule,
      about: 'users' as const,
      names: users.filter((user) => holds(user, now)).map(({ name }) => name),
    }))
    .filter(({ names }) => names.length > 0)
}

/** Roles that nobody ever used; those of services come and go with the services. */
export function roleFindings(roles: readonly RoleUse[]): Finding[] {
  const names = roles.filter(({ used, linked }) => !used && !linked).map(({ name }) => name)
  if (names.length === 0) return []
  return [
    {
      id: 'unused-roles',
      severity: 'info',
      title: 'Roles that were never used',
      advice: 'A role that nobody needs is one way in too many.',
      about: 'roles',
      names,
    },
  ]
}

function isLongAgo(time: Date, now: Date): boolean {
  return now.getTime() - time.getTime() > longDays * 86_400_000
}
