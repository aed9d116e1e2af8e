import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'
import { removeEndpoint, writeEndpoint, writeKnownCredentials } from '../../store/data-directory.ts'

const nasty = `a'b"c$(touch /tmp/never)\`d\`\\e;f&g*h!`
const rootKey = { accessKeyId: 'AKIAROOTROOTROOT0001', secretAccessKey: nasty }
const admin = { accessKeyId: 'AKIAADMINADMIN000001', secretAccessKey: 'plain/secret+1=' }
const otherRoot = { accessKeyId: 'AKIAOTHEROTHER000001', secretAccessKey: 'other' }

let directory: string
let server: Server
let url: string
before(async () => {
  directory = mkdtempSync(join(tmpdir(), 'understudy-env-'))
  writeKnownCredentials(directory, {
    defaultAccount: '111122223333',
    accounts: {
      '111122223333': { root: rootKey, admin },
      '444455556666': { root: otherRoot },
      '777788889999': { admin },
    },
  })
  server = createServer((_request, response) => void response.end('{"status":"ok"}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeEndpoint(directory, { url, region: 'eu-west-1', pid: process.pid })
})
after(() => {
  server.close()
  rmSync(directory, { recursive: true })
})

// No aws is looked for on the developer's PATH.
const env = (args: string[], environment: Record<string, string> = {}) =>
  runProgram(['env', '--data-dir', directory, ...args], { env: { PATH: '', ...environment } })

/** What a person's real account would be found by. */
const real: Record<string, string> = {
  AWS_ACCESS_KEY_ID: 'AKIAREALREALREAL0001',
  AWS_SECRET_ACCESS_KEY: 'real',
  AWS_SESSION_TOKEN: 'real',
  AWS_PROFILE: 'real',
  AWS_DEFAULT_PROFILE: 'real',
  AWS_ENDPOINT_URL_IAM: 'https://iam.amazonaws.com',
  AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials',
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/x',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/token',
  AWS_ROLE_ARN: 'arn:aws:iam::999999999999:role/real',
}

/** The AWS variables that a shell has once it has evaluated the text, and whether the evaluation failed. */
function evaluated(text: string): { variables: Record<string, string>; failed: boolean } {
  const script = 'eval "$1"; code=$?; env -0; exit $code'
  const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', text], {
    env: { PATH: process.env['PATH'], ...real },
  })
  const pairs = stdout
    .toString()
    .split('\0')
    .filter((pair) => pair.startsWith('AWS_'))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  return { variables: Object.fromEntries(pairs), failed: status !== 0 }
}

test("prints the admin user's environment and takes away whatever else decides where requests go", async () => {
  const { code, out, err } = await env([], real)
  assert.deepEqual([code, err], [0, ''])
  for (const line of out.trimEnd().split('\n')) assert.match(line, /^(export [A-Z_]+=\S+|unset [A-Z_0-9 ]+)$/)
  assert.deepEqual(evaluated(out), {
    failed: false,
    variables: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: admin.accessKeyId,
      AWS_SECRET_ACCESS_KEY: admin.secretAccessKey,
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_REGION: 'eu-west-1',
    },
  })
})

test('a secret of any characters comes through a shell whole', async () => {
  assert.equal(evaluated((await env(['--root'])).out).variables['AWS_SECRET_ACCESS_KEY'], nasty)
})

test('--endpoint is heard before what the data directory tells', async () => {
  const named = await env(['--endpoint', `${url}/`])
  assert.equal(evaluated(named.out).variables['AWS_ENDPOINT_URL'], `${url}/`)
})

const refused: { args: string[]; code: number; message: RegExp }[] = [
  { args: ['--account', '444455556666'], code: 1, message: /began without an admin user; use --root/ },
  { args: ['--account', '777788889999', '--root'], code: 1, message: /began without an access key/ },
  { args: ['--account', '888899990000'], code: 1, message: /only of 111122223333, 444455556666/ },
  { args: ['--account', 'toString'], code: 2, message: /must be a 12-digit account/ },
  { args: ['--data-dir', '/nowhere'], code: 1, message: /\/nowhere holds no credentials/ },
  { args: ['--endpoint', 'ftp://x'], code: 2, message: /must be an http or https URL/ },
  { args: ['--endpoint', 'http://x/ y'], code: 2, message: /must not hold blanks/ },
  {
    args: ['--endpoint', 'http://127.0.0.1:1'],
    code: 1,
    message: /no server answers at http:\/\/127.0.0.1:1/,
  },
  { args: ['--bogus'], code: 2, message: /unknown option/ },
  { args: ['--shell', 'tcsh'], code: 2, message: /--shell is one of sh, bash, zsh, fish, powershell, cmd/ },
]

const reachesNobody = {
  failed: true,
  variables: {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
  },
}

for (const { args, code, message } of refused) {
  test(`after ${args.join(' ')} the shell reaches nobody, and its evaluation has failed`, async () => {
    const result = await env(args, real)
    assert.equal(result.code, code)
    assert.match(result.err, message)
    assert.deepEqual(evaluated(result.out), reachesNobody)
  })
}

test('a server that no longer answers leaves the shell with nobody to reach', async () => {
  const dead = mkdtempSync(join(tmpdir(), 'understudy-env-'))
  writeKnownCredentials(dead, { defaultAccount: '111122223333', accounts: { '111122223333': { admin } } })
  writeEndpoint(dead, { url: 'http://127.0.0.1:1', region: 'us-east-1', pid: process.pid })
  assert.deepEqual(evaluated((await env(['--data-dir', dead], real)).out), reachesNobody)
  removeEndpoint(dead)
  assert.deepEqual(
    evaluated((await env(['--data-dir', dead, '--endpoint', 'http://127.0.0.1:1'], real)).out),
    reachesNobody,
  )
  rmSync(dead, { recursive: true })
})

const shells: { shell: string; set: RegExp; unset: RegExp; fail: RegExp }[] = [
  {
    shell: 'fish',
    set: /^set -gx AWS_SECRET_ACCESS_KEY 'a\\'b"c/m,
    unset: /^set -e .*AWS_PROFILE/m,
    fail: /^false$/m,
  },
  {
    shell: 'powershell',
    set: /^\$env:AWS_SECRET_ACCESS_KEY = 'a''b"c/m,
    unset: /^Remove-Item -ErrorAction Ignore Env:AWS_PROFILE$/m,
    fail: /^throw '/m,
  },
  {
    shell: 'cmd',
    set: /^set "AWS_SECRET_ACCESS_KEY=a'b"c/m,
    unset: /^set "AWS_PROFILE="$/m,
    fail: /^cmd \/c exit 1$/m,
  },
]
for (const { shell, set, unset, fail } of shells) {
  test(`speaks ${shell}, and fails in it`, async () => {
    const { out } = await env(['--root', '--shell', shell])
    assert.match(out, set)
    assert.match(out, unset)
    assert.doesNotMatch(out, fail)
    assert.match((await env(['--shell', shell, '--account', '888899990000'])).out, fail)
  })
}

const versions: [said: string, deaf: boolean][] = [
  ['aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64', true],
  ['aws-cli/1.28.9 Python/3.11.2', true],
  ['aws-cli/2.12.7 Python/3.11.2', true],
  ['aws-cli/2.13.0 Python/3.11.4', false],
  ['aws-cli/1.29.0 Python/3.11.4', false],
  ['aws-cli/1.45.11 Python/3.11.4', false],
  ['something else', false],
]
for (const [said, deaf] of versions) {
  test(`an aws that says ${said} is ${deaf ? 'warned of, and nothing runs with it' : 'used'}`, async () => {
    const bin = mkdtempSync(join(tmpdir(), 'understudy-bin-'))
    writeFileSync(join(bin, 'aws'), `#!/bin/sh\necho '${said}'\n`)
    chmodSync(join(bin, 'aws'), 0o755)
    const environment = { PATH: `${bin}:/usr/bin:/bin` }
    const { code, err } = await env([], environment)
    assert.equal(code, 0)
    assert.equal(/WARNING: the aws CLI on the PATH is .*ignores AWS_ENDPOINT_URL/.test(err), deaf, err)
    for (const command of ['exec', 'shell']) {
      const args = [command, '--data-dir', directory, ...(command === 'exec' ? ['--', 'true'] : [])]
      const ran = await runProgram(args, { env: { ...environment, SHELL: '/bin/true' } })
      assert.deepEqual(
        [ran.code, /ignores AWS_ENDPOINT_URL/.test(ran.err)],
        deaf ? [1, true] : [0, false],
        ran.err,
      )
    }
    rmSync(bin, { recursive: true })
  })
}

test('the program that cannot even start leaves a shell with nobody to reach', () => {
  const text = execFileSync(
    'sh',
    [
      '-c',
      'sed "s/isNewerThan(22, 13)/false/" "$0" > "$1/understudy.mjs"; node "$1/understudy.mjs" env || true',
      new URL('../../../bin/understudy', import.meta.url).pathname,
      directory,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const { failed, variables } = evaluated(text)
  assert.ok(failed)
  for (const [name, value] of Object.entries(reachesNobody.variables)) assert.equal(variables[name], value)
})
