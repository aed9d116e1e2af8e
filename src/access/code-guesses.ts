import { createBoundedMap } from '../kernel/bounded-map.ts'

/** How often one-time codes of a device were wrong of late, so that nobody tries them all. */
export type CodeGuesses = {
  /**
   * Begins an attempt at a device, by its serial number; false where it may not be made. It counts as wrong from its
   * beginning, so that many at once are no way around. `now` is milliseconds.
   */
  begin(serial: string, now: number): boolean
  /** The code was right. Wrong ones before it still count: who guesses does not know of the others. */
  succeed(serial: string): void
}

// LIMIT: of a million codes some three are right at a time; ten guesses in five minutes find one in a year.
const freeGuesses = 10
const windowMs = 5 * 60 * 1000
// LIMIT: devices that were tried in one window, of some 100 bytes.
const remembered = 20_000

/** One for a house. */
export function createCodeGuesses(): CodeGuesses {
  const devices = createBoundedMap<string, { since: number; count: number }>(remembered)
  return {
    begin(serial, now) {
      const known = devices.get(serial)
      const window = known !== undefined && now - known.since < windowMs ? known : { since: now, count: 0 }
      if (window.count >= freeGuesses) return false
      devices.set(serial, { ...window, count: window.count + 1 })
      return true
    },
    succeed(serial) {
      const known = devices.get(serial)
      if (known !== undefined) devices.set(serial, { ...known, count: known.count - 1 })
    },
  }
}
