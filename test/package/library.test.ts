import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createUnderstudy } from '../../src/library/index.ts'
import { decide, explain, lint, test as testPolicies, type Case } from '../../src/policy/public.ts'

const trusting = (principal: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
})
const bootstrap = {
  accounts: {
    default: {
      users: { alice: {} },
      roles: {
        Reader: { trustPolicy: trusting('arn:aws:iam::123456789012:user/alice') },
        Anyone: { trustPolicy: trusting('123456789012') },
      },
    },
  },
}

test('two servers in one process have keys, state and clocks of their own', async () => {
  await using one = await createUnderstudy({ bootstrap })
  await using other = await createUnderstudy()
  assert.equal(one.account, '123456789012')
  assert.notEqual(one.url, other.url)
  const alice = await one.credentials({ user: 'alice' })
  assert.deepEqual(await one.credentials({ user: 'alice' }), alice, 'a user gets one key')
  await assert.rejects(other.credentials({ user: 'alice' }), /\(NoSuchEntity\)/)
  one.clock.advance(3600)
  assert.ok(one.clock.now().getTime() - other.clock.now().getTime() > 3_500_000)
})

test('credentials are the administrator’s, a user’s, or a role’s whose trust decides', async () => {
  await using u = await createUnderstudy({ bootstrap, accounts: ['210987654321'] })
  const admin = await u.credentials()
  assert.deepEqual(u.env(), {
    AWS_ENDPOINT_URL: u.url,
    AWS_ACCESS_KEY_ID: admin.accessKeyId,
    AWS_SECRET_ACCESS_KEY: admin.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_REGION: 'us-east-1',
  })
  assert.notEqual((await u.credentials({ account: '210987654321' })).accessKeyId, admin.accessKeyId)
  const session = await u.credentials({ user: 'alice', role: 'Reader', sessionName: 'nightly' })
  assert.match(session.sessionToken!, /.{100}/)
  assert.equal(u.env(session)['AWS_SESSION_TOKEN'], session.sessionToken)
  await u.credentials({ role: 'arn:aws:iam::123456789012:role/Anyone' })
  await assert.rejects(u.credentials({ role: 'Reader' }), /\(AccessDenied\).*user\/admin is not authorized/)
  const { event, questions, text } = await u.why()
  assert.deepEqual([event.eventName, event.errorCode], ['AssumeRole', 'AccessDenied'])
  assert.equal(questions[0]!['outcome'], 'ImplicitlyDenied')
  assert.match(text, /no role trust policy allows the sts:AssumeRole action/)
  assert.deepEqual(
    (await u.events()).map(({ eventName }) => eventName),
    ['AssumeRole', 'AssumeRole', 'AssumeRole', 'CreateAccessKey'],
  )
  await u.reset()
  assert.deepEqual(await u.events(), [])
  assert.ok(await u.credentials({ user: 'alice' }), 'what the bootstrap declares is there again')
})

test('a bootstrap that is wrong is told by its place, and leaves nothing behind', async () => {
  const before = ours()
  await assert.rejects(
    createUnderstudy({ bootstrap: { accounts: { default: { user: {} } } } }),
    /has no setting user/,
  )
  assert.deepEqual(ours(), before)
})

const ours = (): string[] => readdirSync(tmpdir()).filter((name) => /^understudy-[A-Za-z0-9]{6}$/.test(name))

test('a process ends by itself after stop, and its working folder is as it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-library-'))
  const library = new URL('../../src/library/index.ts', import.meta.url).href
  const program = `const { createUnderstudy } = await import(${JSON.stringify(library)})
    const u = await createUnderstudy(); await u.credentials(); await u.stop(); await u.stop(); console.log('stopped')`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: folder,
    timeout: 60_000,
  })
  assert.equal(stdout, 'stopped\n')
  assert.deepEqual(readdirSync(folder), [])
  rmSync(folder, { recursive: true })
})

const asked: Case = {
  request: {
    principal: 'arn:aws:iam::123456789012:user/alice',
    principalType: 'User',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::reports/q1.csv',
  },
  policies: { identity: [] },
  accounts: { principal: '123456789012', resource: '123456789012' },
}
const allowing: Case = {
  ...asked,
  policies: {
    identity: [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }],
  },
}

test('policies are decided, explained, checked and tested without a server', () => {
  assert.deepEqual(decide(asked), {
    decision: 'ImplicitlyDenied',
    because: 'because no identity-based policy allows the s3:GetObject action',
  })
  assert.equal(decide(allowing).decision, 'Allowed')
  assert.match(explain(asked).text, /This grant would allow it/)
  assert.deepEqual(
    lint('{"Version": "2012-10-17"}').map(({ code, line }) => [code, line]),
    [['MISSING_STATEMENT', 1]],
  )
  const results = testPolicies([
    { ...asked, name: 'refused', expect: 'denied' },
    { ...asked, name: 'not explicitly', expect: 'explicitly-denied' },
    { ...allowing, name: 'allowed', expect: 'allowed' },
  ])
  assert.deepEqual(
    results.map(({ ok }) => ok),
    [true, false, true],
  )
  assert.ok(results[1]!.explanation)
  assert.throws(() => testPolicies([{ ...asked, name: 'x', expect: 'maybe' as 'denied' }]), TypeError)
})
