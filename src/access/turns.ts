/**
 * How work that takes long shares the one thread with everybody's requests. All such work of a process together gets
 * ten milliseconds of each turn of the event loop, one piece of work after the other.
 */
export type Turns = {
  /** Whether long work has had its share of this turn. */
  isOver(): boolean
  /** Resolves when it is this work's turn again. */
  next(): Promise<void>
}

// LIMIT: how long everybody else waits for long work in one turn of the event loop, milliseconds; a single question
// that means harm takes about as long again.
const shareMilliseconds = 10

/** The turns of a house. */
export function createTurns(): Turns {
  const waiting: (() => void)[] = []
  let ends: number | undefined
  const begin = (): void => {
    ends = performance.now() + shareMilliseconds
    setImmediate(end)
  }
  const end = (): void => {
    ends = undefined
    const first = waiting.shift()
    if (first === undefined) return
    begin()
    first()
  }
  return {
    isOver() {
      if (ends === undefined) begin()
      return performance.now() >= ends!
    },
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        if (ends === undefined) begin()
      }),
  }
}
