import { fork } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { equivalents } from './equivalent.ts'
import { root, stampOf, subjectsOf } from './load.ts'
import type { Mutant } from './mutants.ts'
import { reportOf } from './report.ts'
import type { Baseline, Fate, Told } from './worker.ts'

// Changes src/policy in one place at a time and asks its tests whether they notice. One process holds every
// change behind a switch, and only the tests that pass a place are run for it.
const { values } = parseArgs({
  options: {
    file: { type: 'string', multiple: true },
    id: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    list: { type: 'boolean' },
    sample: { type: 'string', default: '1' },
  },
})

/** Tables of data, of which each word would be a mutant; and what reads worked cases. */
const leftOut = new Set(['src/policy/cases.ts'])

const all = (pattern: string): string[] => globSync(pattern, { cwd: root }).sort()
const files = all('src/policy/**/*.ts').filter((file) => !file.endsWith('.test.ts') && !leftOut.has(file))
// What has to start a service first is about more than this room, and would be run for every mutant.
const hooks = /^import \{[^}]*\b(?:before|after)\b[^}]*\} from 'node:test'/m
const tests = all('src/policy/**/*.test.ts').filter((file) => !hooks.test(readFileSync(root + file, 'utf8')))
const named = values.file ?? []
const subjects = subjectsOf(files)
const stamp = stampOf(subjects)
const mutants = [...subjects.values()].flatMap((subject) => subject.mutants)
const every = Number(values.sample)
const chosen = mutants.filter(
  ({ file, id }) =>
    (named.length === 0 || named.some((part) => file.includes(part))) &&
    id % every === 0 &&
    (values.id === undefined || values.id === String(id)),
)

/** LIMIT: a mutant that counts no steps and does not answer for so long is stuck inside the platform. */
const silenceSeconds = 60

const fates = new Map<number, Fate>()
let baseline: Baseline | undefined
if (values.list === true) for (const mutant of chosen) process.stdout.write(`${JSON.stringify(mutant)}\n`)
else {
  const jobs = Number(values.jobs)
  // In blocks, because neighbours are often noticed by the same test.
  const shares = Array.from({ length: jobs }, (_, share) =>
    chosen.filter((_mutant, index) => Math.floor(index / 50) % jobs === share).map(({ id }) => id),
  )
  await Promise.all(shares.map(runShare))
  process.stdout.write(report(chosen))
}

async function runShare(ids: readonly number[]): Promise<void> {
  for (let left = ids; left.length > 0; left = left.filter((id) => !fates.has(id))) await runWorker(left)
}

async function runWorker(ids: readonly number[]): Promise<void> {
  const child = fork(new URL('./worker.ts', import.meta.url), {
    env: { ...process.env, UNDERSTUDY_SHARED: '/nowhere' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  let current: number | undefined
  let failed: string | undefined
  let silence: NodeJS.Timeout | undefined
  const listen = (): void => {
    clearTimeout(silence)
    const seconds = current === undefined ? 10 * silenceSeconds : silenceSeconds
    silence = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
  }
  child.on('message', (told: Told) => {
    if ('begin' in told) current = told.begin
    else if ('failed' in told) failed = told.failed
    else if ('baseline' in told) baseline = told.baseline
    else if ('id' in told) {
      fates.set(told.id, told)
      current = undefined
      if (fates.size % 500 === 0) report(chosen.filter(({ id }) => fates.has(id)))
    }
    listen()
  })
  listen()
  child.send({ files, tests, stamp, ids, baseline })
  await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(silence)
  if (failed !== undefined) throw new Error(`the tests cannot be run: ${failed}`)
  if (current !== undefined) fates.set(current, { id: current, fate: 'timeout' })
}

/** Writes what is known so far to `coverage/mutation.txt`, and answers it. */
function report(asked: readonly Mutant[]): string {
  const text = reportOf(asked, fates, equivalents)
  mkdirSync(`${root}coverage`, { recursive: true })
  writeFileSync(`${root}coverage/mutation.txt`, text)
  return text
}
