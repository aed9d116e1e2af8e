import { parseArgs } from 'node:util'
import { comparePeer } from './differential/peer.ts'
import { compareTwins } from './differential/twin.ts'

// Decides random worlds twice and tells every difference: by the engine and its plain twin, or with
// `--peer iam-simulate` by the engine and an independent implementation, which is fetched for the purpose and
// runs as a program of its own. See docs/decisions/0006-differential.md.
const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    peer: { type: 'string' },
    cases: { type: 'string', multiple: true, default: [] },
  },
})
const worlds = Number(values.worlds)
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
const write = (line: string): void => void process.stdout.write(`${line}\n`)

if (!Number.isSafeInteger(worlds) || worlds < 0 || !Number.isSafeInteger(seed)) {
  write('usage: npm run differential -- [--worlds N] [--seed N] [--peer iam-simulate [--cases FILE.jsonl]…]')
  process.exitCode = 2
} else if (values.peer === undefined) {
  write(`seed ${seed}, ${worlds} worlds`)
  const { differences, outcomes } = compareTwins(worlds, seed, write)
  write(`${differences} differences; ${JSON.stringify(outcomes)}`)
  process.exitCode = differences === 0 ? 0 : 1
} else if (values.peer === 'iam-simulate') {
  write(`seed ${seed}, ${worlds} worlds, ${values.cases.length} files of cases`)
  process.exitCode = await comparePeer({ worlds, seed, files: values.cases, write })
} else {
  write(`there is no peer ${values.peer}; iam-simulate is one`)
  process.exitCode = 2
}
