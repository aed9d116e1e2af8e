import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { client } from '../fixtures/clients/clients.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** The environment of a project that has the package installed: npx finds its program, and no key of anybody's is there. */
function project(folder: string): Record<string, string | undefined> {
  const npx = `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${root}bin/understudy" "$@"\n`
  writeFileSync(join(folder, 'npx'), npx)
  chmodSync(join(folder, 'npx'), 0o755)
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|NODE_TEST_CONTEXT|UNDERSTUDY_)/.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    PATH: `${folder}:${process.env['PATH']}`,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

test('the example of node:test and the JavaScript SDK passes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-example-'))
  const file = 'examples/node-test/assume-role.test.mjs'
  const { stdout } = await run(process.execPath, ['--test', file], { cwd: root, env: project(folder) })
  assert.match(stdout, /pass 2\b/)
  rmSync(folder, { recursive: true })
})

const pytest = client('pytest')
test(
  'the example of pytest and boto3 passes',
  { skip: pytest.skip || client('python3-boto3').skip },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'understudy-example-'))
    const args = ['-q', '-p', 'no:cacheprovider', 'examples/pytest']
    const env = { ...project(folder), PYTHONDONTWRITEBYTECODE: '1' }
    const { stdout } = await run(pytest.path!, args, { cwd: root, env })
    assert.match(stdout, /1 passed/)
    rmSync(folder, { recursive: true })
  },
)

test('the action starts a server and hands its environment to the steps after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-action-'))
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
  const start = action.runs.steps.find(({ id }: { id?: string }) => id === 'start')
  const files = { GITHUB_ENV: join(folder, 'env'), GITHUB_OUTPUT: join(folder, 'output') }
  const env = {
    ...project(folder),
    ...files,
    RUNNER_TEMP: folder,
    UNDERSTUDY_BOOTSTRAP: join(root, 'examples/story.yaml'),
    UNDERSTUDY_ACCOUNT_ID: '123456789012',
    UNDERSTUDY_DATA_DIR: join(folder, 'understudy'),
    NODE: process.execPath,
    PROGRAM: join(root, 'bin/understudy'),
  }
  // The server outlives the step, as on a runner; its pid is told so that it ends with this test.
  await run('bash', ['-e', '-c', `${start.run}\necho $! > "$RUNNER_TEMP/pid"`], { env })
  const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
  try {
    const endpoint = /AWS_ENDPOINT_URL=(\S+)/.exec(readFileSync(files.GITHUB_ENV, 'utf8'))![1]
    assert.equal(readFileSync(files.GITHUB_OUTPUT, 'utf8'), `endpoint=${endpoint}\n`)
    assert.equal((await fetch(`${endpoint}/_understudy/health`)).status, 200)
  } finally {
    process.kill(pid, 'SIGTERM')
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50))
    rmSync(folder, { recursive: true, force: true })
  }
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
