import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** SQLite's result codes (the low byte) of a disk that fails, in words. */
const faults: Readonly<Record<number, string>> = {
  8: 'EROFS: the database may not be written to',
  10: 'EIO: the disk of the data directory fails',
  11: 'the database is damaged',
  13: 'ENOSPC: the disk of the data directory is full',
  14: 'the database cannot be opened',
}
const inputOutput = 10
const full = 13

// LIMIT: with less than this SQLite's own files do not grow, and it calls that a fault of the disk.
const leastBytes = 64 * 1024

/** What a failed write says of the disk: its real cause, undefined where the disk has no part in it. */
export function diskFault(file: string, cause: unknown): Error | undefined {
  const { errcode, code, message } = cause as { errcode?: number; code?: string; message?: string }
  if (errcode === undefined) {
    const isDisk = code === 'ENOSPC' || code === 'EIO' || code === 'EROFS' || code === 'EDQUOT'
    return isDisk ? (cause as Error) : undefined
  }
  let number = errcode & 0xff
  if (number === inputOutput && freeBytes(file) < leastBytes) number = full
  const words = faults[number]
  return words === undefined ? undefined : new Error(`${words} (SQLite: ${message})`, { cause })
}

function freeBytes(file: string): number {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize
  } catch {
    return Infinity
  }
}
