import { AwsError } from '../kernel/aws-error.ts'
import { createBoundedMap } from '../kernel/bounded-map.ts'

/** How many run at once, how many wait in all, and how many of one source. */
export type TurnLimits = { atOnce: number; waiting: number; waitingOfOne: number }

type Waiter = { source: string; begin(): void; refuse(cause: Error): void }

// LIMIT: sources whose turns are remembered; who is forgotten begins anew.
const sourcesRemembered = 10_000

/**
 * Runs what it is given, few at a time, and shares the turns out to who asks: next is whose source has had the fewest
 * so far, of equal ones who came first. Where no place is left, one is taken from the source that has had most, if it
 * has had more than who comes: whoever fills the queue makes room for who comes for the first time. An empty source
 * has proved who it is, and counts as if it came for the first time. Throws `Throttling`.
 */
export function createTurns(limits: TurnLimits): <T>(source: string, work: () => Promise<T>) => Promise<T> {
  let running = 0
  const line: Waiter[] = []
  const had = createBoundedMap<string, number>(sourcesRemembered)
  const turnsOf = (source: string) => had.get(source) ?? 0
  const admit = (source: string): Promise<void> => {
    const own = line.filter((one) => one.source === source).length
    if (source !== '' && own >= limits.waitingOfOne) throw throttled()
    if (line.length >= limits.waiting) {
      const last = indexOfBest(line, (one, best) => turnsOf(one.source) >= turnsOf(best.source))
      if (turnsOf(line[last]!.source) <= turnsOf(source)) throw throttled()
      line.splice(last, 1)[0]!.refuse(throttled())
    }
    return new Promise((begin, refuse) => line.push({ source, begin, refuse }))
  }
  return async (source, work) => {
    if (running < limits.atOnce) running += 1
    else await admit(source)
    if (source !== '') had.set(source, turnsOf(source) + 1)
    try {
      return await work()
    } finally {
      // The next in line takes over this one's place, so the count stays.
      const next = indexOfBest(line, (one, best) => turnsOf(one.source) < turnsOf(best.source))
      if (next === -1) running -= 1
      else line.splice(next, 1)[0]!.begin()
    }
  }
}

const throttled = () => new AwsError('Throttling', 400, 'Rate exceeded')

function indexOfBest(line: readonly Waiter[], isBetter: (one: Waiter, best: Waiter) => boolean): number {
  let best = line.length === 0 ? -1 : 0
  for (let at = 1; at < line.length; at += 1) if (isBetter(line[at]!, line[best]!)) best = at
  return best
}
