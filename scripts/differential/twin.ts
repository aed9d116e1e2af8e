import fc from 'fast-check'
import { evaluate } from '../../src/policy/evaluate.ts'
import { explain } from '../../src/policy/explain/explain.ts'
import { referenceOutcome } from '../../src/policy/twin/reference.ts'
import type { Outcome, Question } from '../../src/policy/types.ts'
import type { PolicySet } from '../../src/policy/policy-set.ts'
import { anyWorld } from '../../test/fixtures/worlds/random-worlds.ts'
import { caseOf } from '../../test/fixtures/worlds/world-case.ts'

export type World = readonly [Question, PolicySet]

/** LIMIT: worlds that are made before they are looked at; more would only take memory. */
const chunkSize = 1000

/** Random worlds in their order: the same seed gives the same ones, however many are taken. */
export function* randomWorlds(count: number, seed: number): Generator<{ id: string; world: World }> {
  for (let from = 0; from < count; from += chunkSize) {
    const numRuns = Math.min(chunkSize, count - from)
    const worlds = fc.sample(anyWorld, { seed: seed + from / chunkSize, numRuns })
    for (const [at, world] of worlds.entries()) yield { id: `seed ${seed}, world ${from + at}`, world }
  }
}

/** What became of all worlds. */
export type Tally = { worlds: number; differences: number; outcomes: Record<Outcome, number> }

/** LIMIT: differences that are shown; by then it is clear that something is wrong. */
const maxShown = 10

/**
 * Decides each world by the engine, by its plain twin and by the explanation; writes down, as a case, each
 * one they differ about.
 */
export function compareTwins(count: number, seed: number, write: (line: string) => void): Tally {
  const outcomes: Record<Outcome, number> = { Allowed: 0, ImplicitlyDenied: 0, ExplicitlyDenied: 0 }
  let differences = 0
  for (const { id, world } of randomWorlds(count, seed)) {
    const engine = evaluate(...world).outcome
    const twin = referenceOutcome(...world)
    outcomes[engine] += 1
    // Explaining costs ten times as much as deciding.
    const explained = outcomes[engine] % 10 === 0 ? explain(...world).outcome : engine
    if (engine === twin && engine === explained) continue
    differences += 1
    if (differences > maxShown) break
    write(`engine ${engine}, twin ${twin}, explanation ${explained}: ${JSON.stringify(caseOf(world, id))}`)
  }
  return { worlds: count, differences, outcomes }
}
