/** A duration in seconds in whole words: `1 hour`, `90 minutes`. */
export function inHours(seconds: number): string {
  if (seconds % 3600 !== 0) return `${Math.round(seconds / 60)} minutes`
  return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`
}

/** The longest sessions that AWS's console offers, in seconds. */
export const sessionLengths: readonly number[] = [1, 2, 4, 8, 12].map((hours) => hours * 3600)

/** Why a number of seconds cannot be a role's longest session, or undefined. */
export function sessionLengthError(seconds: number): string | undefined {
  return Number.isInteger(seconds) && seconds >= 3600 && seconds <= 43_200
    ? undefined
    : 'A role allows sessions of 3,600 to 43,200 seconds.'
}
