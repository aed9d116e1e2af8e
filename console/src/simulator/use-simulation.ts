import { useCallback, useState } from 'react'
import type { Query } from '../aws/use-query.ts'
import { useIdentity } from '../session/session-context.tsx'
import type { Explained } from './explain-row.ts'
import { simulate, type SimulatedRow } from './operations.ts'
import { readPrincipal, readTrustPolicies } from './principal-policies.ts'
import type { SimulatorQuestion } from './question.ts'

type State = { query: Omit<Query<SimulatedRow[]>, 'refresh'>; explained?: Explained | undefined }

/** Runs simulations: the answer of the last one, and what its explanation is made from where that may be read. */
export function useSimulation(): {
  result: (State & { query: Query<SimulatedRow[]> }) | undefined
  run: (question: SimulatorQuestion) => void
} {
  const { aws, account } = useIdentity()
  const [state, setState] = useState<State>()
  const [asked, setAsked] = useState<SimulatorQuestion>()
  const run = useCallback(
    (question: SimulatorQuestion) => {
      setAsked(question)
      setState({ query: { status: 'loading', refreshing: true } })
      const { signal } = new AbortController()
      const sources = async (): Promise<Explained> => {
        const { principal: arn, resources } = question
        const [principal, trust] = await Promise.all([
          arn === undefined ? undefined : readPrincipal(aws, arn, signal),
          readTrustPolicies(aws, account, resources, signal),
        ])
        return { question, account, principal, trust, now: new Date() }
      }
      Promise.all([simulate(aws, question), sources().catch(() => undefined)]).then(
        ([data, explained]) => setState({ query: { status: 'ready', data, refreshing: false }, explained }),
        (error: unknown) => setState({ query: { status: 'failed', error, refreshing: false } }),
      )
    },
    [aws, account],
  )
  const refresh = () => asked && run(asked)
  return { result: state && { ...state, query: { ...state.query, refresh } }, run }
}
