import { existsSync, renameSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { ForeignTrail } from './trail-shapes.ts'
import { openTrailLog, type TrailLog } from './trail.ts'

/** Takes a line for the operator. */
export type Warn = (line: string) => void

/** A trail in a file; whoever opens it closes it. */
export type TrailFile = TrailLog & { close(): void }

/** SQLite's result codes of a file that is none of its own, or not whole: SQLITE_CORRUPT and SQLITE_NOTADB. */
const damaged = new Set([11, 26])
/** What it says besides of tables that are not ours, and of what cannot be opened as a file. */
const notOurs = new Set([1, 14])

/**
 * The trail in a file of its own. INVARIANT: nothing depends on it, so no trail keeps a server from starting or ends
 * it: one that is damaged, or somebody else's, is set aside under another name, the operator is told, and a new one
 * is begun.
 */
export function openTrailFile(file: string, bytes: number, warn: Warn): TrailFile {
  let { log, close } = openOrBegin(file, bytes, warn)
  const guarded = async <Answer>(work: (log: TrailLog) => Promise<Answer>): Promise<Answer> => {
    try {
      return await work(log)
    } catch (cause) {
      if (!damaged.has(codeOf(cause))) throw cause
      close()
      setAside(file, cause, warn)
      ;({ log, close } = openOrBegin(file, bytes, warn))
      return work(log)
    }
  }
  return {
    append: (rows, notKept) => guarded((log) => log.append(rows, notKept)),
    clear: () => guarded((log) => log.clear()),
    find: (account, id, without) => guarded((log) => log.find(account, id, without)),
    findEvent: (account, id) => guarded((log) => log.findEvent(account, id)),
    history: (query, limit, after) => guarded((log) => log.history(query, limit, after)),
    all: () => log.all(),
    extent: (account) => log.extent(account),
    close: () => close(),
  }
}

type Open = { log: TrailLog; close(): void }

function openOrBegin(file: string, bytes: number, warn: Warn): Open {
  try {
    return open(file, bytes)
  } catch (cause) {
    const code = codeOf(cause)
    if (!(cause instanceof ForeignTrail) && !damaged.has(code) && !notOurs.has(code)) throw cause
    setAside(file, cause, warn)
    return open(file, bytes)
  }
}

function open(file: string, bytes: number): Open {
  const database = new DatabaseSync(file)
  try {
    database.exec('pragma busy_timeout = 5000')
    return { log: openTrailLog(database, bytes), close: () => database.close() }
  } catch (cause) {
    database.close()
    throw cause
  }
}

function codeOf(cause: unknown): number {
  return ((cause as { errcode?: number }).errcode ?? 0) & 0xff
}

function setAside(file: string, cause: unknown, warn: Warn): void {
  let number = 1
  while (existsSync(`${file}.aside-${number}`)) number += 1
  const aside = `${file}.aside-${number}`
  for (const end of ['', '-wal', '-shm']) {
    if (existsSync(file + end)) renameSync(file + end, aside + end)
  }
  const { message } = cause as Error
  warn(`the trail ${file} cannot be used (${message}); it lies in ${aside} now, and a new one has been begun`)
}
