/** CPU time of this process, milliseconds: what others do on the machine does not count, unlike in elapsed time. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/**
 * How often a second of CPU time `work` can be done on every item: the best of five turns that together take
 * `milliseconds`, after a warm-up. One item more or less is not worth a look at the clock, so a turn takes all of them.
 */
export function rate<T>(milliseconds: number, items: readonly T[], work: (item: T) => unknown): number {
  turn(milliseconds / 4, items, work)
  let best = 0
  for (let round = 0; round < 5; round += 1) best = Math.max(best, turn(milliseconds / 5, items, work))
  return Math.round(best)
}

function turn<T>(milliseconds: number, items: readonly T[], work: (item: T) => unknown): number {
  const started = cpuMilliseconds()
  let count = 0
  let spent = 0
  while (spent < milliseconds) {
    for (const item of items) work(item)
    count += items.length
    spent = cpuMilliseconds() - started
  }
  return (count / spent) * 1000
}
