/** A time in milliseconds as `2026-07-01T12:00:00Z`. */
export function isoSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}
