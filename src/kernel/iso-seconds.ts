/** A time, a Date or milliseconds since 1970, as `2026-07-01T12:00:00Z`; parts of a second are cut off. */
export function isoSeconds(time: Date | number): string {
  // Whatever the year, milliseconds and the Z are the last five characters.
  return `${new Date(time).toISOString().slice(0, -5)}Z`
}
