import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'
import { writeEndpoint, writeKnownCredentials } from '../../store/data-directory.ts'

const nasty = `a'b"c$(touch /tmp/never)\`d\`\\e;f&g*h!`
const rootKey = { accessKeyId: 'AKIAROOTROOTROOT0001', secretAccessKey: nasty }
const admin = { accessKeyId: 'AKIAADMINADMIN000001', secretAccessKey: 'plain/secret+1=' }
const otherRoot = { accessKeyId: 'AKIAOTHEROTHER000001', secretAccessKey: 'other' }

let directory: string
before(() => {
  directory = mkdtempSync(join(tmpdir(), 'understudy-env-'))
  writeKnownCredentials(directory, {
    defaultAccount: '111122223333',
    accounts: { '111122223333': { root: rootKey, admin }, '444455556666': { root: otherRoot } },
  })
})
after(() => rmSync(directory, { recursive: true }))

const env = (...args: string[]) => runProgram(['env', '--data-dir', directory, ...args])

/** What a shell knows once it has evaluated the text. */
function evaluated(text: string): Record<string, string> {
  const names = ['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_DEFAULT_REGION']
  const script = `eval "$1"; for n in ${names.join(' ')} AWS_SESSION_TOKEN AWS_PROFILE; do eval printf '%s\\\\0' "\\"\\\${$n-unset}\\""; done`
  const out = execFileSync('sh', ['-c', script, 'sh', text], {
    env: { PATH: process.env['PATH'], AWS_SESSION_TOKEN: 'stale', AWS_PROFILE: 'stale' },
  })
  const values = out.toString().split('\0')
  return Object.fromEntries(
    [...names, 'AWS_SESSION_TOKEN', 'AWS_PROFILE'].map((name, at) => [name, values[at]!]),
  )
}

test("prints the admin user's environment, one export a line, and takes away what would not fit it", async () => {
  const { code, out, err } = await env()
  assert.equal(code, 0)
  assert.match(err, /no server seems to run/)
  for (const line of out.trimEnd().split('\n')) assert.match(line, /^(export [A-Z_]+=\S+|unset [A-Z_ ]+)$/)
  assert.deepEqual(evaluated(out), {
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_ACCESS_KEY_ID: admin.accessKeyId,
    AWS_SECRET_ACCESS_KEY: admin.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_SESSION_TOKEN: 'unset',
    AWS_PROFILE: 'unset',
  })
})

test('a secret of any characters comes through a shell whole', async () => {
  assert.equal(evaluated((await env('--root')).out)['AWS_SECRET_ACCESS_KEY'], nasty)
})

test('a running server tells its endpoint and region, and --endpoint is heard before it', async () => {
  writeEndpoint(directory, { url: 'http://[::1]:99', region: 'eu-west-1', pid: process.pid })
  const { out, err } = await env()
  assert.equal(err, '')
  assert.equal(evaluated(out)['AWS_ENDPOINT_URL'], 'http://[::1]:99')
  assert.equal(evaluated(out)['AWS_DEFAULT_REGION'], 'eu-west-1')
  const named = evaluated((await env('--endpoint', 'https://lab.test/?a=1&b=2')).out)
  assert.equal(named['AWS_ENDPOINT_URL'], 'https://lab.test/?a=1&b=2')
})

const refused: { args: string[]; code: number; message: RegExp }[] = [
  { args: ['--account', '444455556666'], code: 1, message: /began without an admin user; use --root/ },
  { args: ['--account', '777788889999'], code: 1, message: /only of 111122223333, 444455556666/ },
  { args: ['--account', 'toString'], code: 2, message: /must be a 12-digit account/ },
  { args: ['--data-dir', '/nowhere'], code: 1, message: /\/nowhere holds no credentials/ },
  { args: ['--endpoint', 'ftp://x'], code: 2, message: /must be an http or https URL/ },
  { args: ['--endpoint', 'http://x/ y'], code: 2, message: /must not hold blanks/ },
]

for (const { args, code, message } of refused) {
  test(`${args.join(' ')} prints nothing to evaluate`, async () => {
    const result = await env(...args)
    assert.equal(result.code, code)
    assert.equal(result.out, '')
    assert.match(result.err, message)
  })
}
