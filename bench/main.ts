import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { tableOf, type Result } from './figures.ts'

// Each benchmark in turn, so that none takes the other's time; figures of one run belong together.
const all = ['decisions', 'hostile', 'scale', 'sigv4', 'assume-role', 'requests', 'writes', 'startup']

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const names = positionals.length > 0 ? positionals : all
const unknown = names.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}, only ${all.join(', ')}.`)
  process.exit(2)
}

const root = fileURLToPath(new URL('..', import.meta.url))
const built = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: ['ignore', 2, 2] })
if (built.status !== 0) process.exit(built.status ?? 1)

const machine = { node: process.version, cores: cpus().length, cpu: cpus()[0]?.model.trim() ?? 'unknown' }
if (!values.json) console.log(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}\n`)
const results: Result[] = []
for (const benchmark of names) {
  const { run } = (await import(`./${benchmark}.ts`)) as { run(): Promise<Result> }
  const result = await run()
  results.push(result)
  if (!values.json) console.log(tableOf(result))
}
if (values.json) console.log(JSON.stringify({ machine, results }, null, 2))
