import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { openServiceCatalogue } from '../src/access/decision/service-catalogue.ts'
import { faultsOf } from '../test/fixtures/worlds/explanation-faults.ts'
import { anyGrantWorld } from '../test/fixtures/worlds/grant-worlds.ts'
import { caseOf } from '../test/fixtures/worlds/world-case.ts'

// Proves that explanations are true, over random worlds of all kinds of callers, versions and layers: each suggested
// grant, pasted where it says, flips the decision, passes our own linter and can be spared by none of the others; and
// no line contradicts its verdict without naming the rule. `npm test` runs a share of it.
const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const worlds = Number(values.worlds)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const write = (line: string): void => void process.stdout.write(`${line}\n`)
/** LIMIT: worlds in memory at once. */
const chunk = 1000
/** LIMIT: faults that are shown; by then it is clear that something is wrong. */
const maxShown = 10

if (!Number.isSafeInteger(worlds) || worlds < 1 || !Number.isSafeInteger(seed)) {
  write('usage: npm run proof -- [--worlds N] [--seed N]')
  process.exitCode = 2
} else {
  const catalogue = openServiceCatalogue(fileURLToPath(new URL('../models', import.meta.url)))
  write(`seed ${seed}, ${worlds} worlds`)
  let faulty = 0
  for (let from = 0; from < worlds && faulty < maxShown; from += chunk) {
    const numRuns = Math.min(chunk, worlds - from)
    for (const [at, world] of fc.sample(anyGrantWorld, { seed: seed + from / chunk, numRuns }).entries()) {
      const faults = faultsOf(world, catalogue)
      if (faults.length === 0) continue
      faulty += 1
      write(`${faults.join('\n')}\n  in ${JSON.stringify(caseOf(world, `seed ${seed}, world ${from + at}`))}`)
      if (faulty === maxShown) break
    }
  }
  write(`${faulty} worlds with faults`)
  process.exitCode = faulty === 0 ? 0 : 1
}
