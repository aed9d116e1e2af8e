import { writeFileSync } from 'node:fs'
import type { Snapshot } from '../../insight/snapshot.ts'
import { explanationText } from '../../policy/explain/explanation-text.ts'
import { type Command, type Given, type World } from '../command.ts'
import { dataDirectoryOption } from '../environment/data-directory.ts'
import type { TestResult } from '../testing/test-run.ts'

/** `understudy test`. */
export const testCommand: Command = {
  name: 'test',
  usage: 'FILE…',
  summary: 'Tests policies: decides the tests of YAML or JSON files and tells which are not as expected.',
  positionals: { minimum: 1, maximum: 1000 },
  options: [
    { name: 'json', kind: 'flag', variable: false, help: 'Prints the results as JSON.' },
    { name: 'junit', kind: 'text', value: 'FILE', variable: false, help: 'Also writes JUnit XML there.' },
    {
      ...dataDirectoryOption,
      help: 'Folder whose users, roles and buckets are tested; only read, its server may run.',
    },
  ],
  notes: [
    "A test that gives its principal's policies needs no data directory. The format is in docs/policy-tests.md.",
    'Exit code: 0 all as expected, 1 some are not, 2 a file is wrong.',
  ].join('\n'),
  run: runTests,
}

async function runTests(given: Given, world: World): Promise<number> {
  // YAML, the engine and the store are loaded when there is something to test, not for the list of commands.
  const { readTestFile } = await import('../testing/test-file.ts')
  const { createRunner } = await import('../testing/test-run.ts')
  const files = given.positionals.map((file) => ({ file, tests: readTestFile(file) }))
  let opened: Promise<Snapshot> | undefined
  const snapshot = () => (opened ??= openSnapshotOf(given.text('data-dir')!))
  const run = createRunner(snapshot)
  const suites: { file: string; results: TestResult[] }[] = []
  try {
    for (const { file, tests } of files) {
      const results: TestResult[] = []
      for (const test of tests) results.push(...(await run(test)))
      suites.push({ file, results })
    }
  } finally {
    await (await opened?.catch(() => undefined))?.close()
  }
  const results = suites.flatMap((suite) => suite.results)
  const junit = given.text('junit')
  if (junit !== undefined) writeFileSync(junit, (await import('../testing/junit.ts')).junitXml(suites))
  world.write(given.flag('json') ? jsonText(suites) : `${results.map(line).join('')}\n${summary(results)}\n`)
  return results.every(({ ok }) => ok) ? 0 : 1
}

async function openSnapshotOf(dataDirectory: string): Promise<Snapshot> {
  const { openSnapshot } = await import('../../insight/snapshot.ts')
  const { modelsFolder } = await import('../environment/models-folder.ts')
  return openSnapshot(dataDirectory, modelsFolder())
}

function line({ name, ok, expected, place, explanation }: TestResult): string {
  if (ok) return `ok      ${name}\n`
  const tree = explanation === undefined ? '' : explanationText(explanation)
  const told = tree.trimEnd().replace(/^(?=.)/gm, '        ')
  return `FAILED  ${name}: expected ${expected} (${place})\n${told}\n`
}

function summary(results: readonly TestResult[]): string {
  const failed = results.filter(({ ok }) => !ok).length
  const all = results.length === 1 ? '1 test' : `${results.length} tests`
  return failed === 0 ? `${all}, all as expected` : `${all}, ${failed} failed`
}

function jsonText(suites: readonly { file: string; results: readonly TestResult[] }[]): string {
  const tests = suites.flatMap(({ file, results }) => results.map((result) => ({ file, ...result })))
  const failed = tests.filter(({ ok }) => !ok).length
  return `${JSON.stringify({ passed: tests.length - failed, failed, tests }, null, 2)}\n`
}
