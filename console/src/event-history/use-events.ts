import { useCallback, useEffect, useRef, useState } from 'react'
import { isAbort } from '../aws/aws-failure.ts'
import type { Query } from '../aws/use-query.ts'
import { useIdentity } from '../session/session-context.tsx'
import { filterOf, lookupInput } from './event-filter.ts'
import { lookupEvents, type HistoryEvent } from './operations.ts'

// LIMIT: pages that one wish for more may take where few of their events are wanted.
const pagesAtOnce = 10
const wantedAtOnce = 50

type State = {
  events: HistoryEvent[]
  status: Query<unknown>['status']
  error?: unknown
  next?: string | undefined
}

/** The event history of a filter, as far as it was asked for; `more` goes further back where there is more. */
export function useEvents(search: string): { query: Query<HistoryEvent[]>; more: (() => void) | undefined } {
  const { aws } = useIdentity()
  const [state, setState] = useState<State>({ events: [], status: 'loading' })
  const running = useRef<AbortController>(undefined)

  const load = useCallback(
    (held: readonly HistoryEvent[], from: string | undefined, input: ReturnType<typeof lookupInput>) => {
      running.current?.abort()
      const { signal } = (running.current = new AbortController())
      const { errorsOnly } = filterOf(new URLSearchParams(search))
      const work = async () => {
        let events = [...held]
        let NextToken = from
        for (let page = 0; page < pagesAtOnce; page += 1) {
          const answer = await lookupEvents(aws, { ...input, NextToken }, signal)
          const wanted = answer.events.filter(({ record }) => !errorsOnly || record.errorCode !== undefined)
          events = [...events, ...wanted]
          NextToken = answer.next
          if (NextToken === undefined || events.length >= held.length + wantedAtOnce) break
          setState({ events, status: 'more', next: undefined })
        }
        setState({ events, status: 'ready', next: NextToken })
      }
      work().catch((error: unknown) => {
        if (!isAbort(error)) setState({ events: [...held], status: 'failed', error })
      })
    },
    [aws, search],
  )

  // A token is good for the very times it was made with, so that the input stays for all further pages.
  const input = useRef<ReturnType<typeof lookupInput>>({})
  const refresh = useCallback(() => {
    input.current = lookupInput(filterOf(new URLSearchParams(search)), new Date())
    setState(({ events }) => ({ events, status: events.length > 0 ? 'more' : 'loading' }))
    load([], undefined, input.current)
  }, [load, search])

  useEffect(() => {
    setState({ events: [], status: 'loading' })
    refresh()
    return () => running.current?.abort()
  }, [refresh])

  const { events, status, error, next } = state
  const more = () => {
    setState({ events, status: 'more' })
    load(events, next, input.current)
  }
  return {
    query: { data: events, status, error, refreshing: status === 'more', refresh },
    more: next === undefined ? undefined : more,
  }
}
