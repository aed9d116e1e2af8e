import type { Aws } from '../aws/clients.ts'
import { listAccessKeys, type UsedKey } from '../credentials/access-keys.ts'
import { listMfaDevices } from '../credentials/mfa-devices.ts'
import { getLoginProfile } from './login-profile.ts'

/** What there is of a user's credentials. */
export type UserFacts = {
  devices: number
  /** When the console password was set; null where there is none. */
  passwordSet: Date | null
  keys: UsedKey[]
}

/** Asks for the facts of one user, as it is now: the credential report is up to four hours old. */
export async function userFacts(aws: Aws, name: string, abortSignal: AbortSignal): Promise<UserFacts> {
  const [devices, password, keys] = await Promise.all([
    listMfaDevices(aws, name, abortSignal),
    getLoginProfile(aws, name, abortSignal),
    listAccessKeys(aws, name, abortSignal),
  ])
  return {
    devices: devices.length,
    passwordSet: password?.CreateDate ?? null,
    keys,
  }
}

/** The age of the oldest active key in whole days; undefined without one. */
export function activeKeyDays({ keys }: Pick<UserFacts, 'keys'>, now: Date): number | undefined {
  const made = keys.filter(({ Status }) => Status === 'Active').map(({ CreateDate }) => CreateDate!.getTime())
  return made.length === 0 ? undefined : daysBetween(new Date(Math.min(...made)), now)
}

/** The last use of any key or of the password. */
export function lastActivity(
  { keys }: Pick<UserFacts, 'keys'>,
  passwordLastUsed: Date | undefined,
): Date | undefined {
  const times = [passwordLastUsed, ...keys.map(({ lastUsed }) => lastUsed?.LastUsedDate)]
    .filter((time) => time !== undefined)
    .map((time) => time.getTime())
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}

/** Whole days from one time to another. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / 86_400_000)
}
