/**
 * Slows down who guesses. An attempt counts as failed from its beginning, so that many at once are no way
 * around it.
 */
export type LockOut = {
  /** Begins an attempt; `waitSeconds` is above 0 where it may not be made, and then nothing is counted. */
  begin(attempt: Attempt): number
  /** The attempt showed nothing wrong, but proved nothing yet either: it never was. */
  pardon(attempt: Attempt): void
  /** The attempt succeeded: what the name had failed before is forgotten. The address keeps its failures. */
  succeed(attempt: Attempt): void
}

/** Whose door it is, where from, and when, milliseconds. */
export type Attempt = { account: string; userName: string | undefined; address: string; now: number }

// LIMIT: a person mistypes a few times; an office behind one address has many persons.
const freeOfName = 5
const freeOfAddress = 30
// LIMIT: one second after the last free attempt, then twice as long each time, a quarter of an hour at most: some
// hundred guesses a day at one name.
const firstWaitMs = 1000
const longestWaitMs = 15 * 60 * 1000
/** Failures count until nobody has tried for so long. */
const forgottenAfterMs = 60 * 60 * 1000
// LIMIT: entries of some 100 bytes. One is kept for each password that was tried and wrong, and these cost so much time
// that there are never as many in the hour they count; if there are, further names wait until the first are forgotten.
const remembered = 200_000

type Failures = { count: number; until: number; last: number }

/** One for a house. */
export function createLockOut(): LockOut {
  const names = new Map<string, Failures>()
  const addresses = new Map<string, Failures>()
  const failuresOf = (attempt: Attempt) => [
    { map: names, key: nameKey(attempt), free: freeOfName },
    { map: addresses, key: networkOf(attempt.address), free: freeOfAddress },
  ]
  const pardon = (attempt: Attempt): void => {
    for (const { map, key } of failuresOf(attempt)) {
      const known = map.get(key)
      if (known === undefined) continue
      // INVARIANT: what was never tried leaves nothing behind, else made-up names would fill the memory.
      if (known.count <= 1) map.delete(key)
      // INVARIANT: the wait that a later attempt began stays; a slow one that is pardoned must not end it.
      else
        map.set(key, { ...known, count: known.count - 1, until: known.last > attempt.now ? known.until : 0 })
    }
  }
  return {
    begin(attempt) {
      const { now } = attempt
      const counted = failuresOf(attempt).map((one) => ({ ...one, known: fresh(one.map.get(one.key), now) }))
      const wait = Math.max(...counted.map(({ known }) => known.until - now))
      if (wait > 0) return Math.ceil(wait / 1000)
      for (const { map, key } of counted) {
        forgetOld(map, now)
        if (map.size >= remembered && !map.has(key)) return Math.ceil(firstWaitMs / 1000)
      }
      for (const { map, key, free, known } of counted) {
        const count = known.count + 1
        // At the end, so that the first ones are the oldest.
        map.delete(key)
        map.set(key, { count, until: now + waitAfter(count, free), last: now })
      }
      return 0
    },
    pardon,
    succeed(attempt) {
      pardon(attempt)
      names.delete(nameKey(attempt))
    },
  }
}

function fresh(known: Failures | undefined, now: number): Failures {
  return known !== undefined && counts(known, now) ? known : { count: 0, until: 0, last: now }
}

/** What lies in the future is of a clock that ran ahead, and is over as well. */
function counts({ last }: Failures, now: number): boolean {
  return last <= now && now - last < forgottenAfterMs
}

function forgetOld(map: Map<string, Failures>, now: number): void {
  for (const [key, known] of map) {
    if (counts(known, now)) return
    map.delete(key)
  }
}

function waitAfter(count: number, free: number): number {
  return count < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(count - free, 30))
}

/** AWS compares user names without case. Root has no name. */
function nameKey({ account, userName }: Attempt): string {
  return JSON.stringify([account.toLowerCase(), userName?.toLowerCase()])
}

/**
 * What one guesser has: an IPv4 address, or the first half of an IPv6 one, for whoever has one of these has
 * all of the other half.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [front = [], back = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
