import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { switchboard } from './instrument.ts'
import { hookLoading, loadTests, stampOf, subjectsOf } from './load.ts'
import type { Registered } from './load.ts'
import { installSwitchboard } from './switchboard.ts'
import type { Switchboard } from './switchboard.ts'

/** What became of a mutant: `killedBy` is a test's name. */
export type Fate = { id: number; fate: 'killed' | 'timeout' | 'survived' | 'no coverage'; killedBy?: string }

/**
 * What a worker is told first: the files as `stamp` says they were, the ids to try, and what an earlier worker has
 * measured.
 */
export type Job = {
  files: readonly string[]
  tests: readonly string[]
  stamp: string
  ids: readonly number[]
  baseline?: Baseline
}

/** What a worker tells: what it measured, that it begins with a mutant, its fate, or why it cannot work. */
export type Told =
  | { measured: string }
  | { baseline: Baseline }
  | { begin: number }
  | Fate
  | { failed: string }

/** A test with the mutants it passes when nothing is changed, and how many steps it takes. */
type Timed = { index: number; file: string; hits: number[]; steps: number; milliseconds: number }

/** The tests, the quickest first, and the mutants that are passed while modules load. */
export type Baseline = { quick: Timed[]; whileLoading: number[] }

/**
 * LIMIT: mutants that need the modules loaded anew in one process; modules are never unloaded, and each
 * generation takes some megabytes.
 */
const mostGenerations = 150

/** LIMIT: what a mutant that survives costs; a test that takes more steps, some tenths of a second, is left out. */
const mostSteps = 2_000_000

if (process.send !== undefined) {
  process.once('message', (job: Job) => {
    work(job).then(
      () => process.disconnect?.(),
      (error: unknown) =>
        tell({ failed: error instanceof Error ? (error.stack ?? '') : String(error) }, () => process.exit(1)),
    )
  })
}

function tell(told: Told, then: () => void = () => {}): void {
  process.send!(told, then)
}

async function work({ files, tests: testFiles, stamp, ids, baseline }: Job): Promise<void> {
  const board = installSwitchboard(switchboard)
  // One seed, so that a mutant's fate does not change from day to day; a counterexample need not be small.
  fc.configureGlobal({ seed: 1, endOnFailure: true })
  const subjects = subjectsOf(files)
  if (stampOf(subjects) !== stamp) throw new Error('the sources have changed meanwhile')
  const { imports } = hookLoading(subjects)
  const { quick, whileLoading } = baseline ?? (await measureAll(board, testFiles))
  if (baseline === undefined) tell({ baseline: { quick, whileLoading } })
  const fileOf = new Map(
    [...subjects.values()].flatMap(({ mutants }) => mutants.map(({ id, file }) => [id, file])),
  )
  const trials = { board, quick, tests: await loadTests(testFiles, 'run') }
  const [atLoading, covered] = [new Set(whileLoading), quick.map(({ hits }) => new Set(hits))]
  const coveredBy = new Map(quick.map(({ index }, at) => [index, covered[at]!]))
  let generations = 0

  for (const id of ids) {
    tell({ begin: id })
    // Lets what is told leave: the trials themselves wait for nothing.
    await setImmediate()
    const among = quick.filter(({ index }) => coveredBy.get(index)!.has(id))
    let fate: Fate | undefined = { id, fate: 'no coverage' }
    if (among.length > 0) fate = await tryOut(trials, id, among, false)
    if (fate === undefined || (atLoading.has(id) && fate.fate !== 'killed')) {
      // What a mutant leaves behind must not be charged to the next one.
      if (fate === undefined) trials.tests = await loadTests(testFiles, `clean${++generations}`)
      const concerned = testFiles.filter((file) => reaches(imports, file, fileOf.get(id)!))
      generations += 1
      fate = await tryLoading(trials, id, concerned, `run${generations}`)
    }
    tell(fate)
    // The next worker goes on.
    if (generations > mostGenerations) return
  }
}

type Trials = { board: Switchboard; quick: Timed[]; tests: Registered[] }

/** Runs tests under a mutant until one notices; undefined where what it did to a module stays behind. */
async function tryOut(
  { board, quick, tests }: Trials,
  id: number,
  among: readonly Timed[],
  fresh: boolean,
): Promise<Fate | undefined> {
  for (const timed of among) {
    const one = tests[timed.index]!
    const verdict = await trial(board, one, id, timed.steps)
    if (verdict === 'passes') continue
    if (!fresh && (await trial(board, one, -1, timed.steps)) !== 'passes') return undefined
    // The next mutant is a neighbour, which the same test is likely to notice.
    quick.splice(quick.indexOf(timed), 1)
    quick.unshift(timed)
    return { id, fate: verdict === 'stopped' ? 'timeout' : 'killed', killedBy: one.name }
  }
  return { id, fate: 'survived' }
}

/** Loads everything anew under the mutant, for what it changes while modules load. */
async function tryLoading(
  trials: Trials,
  id: number,
  concerned: readonly string[],
  generation: string,
): Promise<Fate> {
  const { board, quick } = trials
  board.begin(id, Infinity)
  try {
    const loaded = await loadTests(concerned, generation)
    const byName = new Map(loaded.map((one) => [`${one.file} ${one.name}`, one]))
    const tests = trials.tests.map((one) => byName.get(`${one.file} ${one.name}`)!)
    const among = quick.filter(({ file }) => concerned.includes(file))
    return (await tryOut({ board, quick, tests }, id, among, true))!
  } catch (error) {
    return { id, fate: 'killed', killedBy: `loading: ${String(error)}` }
  } finally {
    board.begin(-1, Infinity)
  }
}

function reaches(imports: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const file of seen) for (const next of imports.get(file) ?? []) seen.add(next)
  return seen.has(to)
}

async function measureAll(board: Switchboard, testFiles: readonly string[]): Promise<Baseline> {
  const tests = await loadTests(testFiles, 'cover')
  const whileLoading = board.takeHits()
  const quick: Timed[] = []
  for (const [index, one] of tests.entries()) {
    board.takeHits()
    const start = process.cpuUsage()
    board.begin(-1, mostSteps)
    try {
      await one.run()
    } catch (error) {
      if (!board.stopped) throw error
      continue
    }
    const milliseconds = process.cpuUsage(start).user / 1000
    quick.push({ index, file: one.file, hits: board.takeHits(), steps: board.steps, milliseconds })
    tell({ measured: one.name })
  }
  board.begin(-1, Infinity)
  quick.sort((a, b) => a.milliseconds - b.milliseconds)
  return { quick, whileLoading }
}

async function trial(
  board: Switchboard,
  one: Registered,
  id: number,
  steps: number,
): Promise<'passes' | 'fails' | 'stopped'> {
  // LIMIT: ten times the steps of the unchanged code and some more; a mutant that takes them does not end.
  board.begin(id, steps * 10 + 100_000)
  try {
    await one.run()
    return board.stopped ? 'stopped' : 'passes'
  } catch {
    return board.stopped ? 'stopped' : 'fails'
  } finally {
    board.begin(-1, Infinity)
  }
}
