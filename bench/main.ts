import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

// Each benchmark in turn, so that none takes the other's time; figures of one run belong together.
const names = process.argv.length > 2 ? process.argv.slice(2) : ['decisions', 'sigv4', 'assume-role']

const root = fileURLToPath(new URL('..', import.meta.url))
const built = spawnSync(process.execPath, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(built.status ?? 1)

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}\n`)
for (const benchmark of names) {
  const { run } = (await import(`./${benchmark}.ts`)) as {
    run(): Promise<{ name: string; figures: Record<string, number> }>
  }
  const { name, figures } = await run()
  console.log(name)
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`  ${figure.padEnd(40)} ${value.toLocaleString('en-US').padStart(14)}`)
  }
}
