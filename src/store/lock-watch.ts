import type { DirectoryLock } from './directory-lock.ts'

/** Looks once a second whether a data directory is still this process's. */
export type LockWatch = {
  /** Resolves where another process has made it its own. */
  ousted: Promise<void>
  end(): void
}

const everyMilliseconds = 1000

/** Begins to look; tells the operator once, when the lock is gone and when another has the directory. */
export function watchLock(lock: DirectoryLock, log: (line: string) => void = () => {}): LockWatch {
  const { promise, resolve } = Promise.withResolvers<void>()
  let told: string | undefined
  const timer = setInterval(() => {
    const lost = lock.lost()
    if (lost !== undefined && lost !== told) log(lost)
    told = lost
    if (lost === undefined || !lock.taken()) return
    clearInterval(timer)
    log('another Understudy has the data directory now: this one ends')
    resolve()
  }, everyMilliseconds)
  timer.unref()
  return { ousted: promise, end: () => clearInterval(timer) }
}
