import {
  chmodSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isRunning, thisProcess, type ProcessIdentity } from './process-identity.ts'

/** The lock of a data directory, held by this process. */
export type DirectoryLock = {
  /** Why the directory is not this process's alone any more; undefined while it is. A look at two files. */
  lost(): string | undefined
  /** Whether another process has written itself down as the owner. */
  taken(): boolean
  /** Lets the next process in. */
  release(): void
}

/** SQLite's result code for a lock that somebody else holds, SQLITE_BUSY. */
const busy = 5

/**
 * Takes the directory for this process alone. Two things hold others off: an exclusive transaction on the file `lock`,
 * which the operating system ends with the process, and the owner's name in `owner.json`, which counts while that very
 * process runs: a lock file that somebody removes lets nobody in. Throws a sentence where another process has it.
 */
export function takeLock(path: string): DirectoryLock {
  const lockFile = join(path, 'lock')
  const ownerFile = join(path, 'owner.json')
  const recorded = readOwner(ownerFile)
  if (recorded !== undefined && isRunning(recorded)) throw taken(path)
  createFile(lockFile)
  const database = new DatabaseSync(lockFile)
  try {
    database.exec('pragma busy_timeout = 200')
    database.exec('begin exclusive')
  } catch (cause) {
    database.close()
    if ((cause as { errcode?: number }).errcode !== busy) throw cause
    throw taken(path)
  }
  const held = idOf(lockFile)
  const self = thisProcess()
  writeOwner(ownerFile, self)
  const isTaken = (): boolean => {
    const owner = readOwner(ownerFile)
    return owner !== undefined && !isSame(owner, self)
  }
  return {
    taken: isTaken,
    lost() {
      if (held !== undefined && idOf(lockFile) === held) return undefined
      return `the lock of the data directory ${path} was taken away: nothing is written until a restart`
    },
    release() {
      if (!database.isOpen) return
      if (!isTaken()) rmSync(ownerFile, { force: true })
      database.close()
    },
  }
}

function taken(path: string): Error {
  return new Error(
    `another Understudy is running on the data directory ${path}; stop it or choose another --data-dir`,
  )
}

/**
 * Makes a file where there is none. INVARIANT: one that is there is not opened: to close it again would let go of every
 * lock that this process holds on it.
 */
export function createFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  }
}

function idOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true })
  return found && `${found.dev}/${found.ino}`
}

function readOwner(file: string): ProcessIdentity | undefined {
  try {
    const { pid, started, boot } = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity
    return Number.isInteger(pid) && pid > 0
      ? { pid, started: String(started), boot: String(boot) }
      : undefined
  } catch {
    // None, or one that was cut off: the lock itself decides.
    return undefined
  }
}

function writeOwner(file: string, owner: ProcessIdentity): void {
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

function isSame(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.pid === other.pid && one.started === other.started && one.boot === other.boot
}
