import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { inputMaximum } from './mutate.ts'
import type { FuzzJob, Progress } from './worker.ts'

// Feeds the readers of what comes from outside with inputs that reach ever new branches of theirs, each target in
// a thread of its own; any failure but a refusal in AWS's words is printed with the input and how to repeat it.
const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    input: { type: 'string' },
  },
})

/** LIMIT: how long one input may keep the thread before it counts as hanging. */
const hangSeconds = 20

const folder = fileURLToPath(new URL('../../test/fuzz/targets/', import.meta.url))
const known = globSync('*.ts', { cwd: folder })
  .map((file) => basename(file, '.ts'))
  .sort()
const unknown = (values.target ?? []).filter((name) => !known.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`no target is called ${unknown.join(' or ')}; there are ${known.join(', ')}\n`)
  process.exitCode = 2
} else for (const name of values.target ?? known) await fuzz(name)

async function fuzz(name: string): Promise<void> {
  const current = new SharedArrayBuffer(8 + inputMaximum)
  const place = new Int32Array(current, 0, 2)
  const { seed } = values
  const job: FuzzJob = {
    name,
    seconds: Number(values.seconds),
    seed: Number(seed),
    input: values.input,
    current,
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: job,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // LIMIT: far more than any target needs, and little enough that one that grows without end is stopped.
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const inputNow = (): string =>
    Buffer.from(new Uint8Array(current, 8, Atomics.load(place, 1))).toString('base64')
  let last: Progress | undefined
  let count = 0
  const watch = setInterval(() => {
    const now = Atomics.load(place, 0)
    if (now === count && now > 0) {
      fail(name, 'an input hangs', inputNow())
      void worker.terminate()
    }
    count = now
  }, hangSeconds * 1000)
  worker.on('message', (progress: Progress) => {
    last = progress
    if (!progress.done && process.stderr.isTTY) process.stderr.write(`${lineOf(name, progress)}\r`)
  })
  worker.on('error', (error: Error) => fail(name, error.stack ?? error.message, inputNow()))
  await new Promise((resolve) => worker.once('exit', resolve))
  clearInterval(watch)
  for (const { message, stack, input } of last?.crashes ?? []) fail(name, stack || message, input)
  if (last !== undefined) process.stdout.write(`${lineOf(name, last)}, seed ${seed}\n`)
}

function lineOf(name: string, { executions, inputs, edges }: Progress): string {
  return `${name}: ${executions} executions, ${inputs} inputs kept, ${edges} edges`
}

function fail(name: string, text: string, input: string): void {
  process.exitCode = 1
  process.stdout.write(`\n${name}: ${text}\n  npm run fuzz -- --target ${name} --input '${input}'\n\n`)
}
