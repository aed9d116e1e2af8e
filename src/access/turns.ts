/**
 * How work that takes long shares the one thread with everybody's requests. All such work of a process together gets
 * ten milliseconds of each turn of the event loop, one piece of work after the other.
 */
export type Turns = {
  /** Whether long work has had its share of this turn. */
  isOver(): boolean
  /** Resolves when it is this work's turn again. */
  next(): Promise<void>
  /** Does work when all that came before it under the same name is done. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>
}

// LIMIT: how long everybody else waits for long work in one turn of the event loop, milliseconds; a single question
// that means harm takes about as long again.
const shareMilliseconds = 10

/** The turns of a house. */
export function createTurns(): Turns {
  const waiting: (() => void)[] = []
  const last = new Map<string, Promise<void>>()
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
    async alone(name, work) {
      const before = last.get(name)
      const { promise, resolve } = Promise.withResolvers<void>()
      last.set(name, promise)
      await before
      try {
        return await work()
      } finally {
        if (last.get(name) === promise) last.delete(name)
        resolve()
      }
    },
  }
}
