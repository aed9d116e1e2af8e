import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEndpoint } from '../src/store/data-directory.ts'
import type { Figure, Result } from './figures.ts'

const rounds = 7

/**
 * From the start of the process to its first answer over HTTP, on a new data directory and on one that is there, and
 * what it takes of the CPU and of memory until then; the median of seven. The elapsed time depends on what else runs.
 */
export async function run(): Promise<Result> {
  const first: Start[] = []
  const again: Start[] = []
  for (let round = 0; round < rounds; round += 1) {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-startup-'))
    try {
      first.push(await measure(dataDirectory))
      again.push(await measure(dataDirectory))
    } finally {
      rmSync(dataDirectory, { recursive: true, force: true })
    }
  }
  const figures = [...figuresOf('first start', first), ...figuresOf('later start', again)]
  return { name: 'Start to first answer', figures }
}

type Start = { elapsed: number; cpu: number | undefined; memory: number | undefined }

function figuresOf(what: string, starts: readonly Start[]): Figure[] {
  const median = (of: (start: Start) => number | undefined): number | undefined =>
    starts.map(of).sort((a = 0, b = 0) => a - b)[starts.length >> 1]
  return [
    { what: `${what}, elapsed`, value: median(({ elapsed }) => elapsed), unit: 'ms' },
    { what: `${what}, CPU time`, value: median(({ cpu }) => cpu), unit: 'ms' },
    { what: `${what}, resident memory`, value: median(({ memory }) => memory), unit: 'MB' },
  ]
}

async function measure(dataDirectory: string): Promise<Start> {
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const args = ['bin/understudy', 'start', '--port', '0', '--data-dir', dataDirectory]
  const started = performance.now()
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise((resolve, reject) => {
      child.stdout.once('data', resolve)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    })
    // Nothing is signed: an answer that refuses has come the whole way all the same.
    const response = await fetch(
      `${readEndpoint(dataDirectory)!.url}/?Action=GetCallerIdentity&Version=2011-06-15`,
    )
    await response.arrayBuffer()
    const elapsed = performance.now() - started
    return { elapsed, ...usageOf(child.pid!) }
  } finally {
    await ended(child)
  }
}

function ended(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return Promise.resolve()
  const exit = new Promise((resolve) => void child.once('exit', resolve))
  child.kill()
  return exit
}

/** What a process has used so far, where the system tells (Linux). */
function usageOf(pid: number): { cpu: number | undefined; memory: number | undefined } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // Linux counts a hundred ticks a second on every platform that Node runs on.
    return { cpu: ticks * 10, memory: Number(resident) / 1024 }
  } catch {
    return { cpu: undefined, memory: undefined }
  }
}

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2))
