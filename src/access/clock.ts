import type { Clock } from './house.ts'

/** The house's clocks over a source of real time, in milliseconds since 1970. */
export function createClock(real: () => number): Clock {
  let offset = 0
  return {
    real,
    now: () => real() + offset,
    advance(milliseconds) {
      offset += milliseconds
    },
    reset() {
      offset = 0
    },
  }
}
