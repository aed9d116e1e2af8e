import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { UsageError } from './command.ts'
import { parse } from './parse.ts'
import { startOptions } from './start-options.ts'
import { start } from './commands/start.ts'

const here = fileURLToPath(import.meta.url)
const credentialsFile = join(mkdtempSync(join(tmpdir(), 'understudy-options-')), 'credentials')
writeFileSync(credentialsFile, 'KEY:SECRET\n')
const key = Buffer.alloc(32, 7).toString('base64')

after(() => rmSync(dirname(credentialsFile), { recursive: true }))

function read(args: string[], env: Record<string, string> = {}) {
  return startOptions(parse(start, args, env), env)
}

test('without flags the server is what the help says', () => {
  assert.deepEqual(read([]), {
    port: 4566,
    host: '127.0.0.1',
    dataDirectory: './.understudy',
    region: 'us-east-1',
    founding: {
      account: undefined,
      rootKey: undefined,
      rootPassword: undefined,
      accounts: [],
      adminUser: true,
      rootAccessKey: true,
    },
    masterKey: undefined,
    testHooks: false,
    testHooksToken: undefined,
    tls: undefined,
    hosts: [],
    bootstrapFile: undefined,
    maxConnections: undefined,
    trustedIssuers: [],
    foreignPrincipals: undefined,
    trailBytes: 200_000_000,
    database: undefined,
    backends: { declared: [], serve: [], credentials: '', account: undefined, roles: true },
  })
})

const same: { flags: string[]; variables: Record<string, string> }[] = [
  { flags: ['--port', '0'], variables: { UNDERSTUDY_PORT: '0' } },
  { flags: ['--host=::1'], variables: { UNDERSTUDY_HOST: '::1' } },
  { flags: ['--data-dir', '/tmp/x'], variables: { UNDERSTUDY_DATA_DIR: '/tmp/x' } },
  { flags: ['--region', 'eu-central-1'], variables: { UNDERSTUDY_REGION: 'eu-central-1' } },
  {
    flags: ['--account', '111122223333', '--account', '444455556666=Other one'],
    variables: { UNDERSTUDY_ACCOUNT: '111122223333, 444455556666=Other one' },
  },
  { flags: ['--no-admin-user'], variables: { UNDERSTUDY_NO_ADMIN_USER: 'true' } },
  { flags: ['--no-root-key'], variables: { UNDERSTUDY_NO_ROOT_KEY: 'true' } },
  { flags: ['--foreign-principals', 'accept'], variables: { UNDERSTUDY_FOREIGN_PRINCIPALS: 'accept' } },
  { flags: ['--tls'], variables: { UNDERSTUDY_TLS: 'yes' } },
  { flags: ['--bootstrap', here], variables: { UNDERSTUDY_BOOTSTRAP: here } },
  { flags: ['--max-connections', '50'], variables: { UNDERSTUDY_MAX_CONNECTIONS: '50' } },
  { flags: ['--test-hooks'], variables: { UNDERSTUDY_TEST_HOOKS: '1' } },
  {
    flags: ['--tls-cert', here, '--tls-key', here],
    variables: { UNDERSTUDY_TLS_CERT: here, UNDERSTUDY_TLS_KEY: here },
  },
  {
    flags: ['--allow-host', 'a.test', '--allow-host', 'b.test'],
    variables: { UNDERSTUDY_ALLOW_HOST: 'a.test,b.test' },
  },
  {
    flags: ['--trust-issuer', 'http://127.0.0.1:8080/realms/a', '--trust-issuer', 'https://idp.test'],
    variables: { UNDERSTUDY_TRUST_ISSUER: 'http://127.0.0.1:8080/realms/a, https://idp.test' },
  },
]

for (const { flags, variables } of same) {
  test(`${flags.join(' ')} and ${Object.keys(variables).join(', ')} say the same`, () => {
    assert.deepEqual(read(flags), read([], variables))
    assert.notDeepEqual(read(flags), read([]))
  })
}

test('a flag is heard before its variable, and an empty variable is none', () => {
  assert.equal(read(['--port', '1'], { UNDERSTUDY_PORT: '2' }).port, 1)
  assert.equal(read([], { UNDERSTUDY_PORT: '' }).port, 4566)
  assert.equal(read([], { UNDERSTUDY_TEST_HOOKS: 'false' }).testHooks, false)
})

test('the default account, its root key and the master key come from the environment', () => {
  const { founding, masterKey } = read([], {
    UNDERSTUDY_ACCOUNT_ID: '012345678901',
    UNDERSTUDY_ROOT_ACCESS_KEY_ID: 'AKIAROOTROOTROOT0001',
    UNDERSTUDY_ROOT_SECRET_ACCESS_KEY: 'a secret'.replace(' ', '-'),
    UNDERSTUDY_MASTER_KEY: key,
  })
  assert.equal(founding.account, '012345678901')
  assert.deepEqual(founding.rootKey, { accessKeyId: 'AKIAROOTROOTROOT0001', secretAccessKey: 'a-secret' })
  assert.equal(masterKey, key)
})

const wrong: { args?: string[]; env?: Record<string, string>; message: RegExp }[] = [
  { args: ['--port', '65536'], message: /--port must be a number from 0 to 65535, not 65536/ },
  { args: ['--port', '-1'], message: /--port/ },
  { args: ['--port', '80a'], message: /--port must be/ },
  { args: ['--prt', '80'], message: /unknown option '--prt'/ },
  { args: ['--host', 'a b'], message: /--host must be an address/ },
  {
    args: ['--foreign-principals', 'arn:aws:iam::999988887777:root'],
    message: /accept, or the ARN of a user/,
  },
  { args: ['--region', 'here'], message: /--region must look like us-east-1/ },
  { args: ['--region', 'cn-north-1'], message: /of the partition aws-cn, and this server speaks/ },
  { args: ['--region', 'us-gov-west-1'], message: /of the partition aws-us-gov, and this server speaks/ },
  { args: ['--account', '123'], message: /--account must be a 12-digit account, not 123/ },
  { args: ['--account', '111122223333', '--account', '111122223333=x'], message: /names 111122223333 twice/ },
  { args: ['--account', '111122223333='], message: /a name has 1 to 50/ },
  { args: ['--tls-cert', here], message: /--tls-cert and --tls-key go together/ },
  {
    args: ['--tls-key', '/nowhere/key.pem', '--tls-cert', here],
    message: /\/nowhere\/key.pem cannot be read/,
  },
  {
    args: ['--bootstrap', '/nowhere/b.yaml'],
    message: /--bootstrap: the file \/nowhere\/b.yaml cannot be read/,
  },
  { args: ['--allow-host', 'a:80'], message: /--allow-host must be a host name without a port/ },
  ...['idp.test', 'ftp://idp.test', 'https://user@idp.test', 'https://idp.test/?a=b', 'https://'].map(
    (url) => ({
      args: ['--trust-issuer', url],
      message: /--trust-issuer must be an http or https URL without user, query or fragment/,
    }),
  ),
  ...['', '999999', '1e9', '-1000000', '20MB'].map((bytes) => ({
    args: [`--trail-bytes=${bytes}`],
    message: /--trail-bytes must be a number from 1000000 on/,
  })),
  {
    args: ['--tls', '--tls-cert', here, '--tls-key', here],
    message: /--tls makes a certificate; --tls-cert and --tls-key bring one/,
  },
  {
    args: ['--no-root-key'],
    env: { UNDERSTUDY_ROOT_ACCESS_KEY_ID: 'AKIAROOTROOTROOT0001', UNDERSTUDY_ROOT_SECRET_ACCESS_KEY: 'x' },
    message: /contradict each other/,
  },
  {
    args: ['--test-hooks'],
    env: { UNDERSTUDY_TEST_HOOKS_TOKEN: 'short-secret' },
    message: /^UNDERSTUDY_TEST_HOOKS_TOKEN must have 32 or more printable ASCII characters without blanks$/,
  },
  {
    env: { UNDERSTUDY_TEST_HOOKS_TOKEN: 'x'.repeat(32) },
    message: /^UNDERSTUDY_TEST_HOOKS_TOKEN goes with --test-hooks$/,
  },
  {
    args: ['--test-hooks', '--database', 'postgres://u@h/d'],
    env: { UNDERSTUDY_TEST_HOOKS_TOKEN: 'x'.repeat(32) },
    message: /^UNDERSTUDY_TEST_HOOKS_TOKEN does not go with --database$/,
  },
  ...['mysql://h/d', 'postgres://h', 'h/d', 'postgres://u:secret@h/'].map((url) => ({
    args: ['--database', url],
    message: /^(?!.*secret).*--database must be postgres:/,
  })),
  { args: ['extra'], message: /start does not take the argument extra/ },
  { env: { UNDERSTUDY_TEST_HOOKS: 'maybe' }, message: /UNDERSTUDY_TEST_HOOKS must be true or false/ },
  { env: { UNDERSTUDY_ACCOUNT_ID: '12' }, message: /UNDERSTUDY_ACCOUNT_ID must be a 12-digit account/ },
  { env: { UNDERSTUDY_ROOT_ACCESS_KEY_ID: 'AKIAROOTROOTROOT0001' }, message: /go together/ },
  {
    env: { UNDERSTUDY_ROOT_ACCESS_KEY_ID: 'short', UNDERSTUDY_ROOT_SECRET_ACCESS_KEY: 'x' },
    message: /must have 16 to 128/,
  },
  {
    env: { UNDERSTUDY_MASTER_KEY: 'c2hvcnQ=' },
    message: /^UNDERSTUDY_MASTER_KEY must be the base64 of 32 bytes$/,
  },
]

for (const { args = [], env = {}, message } of wrong) {
  test(`refuses ${[...args, ...Object.entries(env).map((pair) => pair.join('='))].join(' ')}`, () => {
    assert.throws(
      () => read(args, env),
      (cause) => cause instanceof UsageError && message.test(cause.message),
    )
  })
}

test('backends are declared by flags, or else by a variable with spaces between', () => {
  const declared = (args: string[], env: Record<string, string> = {}) =>
    read(args, env).backends!.declared.map(({ url, names }) => [url, names])
  const env = { UNDERSTUDY_BACKENDS: ' sqs,sns=http://c:3  http://d:4 ' }
  assert.deepEqual(declared(['--backend', 'http://a:1', '--backend', 's3=http://b:2'], env), [
    ['http://a:1', undefined],
    ['http://b:2', ['s3']],
  ])
  assert.deepEqual(declared([], env), [
    ['http://c:3', ['sqs', 'sns']],
    ['http://d:4', undefined],
  ])
})

test('what signs for backends comes from a variable or a file, and no message repeats it', () => {
  assert.equal(read([], { UNDERSTUDY_BACKEND_CREDENTIALS: 's3=a:b' }).backends!.credentials, 's3=a:b')
  assert.match(
    read(['--backend-credentials', `@${credentialsFile}`], {}).backends!.credentials,
    /^KEY:SECRET/,
  )
  const hidden = ({ message }: Error) => !message.includes('hunter2')
  assert.throws(() => read(['--backend-credentials', 'k:hunter2']), hidden)
  assert.throws(() => read([], { UNDERSTUDY_BACKEND_CREDENTIALS: 'k=hunter2' }), hidden)
})

const wrongBackends: [args: string[], says: RegExp][] = [
  [['--backend', 'iam=http://h'], /--backend: iam is never forwarded/],
  [['--backend', 'ftp://h'], /--backend: a backend's address/],
  [['--backend-account', '12'], /12-digit account/],
  [['--backend-roles', 'perhaps'], /on or off/],
  [['--backend-credentials', '@/nowhere/at/all'], /cannot be read/],
]
for (const [args, says] of wrongBackends) {
  test(`refuses ${args.join(' ')}`, () => {
    assert.throws(
      () => read(args),
      (cause: Error) => cause instanceof UsageError && says.test(cause.message),
    )
  })
}
