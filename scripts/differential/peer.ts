import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { decideCase, type DecisionCase } from '../../src/policy/cases.ts'
import { caseOf } from '../../test/fixtures/worlds/world-case.ts'
import { disagreementOf } from './disagreements.ts'
import { simulationOf } from './iam-simulate.ts'
import { speakable } from './speakable.ts'
import { tame } from './tame.ts'
import { randomWorlds } from './twin.ts'

/** The version the decision record speaks of. It is AGPL: fetched when asked for, never a dependency. */
const peer = '@cloud-copilot/iam-simulate@0.1.173'

/** What to compare with the peer; `write` takes lines. */
export type PeerRun = {
  worlds: number
  seed: number
  files: readonly string[]
  write: (line: string) => void
}

/** Compares and tells; gives the exit status: 0, 1 where a difference has no class, 3 without the peer. */
export async function comparePeer(run: PeerRun): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-peer-'))
  try {
    const { status } = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', peer],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    if (status !== 0) {
      run.write(`${peer} could not be fetched; is there a network?`)
      return 3
    }
    const bridge = join(folder, 'bridge.mjs')
    copyFileSync(join(import.meta.dirname, 'iam-simulate-bridge.mjs'), bridge)
    return await askPeer(run, bridge)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Tallies = {
  classes: Map<string, number>
  untold: Map<string, number>
  agreed: number
  unclassed: number
}

async function askPeer(run: PeerRun, bridge: string): Promise<number> {
  const tallies: Tallies = { classes: new Map(), untold: new Map(), agreed: 0, unclassed: 0 }
  const child = spawn(process.execPath, [bridge], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  for (const given of allCases(run, tallies)) {
    const translated = simulationOf(given)
    if ('not' in translated) {
      count(tallies.untold, translated.not)
      continue
    }
    child.stdin.write(`${JSON.stringify({ id: given.id, simulation: translated.simulation })}\n`)
    const { value, done } = await answers.next()
    if (done) throw new Error('the peer has ended')
    note(run, tallies, given, JSON.parse(value as string) as Answer)
  }
  child.stdin.end()
  report(run, tallies)
  return tallies.unclassed === 0 ? 0 : 1
}

function* allCases({ files, worlds, seed }: PeerRun, { untold }: Tallies): Generator<DecisionCase> {
  for (const file of files) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line.trim() !== '') yield* speak(JSON.parse(line) as DecisionCase)
    }
  }
  let number = 0
  for (const { id, world } of randomWorlds(worlds, seed)) yield tame(caseOf(world, id), (number += 1))

  function* speak(given: DecisionCase): Generator<DecisionCase> {
    const spoken = speakable(given)
    if (typeof spoken === 'string') count(untold, spoken)
    else yield spoken
  }
}

type Answer = { id: string; outcome?: string; error?: string }

/** LIMIT: differences without a class that are shown whole. */
const maxShown = 20

function note(run: PeerRun, tallies: Tallies, given: DecisionCase, answer: Answer): void {
  if (answer.outcome === undefined)
    return count(tallies.untold, `it answers: ${String(answer.error).slice(0, 80)}`)
  const ours = decideCase(given).decision
  if (ours === answer.outcome) {
    tallies.agreed += 1
    return
  }
  const known = disagreementOf(given)
  count(tallies.classes, `${known ?? 'no class'}: ours ${ours}, theirs ${answer.outcome}`)
  if (known !== undefined) return
  tallies.unclassed += 1
  if (tallies.unclassed <= maxShown) {
    run.write(`ours ${ours}, theirs ${answer.outcome}: ${JSON.stringify(given)}`)
  }
}

function count(tally: Map<string, number>, name: string): void {
  tally.set(name, (tally.get(name) ?? 0) + 1)
}

function report({ write }: PeerRun, { classes, untold, agreed, unclassed }: Tallies): void {
  write(`${agreed} decided alike`)
  for (const [name, times] of [...classes].sort()) write(`${times} differ, ${name}`)
  for (const [name, times] of [...untold].sort()) write(`${times} not asked: ${name}`)
  write(`${unclassed} differences without a class`)
}
