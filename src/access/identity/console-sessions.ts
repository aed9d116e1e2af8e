import { isClosedAccount } from '../../store/entities/accounts.ts'
import { findConsoleSession, type ConsoleSessionRow } from '../../store/signin/console-sessions.ts'
import { findLoginProfile } from '../../store/credentials/login-profiles.ts'
import { findRootPassword } from '../../store/signin/root-passwords.ts'
import type { House } from '../house.ts'

/**
 * The console session of that id while it lasts: until it expires, is signed out, or the password it began
 * with is changed or taken away. Whether its user or role is still there is for the caller of this to judge.
 */
export async function liveConsoleSession(house: House, id: string): Promise<ConsoleSessionRow | undefined> {
  const row = await findConsoleSession(house.store.read, id)
  if (row === undefined || house.clock.now() >= row.expires) return undefined
  if (await isClosedAccount(house.store.read, row.account)) return undefined
  return (await passwordOf(house, row)) === row.passwordHash ? row : undefined
}

/** The hash of the password that is good today; null for sessions that began without one. */
async function passwordOf({ store }: House, row: ConsoleSessionRow): Promise<string | null | undefined> {
  switch (row.kind) {
    case 'user':
      return (await findLoginProfile(store.read, row.principalId))?.passwordHash
    case 'root':
      return (await findRootPassword(store.read, row.account))?.passwordHash
    case 'federated':
      return null
  }
}
