import { readFileSync } from 'node:fs'

// LIMIT: so many connections hold some 100 MB at the most, with 64 KB of a body or an answer each.
const connectionsWanted = 1000
// What the process opens beside its connections: databases, logs, the files of those who write.
const filesApart = 100
// A connection, and the file that it reads or writes.
const filesEach = 2

/**
 * How many connections a server takes: what the operator wants, or what suits the open files of this process. Throws a
 * sentence where these (`ulimit -n`) do not suffice.
 */
export function connectionsAllowed(wanted: number | undefined, limits = limitsOfProcess()): number {
  const most = mostConnections(limits)
  if (wanted === undefined) return Math.min(connectionsWanted, most)
  if (wanted <= most) return wanted
  throw new Error(
    `--max-connections ${wanted} needs more open files than ulimit -n allows, which suffice for ${most}`,
  )
}

/** Linux tells of the limits in a file; elsewhere node has raised them as far as they go. */
function limitsOfProcess(): string {
  try {
    return readFileSync('/proc/self/limits', 'utf8')
  } catch {
    return ''
  }
}

function mostConnections(limits: string): number {
  const openFiles = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity)
  return Math.max(1, Math.floor((openFiles - filesApart) / filesEach))
}
