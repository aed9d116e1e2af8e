import { useState } from 'react'

/** One thing somebody can set going: whether it runs, and how its last run failed. */
export type Submit = { busy: boolean; error: unknown; submit(): void; clear(): void }

/** Runs `work` once at a time and keeps its error for an `AwsErrorAlert`. `work` goes on to say what succeeded. */
export function useSubmit(work: () => Promise<void>): Submit {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  return {
    busy,
    error,
    clear: () => setError(undefined),
    submit() {
      if (busy) return
      setBusy(true)
      setError(undefined)
      work()
        .catch(setError)
        .finally(() => setBusy(false))
    },
  }
}
