import { useCallback, useRef, useSyncExternalStore } from 'react'
import { useIdentity } from '../session/session-context.tsx'
import type { Aws } from './clients.ts'
import type { Known } from './query-cache.ts'

/** What a page shows of one answer, and how it asks again. */
export type Query<Data> = Known<Data> & { refresh(): void }

/**
 * Loads one thing as the tab's identity and keeps it under `key` (say everything the answer depends on:
 * `groups/Admins/members`). Pages that go away abort; answers older than ten seconds are shown and renewed.
 * `partly` shows what has arrived before the rest.
 */
export function useQuery<Data>(
  key: string,
  load: (aws: Aws, signal: AbortSignal, partly: (data: Data) => void) => Promise<Data>,
): Query<Data> {
  const { aws, cache } = useIdentity()
  const latest = useRef(load)
  latest.current = load
  const subscribe = useCallback(
    (listener: () => void) =>
      cache.listen<Data>(key, (signal, partly) => latest.current(aws, signal, partly), listener),
    [aws, cache, key],
  )
  const known = useSyncExternalStore(subscribe, () => cache.read<Data>(key))
  const refresh = useCallback(() => cache.refresh(key), [cache, key])
  return { ...known, refresh }
}

/** After a change: loads anew whatever is shown under keys that begin so, and forgets the rest. */
export function useInvalidate(): (prefix: string) => void {
  const { cache } = useIdentity()
  return cache.invalidate
}
