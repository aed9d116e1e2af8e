import { createBoundedMap } from '../../kernel/bounded-map.ts'

/** How often what proves something was wrong of late, so that nobody tries everything. */
export type Guesses = {
  /**
   * Begins an attempt at a device, by its serial number, or at a user's password, by the user's id; false where it may
   * not be made. It counts as wrong from its beginning, so that many at once are no way around. `now` is milliseconds.
   */
  begin(subject: string, now: number): boolean
  /** It was right. Wrong ones before it still count: who guesses does not know of the others. */
  succeed(subject: string): void
}

// LIMIT: of a million one-time codes some three are right at a time; ten guesses in five minutes find one in a year.
const freeGuesses = 10
const windowMs = 5 * 60 * 1000
// LIMIT: devices or users that were tried in one window, of some 100 bytes.
const remembered = 20_000

/** One for a house. */
export function createGuesses(): Guesses {
  const subjects = createBoundedMap<string, { since: number; count: number }>(remembered)
  return {
    begin(subject, now) {
      const known = subjects.get(subject)
      const elapsed = known === undefined ? windowMs : now - known.since
      // A clock that ran ahead and came back has let every window end.
      const window =
        known !== undefined && elapsed >= 0 && elapsed < windowMs ? known : { since: now, count: 0 }
      if (window.count >= freeGuesses) return false
      subjects.set(subject, { ...window, count: window.count + 1 })
      return true
    },
    succeed(subject) {
      const known = subjects.get(subject)
      if (known !== undefined) subjects.set(subject, { ...known, count: known.count - 1 })
    },
  }
}
