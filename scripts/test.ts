import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Everything that has to pass. With arguments only the tests of the files (or globs) they name, and options
// of node's test runner such as --test-name-pattern.
const root = fileURLToPath(new URL('..', import.meta.url))
const args = process.argv.slice(2)
const options = args.filter((arg) => arg.startsWith('-'))
const named = args.filter((arg) => !arg.startsWith('-'))

let failed = false
// The tests that run the program run the bundle, so it has to be of these sources.
check('build', process.execPath, [`${root}/scripts/build.ts`])
if (named.length === 0) {
  check('format', 'oxfmt', ['--check', '.'])
  check('lint', 'oxlint', [])
  check('types', 'tsc', ['--noEmit'])
  check("the console's types", 'tsc', ['--noEmit', '-p', 'console'])
}
const patterns =
  named.length === 0 ? ['src/**/*.test.ts', 'console/**/*.test.ts', 'test/**/*.test.ts'] : named
const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()
if (files.length === 0) fail(`tests: no file is called ${patterns.join(' or ')}`)
else {
  // LIMIT: each file is a process of its own; more than two at a time only wait for one another on two cores.
  const runner = [
    '--test',
    '--test-concurrency=2',
    '--test-timeout=600000',
    '--test-reporter=spec',
    ...options,
  ]
  check('tests', process.execPath, [...runner, ...files])
}
process.exitCode = failed ? 1 : 0

function check(name: string, program: string, programArgs: readonly string[]): void {
  const path = program === process.execPath ? program : `${root}/node_modules/.bin/${program}`
  const { status, error } = spawnSync(path, programArgs, { cwd: root, stdio: 'inherit' })
  if (error !== undefined) fail(`${name}: ${error.message}`)
  // The runner's own summary is the last thing that is said.
  else if (status !== 0 && name !== 'tests') fail(`${name} failed`)
  failed ||= status !== 0
}

function fail(line: string): void {
  failed = true
  process.stdout.write(`\n${line}\n\n`)
}
