import type { House } from '../access/house.ts'
import { createLockOut } from '../signin/lock-out.ts'
import { consoleSessionPage } from './console-session-page.ts'
import type { OwnPage } from './front.ts'

/** Everything about signing in to the console. */
export function signInPages(house: House): OwnPage[] {
  const lockOut = createLockOut()
  return [consoleSessionPage(house, lockOut)]
}
