import { closeSync, fdatasync, openSync } from 'node:fs'

/** Brings what was written so far to the disk; resolves when it is there. Many at once share one journey. */
export type WalSync = { (): Promise<void>; close(): void }

/**
 * Syncs the write-ahead log of a database without stopping the event loop. INVARIANT: whoever asks is answered by a
 * sync that began after the asking, so what was committed before is on the disk. SQLite's locks are on the `-shm`
 * file, so another descriptor of the log does no harm.
 *
 * A sync that fails has lost what it was to write, and a later one does not tell: from then on all fail.
 */
export function createWalSync(file: string): WalSync {
  const descriptor = openSync(file, 'r+')
  let failure: Error | undefined
  let running = false
  let waiting: PromiseWithResolvers<void> | undefined
  const begin = (): void => {
    const those = waiting!
    waiting = undefined
    running = true
    fdatasync(descriptor, (cause) => {
      running = false
      failure ??= cause ?? undefined
      if (failure === undefined) those.resolve()
      else those.reject(failure)
      if (waiting !== undefined) begin()
    })
  }
  const sync = (): Promise<void> => {
    if (failure !== undefined) return Promise.reject(failure)
    waiting ??= Promise.withResolvers<void>()
    const { promise } = waiting
    if (!running) begin()
    return promise
  }
  return Object.assign(sync, { close: () => closeSync(descriptor) })
}
