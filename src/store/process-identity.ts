import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told from every other that has or will have its number: when it began, and since which start of the machine. */
export type ProcessIdentity = { pid: number; started: string; boot: string }

/** This process. */
export function thisProcess(): ProcessIdentity {
  const { pid } = process
  return { pid, started: startOf(pid) ?? '', boot: bootId() }
}

/** Whether the process runs. What cannot be told counts as running: its number is taken, by it for all that is known. */
export function isRunning({ pid, started, boot }: ProcessIdentity): boolean {
  if (boot !== '' && bootId() !== '' && boot !== bootId()) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    // Somebody else's process runs too.
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = startOf(pid)
  return now === undefined ? !hasProc() : started === '' || started === now
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function hasProc(): boolean {
  return bootId() !== ''
}

/** When a process began, in whatever form its system tells; undefined where it is gone, or ended and only not yet missed. */
function startOf(pid: number): string | undefined {
  if (!hasProc()) return startByPs(pid)
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // A process may be called anything, brackets included.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const asked = ['-o', 'lstart=', '-p', String(pid)]
    const told = execFileSync('ps', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return told.trim() || undefined
  } catch {
    return undefined
  }
}
