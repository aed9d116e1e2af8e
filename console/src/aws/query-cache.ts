/** What is known of one thing a page asked for. While `status` is `more`, `data` is the part loaded so far. */
export type Known<Data> = {
  status: 'loading' | 'more' | 'ready' | 'failed'
  data?: Data
  error?: unknown
  /** True while an answer that is shown is asked for again. */
  refreshing: boolean
}

/** Loads one thing; `partly` shows what has arrived before the rest has. */
export type Load<Data> = (signal: AbortSignal, partly: (data: Data) => void) => Promise<Data>

/** Answers kept by key, for one identity. */
export type QueryCache = {
  read<Data>(key: string): Known<Data>
  /** Calls back at each change of the key; the first listener starts the load, the last one aborts it. */
  listen<Data>(key: string, load: Load<Data>, listener: () => void): () => void
  refresh(key: string): void
  /** Loads anew what is shown, and forgets what is not, of every key that begins so. */
  invalidate(prefix: string): void
}

type Entry = {
  known: Known<unknown>
  load: Load<unknown>
  listeners: Set<() => void>
  running?: AbortController
  at: number
}

const unknown: Known<never> = { status: 'loading', refreshing: false }

// An answer older than this is shown at once and asked for again.
const freshMilliseconds = 10_000

/** A cache whose clock is given. */
export function createQueryCache(now: () => number = Date.now): QueryCache {
  const entries = new Map<string, Entry>()

  function tell(entry: Entry, known: Known<unknown>): void {
    entry.known = known
    for (const listener of entry.listeners) listener()
  }

  function start(entry: Entry): void {
    entry.running?.abort()
    const running = new AbortController()
    entry.running = running
    const before = entry.known
    if (before.status === 'ready') tell(entry, { ...before, refreshing: true })
    else tell(entry, unknown)
    const current = () => entry.running === running
    const partly = (data: unknown) => {
      // A whole answer that is shown is not replaced by a part of the next one.
      if (current() && before.status !== 'ready') tell(entry, { status: 'more', data, refreshing: true })
    }
    entry.load(running.signal, partly).then(
      (data) => {
        if (current()) finish(entry, { status: 'ready', data, refreshing: false })
      },
      (error: unknown) => {
        if (current()) finish(entry, { status: 'failed', error, refreshing: false })
      },
    )
  }

  function finish(entry: Entry, known: Known<unknown>): void {
    entry.running = undefined
    entry.at = now()
    tell(entry, known)
  }

  function leave(key: string, entry: Entry): void {
    if (entry.listeners.size > 0 || entry.running === undefined) return
    entry.running.abort()
    entry.running = undefined
    if (entry.known.status === 'ready') entry.known = { ...entry.known, refreshing: false }
    else entries.delete(key)
  }

  return {
    read: <Data>(key: string) => (entries.get(key)?.known ?? unknown) as Known<Data>,
    listen<Data>(key: string, load: Load<Data>, listener: () => void) {
      const entry = entries.get(key) ?? {
        known: unknown,
        load: load as Load<unknown>,
        listeners: new Set<() => void>(),
        at: Number.NEGATIVE_INFINITY,
      }
      entries.set(key, entry)
      entry.load = load as Load<unknown>
      entry.listeners.add(listener)
      const stale = entry.known.status !== 'ready' || now() - entry.at > freshMilliseconds
      if (stale && entry.running === undefined) start(entry)
      return () => {
        entry.listeners.delete(listener)
        // React takes a listener away and gives it back in one breath; only one who stays away has left.
        setTimeout(() => leave(key, entry))
      }
    },
    refresh(key) {
      const entry = entries.get(key)
      if (entry !== undefined) start(entry)
    },
    invalidate(prefix) {
      for (const [key, entry] of entries) {
        if (!key.startsWith(prefix)) continue
        if (entry.listeners.size > 0) start(entry)
        else entries.delete(key)
      }
    },
  }
}
