import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runProgram } from '../../test/fixtures/worlds/world.ts'

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

test('--version prints the version of the package', async () => {
  assert.deepEqual(await runProgram(['--version']), { code: 0, out: `${manifest.version}\n`, err: '' })
})

for (const args of [[], ['help'], ['--help'], ['-h']]) {
  test(`understudy ${args.join(' ')} lists every command`, async () => {
    const { code, out } = await runProgram(args)
    assert.equal(code, 0)
    for (const name of ['start', 'env', 'decide', 'lint', 'why', 'run-on'])
      assert.match(out, new RegExp(`^  ${name}\\b`, 'm'))
  })
}

const flags: Record<string, string[]> = {
  start: [
    'port PORT .*UNDERSTUDY_PORT; default 4566',
    'host ADDRESS .*UNDERSTUDY_HOST; default 127.0.0.1',
    'data-dir DIR .*UNDERSTUDY_DATA_DIR; default ./.understudy',
    'region REGION .*UNDERSTUDY_REGION; default us-east-1',
    'account ID.* .*UNDERSTUDY_ACCOUNT, comma-separated',
    'no-admin-user .*UNDERSTUDY_NO_ADMIN_USER',
    'bootstrap FILE .*UNDERSTUDY_BOOTSTRAP',
    'test-hooks .*UNDERSTUDY_TEST_HOOKS',
    'tls-cert FILE .*UNDERSTUDY_TLS_CERT',
    'tls-key FILE .*UNDERSTUDY_TLS_KEY',
    'allow-host NAME .*UNDERSTUDY_ALLOW_HOST',
  ],
  env: ['account ID', 'root', 'endpoint URL .*UNDERSTUDY_ENDPOINT', 'write-profile NAME'],
  why: ['last', 'json', 'profile NAME', 'endpoint URL'],
  'run-on': ['endpoint URL'],
  decide: [],
  lint: ['type TYPE .*default identity', 'account ID', 'fail-on LEVEL .*default error', 'json'],
}

for (const [name, expected] of Object.entries(flags)) {
  test(`the help of ${name} tells its flags, variables and defaults`, async () => {
    const { code, out } = await runProgram([name, '--help'])
    assert.equal(code, 0)
    assert.deepEqual(await runProgram(['help', name]), { code, out, err: '' })
    for (const flag of expected) assert.match(out, new RegExp(`^  --${flag}`, 'm'))
  })
}

const wrong: [args: string[], message: RegExp][] = [
  [['begin'], /there is no command begin; understudy --help lists them/],
  [['toString'], /there is no command toString/],
  [['--port', '1'], /there is no command --port/],
  [['start', '--nope'], /unknown option '--nope'/],
  [['console', '--account'], /--account <value>' argument missing/],
  [['decide'], /decide needs FILE.jsonl/],
  [['decide', 'a', 'b'], /decide does not take the argument b/],
  [['run-on'], /run-on needs INSTANCE_ID -- COMMAND/],
  [['why', 'id', '--last'], /not both/],
]

for (const [args, message] of wrong) {
  test(`understudy ${args.join(' ')} is refused in one line with exit code 2`, async () => {
    const { code, out, err } = await runProgram(args)
    assert.equal(code, 2)
    assert.equal(out, '')
    assert.match(err, /^understudy: [^\n]+\n$/)
    assert.match(err, message)
  })
}
