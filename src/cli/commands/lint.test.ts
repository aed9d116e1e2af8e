import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { run } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'understudy-lint-'))
after(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function runLint(args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const world = {
    env: {},
    input: (async function* () {
      yield input
    })(),
    write: (text: string) => void (out += text),
    warn: (text: string) => void (err += text),
  }
  return { code: await run(['lint', ...args], world), out, err }
}

const policy = (action: string) => `{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "${action}", "Resource": "*" }
}
`
const good = file('good.json', policy('s3:GetObject'))
const bad = file('bad.json', policy('s3:GetObjet'))
const risky = file('risky.json', policy('iam:PassRole'))

test('a finding is its place, what it is, the line of the source and carets', async () => {
  const { code, out } = await runLint([bad])
  assert.equal(code, 1)
  assert.equal(
    out,
    `${bad}:3:47 error INVALID_ACTION The service s3 has no action "GetObjet". (Did you mean s3:GetObject?)\n` +
      '      "Statement": { "Effect": "Allow", "Action": "s3:GetObjet", "Resource": "*" }\n' +
      `    ${' '.repeat(46)}${'^'.repeat(13)}\n` +
      'Found: 1 error.\n',
  )
})

test('a good policy gives nothing and exit code 0, from a file or from standard input', async () => {
  const expected = { code: 0, out: 'Nothing found.\n', err: '' }
  assert.deepEqual(await runLint([good]), expected)
  assert.deepEqual(await runLint(['-'], policy('s3:GetObject')), expected)
})

const levels: [path: string, failOn: string, code: number][] = [
  [risky, 'error', 0],
  [risky, 'security', 1],
  [risky, 'suggestion', 1],
  [bad, 'error', 1],
  [bad, 'never', 0],
  [good, 'suggestion', 0],
]

for (const [path, failOn, code] of levels) {
  test(`--fail-on ${failOn} gives ${code} for ${path.split('/').at(-1)}`, async () => {
    assert.equal((await runLint(['--fail-on', failOn, path])).code, code)
  })
}

test('--json gives the findings of each file', async () => {
  const { code, out } = await runLint(['--json', good, bad])
  assert.equal(code, 1)
  const [first, second] = JSON.parse(out)
  assert.deepEqual(first, { file: good, findings: [] })
  const [finding] = second.findings
  assert.deepEqual([finding.code, finding.path, finding.line], ['INVALID_ACTION', 'Statement.Action', 3])
})

test('--type says what kind of policy it is', async () => {
  const trust = file(
    'trust.json',
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}',
  )
  assert.equal((await runLint([trust])).code, 1)
  assert.equal((await runLint(['--type', 'trust', trust])).out, 'Nothing found.\n')
})

test('a policy cannot write to the terminal', async () => {
  const { out } = await runLint(['-'], policy('s3:\\u001b[31mX').replace('\\u001b', '\u009b'))
  assert.doesNotMatch(out.replaceAll('\n', ''), /\p{Cc}/u)
})

const wrong: [args: string[], message: RegExp][] = [
  [[join(folder, 'none.json')], /there is no file/],
  [[folder], /EISDIR/],
  [['--type', 'bucket', good], /--type is one of identity, resource, trust, scp, rcp, not bucket/],
  [['--fail-on', 'all', good], /--fail-on is one of/],
  [['--account', '12', good], /twelve digits/],
  [[file('latin.json', Buffer.from([0x22, 0xe4, 0x22]))], /is not UTF-8/],
  [[], /lint needs FILE/],
]

for (const [args, message] of wrong) {
  test(`lint ${args.map((arg) => arg.split('/').at(-1)).join(' ')} is refused with exit code 2`, async () => {
    const { code, out, err } = await runLint(args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, message)
  })
}
