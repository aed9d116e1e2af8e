import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { runProgram } from '../../../test/fixtures/worlds/world.ts'
import { writeEndpoint, writeKnownCredentials } from '../../store/data-directory.ts'

const root = { accessKeyId: 'AKIAROOTROOTROOT0001', secretAccessKey: 'r' }
const admin = { accessKeyId: 'AKIAADMINADMIN000001', secretAccessKey: 'a' }
const [first, old, rootOnly] = ['111122223333', '444455556666', '777788889999']

let directory: string
before(() => {
  directory = mkdtempSync(join(tmpdir(), 'understudy-console-'))
  writeKnownCredentials(directory, {
    defaultAccount: first,
    accounts: {
      [first]: { root, rootPassword: 'of-root', admin, adminPassword: 'of-admin' },
      [old]: { root, admin },
      [rootOnly]: { root, rootPassword: 'alone' },
    },
  })
})
after(() => rmSync(directory, { recursive: true }))

const run = (...args: string[]) => runProgram(['console', '--data-dir', directory, ...args])

test('tells where the console is and how admin signs in, and that no server runs', async () => {
  const { code, out, err } = await run()
  assert.equal(code, 0)
  assert.equal(
    out,
    `Console:     http://127.0.0.1:4566/_understudy/console/\nAccount:     ${first}\n` +
      'User name:   admin\nPassword:    of-admin\n',
  )
  assert.match(err, /no server seems to run/)
})

test('tells the running server’s address, and how root signs in', async () => {
  writeEndpoint(directory, { url: 'http://[::1]:99', region: 'eu-west-1', pid: process.pid })
  const { out, err } = await run('--root')
  assert.match(out, /http:\/\/\[::1\]:99\/_understudy\/console\/\n/)
  assert.match(out, /root user\nPassword: +of-root\n$/)
  assert.equal(err, '')
})

for (const [args, message] of [
  [['--account', old], /no console password of the user admin .* create-login-profile/],
  [['--account', old, '--root'], /no console password of root/],
  [['--account', rootOnly], /began without an admin user; use --root/],
  [['--account', '999999999999'], /no keys of the account 999999999999/],
  [['--data-dir', '/nonexistent'], /holds no credentials/],
] as const) {
  test(`${args.join(' ')} says what is missing`, async () => {
    const { code, out, err } = await run(...args)
    assert.equal(code, 1)
    assert.equal(out, '')
    assert.match(err, message)
  })
}
