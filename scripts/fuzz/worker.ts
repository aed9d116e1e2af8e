import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import type { Target } from '../../test/fuzz/target.ts'
import { countEdges, TooManySteps } from './edges.ts'
import { inputMaximum, minimise, mutate } from './mutate.ts'
import { randomOf } from './random.ts'

/** What the worker is given: `current` is where it leaves the input it is at, so that one that hangs is known. */
export type FuzzJob = {
  name: string
  seconds: number
  seed: number
  input?: string
  current: SharedArrayBuffer
}

/** What went wrong with which input, made small. */
export type Crash = { message: string; stack: string; input: string }

/** What the worker tells while it works and when it is done. */
export type Progress = {
  executions: number
  inputs: number
  edges: number
  crashes: readonly Crash[]
  done: boolean
}

/** LIMIT: different crashes of one run; more are for the next one. */
const crashesMaximum = 8
/** LIMIT: what one input may take of the processor; the largest takes some milliseconds. */
const millisecondsMaximum = 1000
/** LIMIT: what a target may keep from all inputs together, beyond the inputs themselves. */
const growthMaximum = 96 * 1024 * 1024

const { name, seconds, seed, input: only, current } = workerData as FuzzJob
const { edges, words } = countEdges()
const { open } = (await import(`../../test/fuzz/targets/${name}.ts`)) as {
  open: () => Target | Promise<Target>
}
const target = await open()
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const place = new Int32Array(current, 0, 2)
const held = new Uint8Array(current, 8)

const crashes: Crash[] = []
if (only !== undefined) {
  const error = await failureOf(Buffer.from(only, 'base64'))
  if (error !== undefined) crashes.push({ message: error.message, stack: error.stack ?? '', input: only })
  tell({ executions: 1, inputs: 1, edges: 0, crashes, done: true })
} else await fuzz()
await target.close?.()

async function fuzz(): Promise<void> {
  const random = randomOf(seed)
  const seen = new Uint8Array(edges.taken.length)
  const corpus: Buffer[] = []
  const dictionary = [...words, ...(target.words ?? [])].map((word) => Buffer.from(word))
  const known = new Set<string>()
  let executions = 0
  let reached = 0

  const attempt = async (input: Buffer): Promise<boolean> => {
    executions += 1
    const error = await failureOf(input)
    if (error !== undefined) {
      const key = keyOf(error)
      if (known.has(key)) return false
      known.add(key)
      const small = await minimise(input, async (one) => {
        const again = await failureOf(one)
        return again !== undefined && keyOf(again) === key
      })
      crashes.push({ message: error.message, stack: error.stack ?? '', input: small.toString('base64') })
      return false
    }
    const found = newEdges(seen)
    reached += found.edges
    return found.any
  }

  for (const one of target.seeds) {
    const input = Buffer.from(one)
    if (input.length > inputMaximum) continue
    await attempt(input)
    corpus.push(input)
  }
  const until = performance.now() + seconds * 1000
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  let told = performance.now()
  while (performance.now() < until && crashes.length < crashesMaximum) {
    // The newest have been tried least.
    const newest = random.below(3) === 0 ? Math.max(0, corpus.length - 32) : 0
    const parent = corpus[newest + random.below(corpus.length - newest)]!
    const input = mutate(parent, corpus, dictionary, random)
    if (await attempt(input)) corpus.push(input)
    if (performance.now() - told > 5000) {
      told = performance.now()
      tell({ executions, inputs: corpus.length, edges: reached, crashes: [], done: false })
    }
  }
  collectGarbage()
  const growth = process.memoryUsage().heapUsed - before - corpus.length * inputMaximum
  if (growth > growthMaximum) {
    crashes.push({
      message: `the heap grew by ${growth} bytes over ${executions} inputs`,
      stack: '',
      input: '',
    })
  }
  tell({ executions, inputs: corpus.length, edges: reached, crashes, done: true })
}

/** Runs one input; answers what it threw, or that it took too long. */
async function failureOf(input: Buffer): Promise<Error | undefined> {
  held.set(input.subarray(0, inputMaximum))
  Atomics.store(place, 1, Math.min(input.length, inputMaximum))
  Atomics.add(place, 0, 1)
  edges.taken.fill(0, 0, edges.count)
  edges.steps = 0
  edges.most = target.steps.fixed + target.steps.perByte * input.length
  const start = process.cpuUsage()
  try {
    const promise = target.run(input)
    if (promise !== undefined) await promise
  } catch (error) {
    return error instanceof Error ? error : new Error(`thrown: ${String(error)}`)
  } finally {
    edges.most = Infinity
  }
  const milliseconds = process.cpuUsage(start).user / 1000
  return milliseconds > millisecondsMaximum ? new Error('takes too long') : undefined
}

/** Whether an edge was taken for the first time, or about twice as often as ever before. */
function newEdges(seen: Uint8Array): { any: boolean; edges: number } {
  let any = false
  let fresh = 0
  for (let edge = 0; edge < edges.count; edge += 1) {
    const count = edges.taken[edge]!
    if (count === 0) continue
    const bucket = 1 << Math.min(7, 32 - Math.clz32(count) - 1)
    if ((seen[edge]! & bucket) !== 0) continue
    if (seen[edge] === 0) fresh += 1
    seen[edge]! |= bucket
    any = true
  }
  return { any, edges: fresh }
}

/** Crashes at one place with one kind of message are one. */
function keyOf(error: Error): string {
  if (error instanceof TooManySteps) return 'steps'
  const frame = (error.stack ?? '').split('\n').find((line) => /\/(?:src|test)\//.test(line)) ?? ''
  return `${error.name} ${error.message.split('\n')[0]!.replaceAll(/\d+|"[^"]*"|'[^']*'/g, '')} ${frame.trim()}`
}

function tell(progress: Progress): void {
  parentPort!.postMessage(progress)
}
