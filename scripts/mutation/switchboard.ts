/** What instrumented code looks at: which mutant is on, and what has been passed. */
export type Switchboard = {
  id: number
  steps: number
  most: number
  stopped: boolean
  /** Noted by the mutant's id. */
  passed: Uint8Array
  stop: () => never
  begin: (id: number, most: number) => void
  takeHits: () => number[]
}

/** Puts a switchboard where the instrumented code finds it: a global, since modules load before they can be given one. */
export function installSwitchboard(name: string): Switchboard {
  const board: Switchboard = {
    id: -1,
    steps: 0,
    most: Infinity,
    stopped: false,
    // LIMIT: more mutants than any run of this script makes.
    passed: new Uint8Array(100_000),
    stop: () => {
      board.stopped = true
      throw new Error('the mutant takes too many steps')
    },
    begin: (id, most) => Object.assign(board, { id, most, steps: 0, stopped: false }),
    takeHits: () => {
      const taken: number[] = []
      for (const [id, passed] of board.passed.entries()) if (passed === 1) taken.push(id)
      board.passed.fill(0)
      return taken
    },
  }
  Object.assign(globalThis, { [name]: board })
  return board
}
