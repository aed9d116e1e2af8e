import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sender, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'
import { runProgram } from '../fixtures/worlds/world.ts'

const account = '111122223333'
const roleArn = `arn:aws:iam::${account}:role/app`
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'

let folder: string
let server: TestServer
let admin: Sender

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-least-'))
  server = await startServer()
  admin = sender(server.url, server.keys[account]!.admin!)
  await ok(admin, 's3', 'CreateBucket', { Bucket: 'data' })
  const AssumeRolePolicyDocument = policyOf({
    Principal: { AWS: account },
    Action: 'sts:AssumeRole',
    Resource: undefined,
  })
  for (const RoleName of ['app', 'machine']) {
    await ok(admin, 'iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument })
  }
  await ok(admin, 'iam', 'CreateInstanceProfile', { InstanceProfileName: 'machine' })
  await ok(admin, 'iam', 'AttachRolePolicy', { RoleName: 'app', PolicyArn: administrator })
  await work()
})
after(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true })
})

/** What the role is for. */
async function work(): Promise<void> {
  const assumed = await ok(admin, 'sts', 'AssumeRole', { RoleArn: roleArn, RoleSessionName: 'ci' })
  const {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
  } = assumed.Credentials
  const app = sender(server.url, { accessKeyId, secretAccessKey, sessionToken })
  for (const name of ['a', 'b', 'c', 'd', 'e*']) {
    await ok(app, 's3', 'PutObject', { Bucket: 'data', Key: `out/${name}`, Body: name })
  }
  await ok(app, 's3', 'GetObject', { Bucket: 'data', Key: 'out/a' })
  await ok(app, 's3', 'ListObjectsV2', { Bucket: 'data', Prefix: 'out/' })
  await ok(app, 'iam', 'GetRole', { RoleName: 'machine' })
  await app('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'machine', RoleName: 'machine' })
  await ok(app, 'sts', 'GetCallerIdentity', {})
  await ok(app, 'athena', 'ListWorkGroups', {})
  await server.house.trail.flush()
}

async function ok(by: Sender, service: string, operation: string, input: object): Promise<any> {
  const { code, message, output } = await by(service, operation, input)
  assert.equal(code, undefined, `${operation}: ${message}`)
  return output
}

function policyOf(statement: object): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Resource: '*', ...statement },
  })
}

function fileOf(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const understudy = (...args: string[]) =>
  runProgram(args, { env: { UNDERSTUDY_DATA_DIR: server.dataDirectory } })

const flipsOf = (out: string): [string, string, number][] =>
  JSON.parse(out).flips.map(({ now, action, times }: any) => [now, action, times])

test('the policy of a role is what it did, and no more', async () => {
  const { code, out, err } = await understudy('generate-policy', '--principal', 'role/app')
  assert.equal(code, 0, err)
  const at = (resource: string) => `arn:aws:iam::${account}:${resource}`
  assert.deepEqual(JSON.parse(out).Statement, [
    {
      Sid: 'AthenaListWorkGroups',
      Effect: 'Allow',
      Action: 'athena:ListWorkGroups',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
    },
    {
      Sid: 'IAMAddRoleToInstanceProfile',
      Effect: 'Allow',
      Action: 'iam:AddRoleToInstanceProfile',
      Resource: at('instance-profile/machine'),
    },
    { Sid: 'IAMGetRole', Effect: 'Allow', Action: 'iam:GetRole', Resource: at('role/machine') },
    {
      Sid: 'IAMPassRole',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: at('role/machine'),
      Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    },
    { Sid: 'S3GetObject', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/out/a' },
    {
      Sid: 'S3ListBucket',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::data',
      Condition: { StringEquals: { 's3:prefix': 'out/' } },
    },
    { Sid: 'S3PutObject', Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/out/*' },
  ])
  assert.match(err, /11 questions/)
  assert.match(err, /The trail goes back to /)
})

test('a principal that did nothing, and a flag that is wrong, are told', async () => {
  assert.match(
    (await understudy('generate-policy', '--principal', 'role/none')).err,
    /no request of role\/none/,
  )
  assert.equal((await understudy('generate-policy')).code, 2)
  assert.equal((await understudy('generate-policy', '--principal', 'role/app', '--for', 'group')).code, 2)
  assert.equal((await understudy('generate-policy', '--principal', 'role/app', '--since', 'noon')).code, 2)
  const late = await understudy('generate-policy', '--principal', 'role/app', '--since', '2099-01-01')
  assert.equal(late.code, 1)
})

test('with the policy attached instead of the wide one everything still works, and a replay says so', async () => {
  const { out } = await understudy('generate-policy', '--principal', roleArn, '--json')
  const { policies } = JSON.parse(out)
  const supposed = fileOf('needed.json', JSON.stringify(policies[0]))
  const before = await understudy('replay', '--policy', supposed, '--only', 'role/app')
  assert.deepEqual([before.code, before.err], [0, ''], before.out)
  assert.match(before.out, /requests replayed: 0 would be refused, 0 would be allowed that were refused\.\n$/)

  const PolicyDocument = JSON.stringify(policies[0])
  await ok(admin, 'iam', 'PutRolePolicy', { RoleName: 'app', PolicyName: 'needed', PolicyDocument })
  await ok(admin, 'iam', 'DetachRolePolicy', { RoleName: 'app', PolicyArn: administrator })
  const after = await understudy('replay')
  assert.equal(after.code, 0, after.out)
  await work()
  assert.equal((await understudy('replay')).code, 0)
})

test('a narrower policy flips what it leaves out, and fails', async () => {
  const narrow = fileOf(
    'narrow.json',
    policyOf({ Action: ['s3:GetObject', 's3:ListBucket', 'iam:*', 'athena:*'] }),
  )
  const { code, out } = await understudy('replay', '--policy', narrow, '--as', 'role/app:needed')
  assert.equal(code, 1)
  assert.match(out, /10 would be refused/)
  assert.match(out, /would be refused, 10 times: s3:PutObject on arn:aws:s3:::data\/out\/a and 4 more\n/)
  assert.match(out, /no identity-based policy allows|implicit/i)
  const json = await understudy('replay', '--policy', narrow, '--only', roleArn, '--json')
  assert.deepEqual(flipsOf(json.out), [['refused', 's3:PutObject', 10]])
  const other = await understudy('replay', '--policy', narrow, '--as', 'role/app:nothing')
  assert.match(other.err, /no request of the trail was decided by what the policy would change/)
  assert.equal(other.code, 0)
})

test('trust policies, bucket policies, boundaries and service control policies flip what hangs on them', async () => {
  const deny = (name: string, statement: object) => fileOf(name, policyOf({ Effect: 'Deny', ...statement }))
  const flips = async (...args: string[]) => flipsOf((await understudy('replay', '--json', ...args)).out)
  const trust = fileOf(
    'trust.json',
    policyOf({ Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole', Resource: undefined }),
  )
  assert.deepEqual(await flips('--policy', trust, '--trust', 'role/app'), [['refused', 'sts:AssumeRole', 2]])
  const bucket = deny('bucket.json', { Principal: '*', Action: 's3:Get*', Resource: 'arn:aws:s3:::data/*' })
  assert.deepEqual(await flips('--policy', bucket, '--bucket', 'data'), [['refused', 's3:GetObject', 2]])
  const athena = deny('athena.json', { Action: 'athena:*' })
  assert.deepEqual(await flips('--policy', athena, '--scp', account), [
    ['refused', 'athena:ListWorkGroups', 2],
  ])
  assert.deepEqual(await flips('--policy', athena, '--attach', 'role/app'), [
    ['refused', 'athena:ListWorkGroups', 2],
  ])
  const all = fileOf('all.json', policyOf({ NotAction: 'athena:*' }))
  assert.deepEqual(await flips('--policy', all, '--boundary', 'role/app'), [
    ['refused', 'athena:ListWorkGroups', 2],
  ])
  assert.deepEqual(await flips('--policy', all, '--scp', account), [['refused', 'athena:ListWorkGroups', 2]])
})

test('what was refused and would be allowed is a flip that fails nothing', async () => {
  await ok(admin, 'iam', 'CreateUser', { UserName: 'poor' })
  const { AccessKey } = await ok(admin, 'iam', 'CreateAccessKey', { UserName: 'poor' })
  const poor = sender(server.url, {
    accessKeyId: AccessKey.AccessKeyId,
    secretAccessKey: AccessKey.SecretAccessKey,
  })
  assert.equal((await poor('iam', 'ListUsers', {})).code, 'AccessDenied')
  await server.house.trail.flush()
  const list = fileOf('list.json', policyOf({ Action: 'iam:ListUsers' }))
  const { code, out } = await understudy('replay', '--json', '--policy', list, '--attach', 'user/poor')
  assert.deepEqual([code, flipsOf(out)], [0, [['allowed', 'iam:ListUsers', 1]]])
  const generated = await understudy('generate-policy', '--principal', 'user/poor')
  assert.deepEqual([generated.out, generated.code], ['', 0])
  assert.match(generated.err, /Left out: 1 refused request/)
})

test('a bootstrap file, or another data directory, may decide', async () => {
  const trust = { Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }
  const own = { Effect: 'Allow', Action: 'athena:*', Resource: '*' }
  const app = {
    trustPolicy: { Version: '2012-10-17', Statement: trust },
    inlinePolicies: { Own: { Version: '2012-10-17', Statement: own } },
  }
  const world = fileOf('world.json', JSON.stringify({ accounts: { [account]: { roles: { app } } } }))
  const { code, out, err } = await understudy('replay', '--json', world)
  assert.equal(code, 1, err)
  const refused = flipsOf(out).map(([, action]) => action)
  assert.ok(refused.includes('iam:GetRole') && !refused.includes('athena:ListWorkGroups'), out)
  const { unknown } = JSON.parse(out)
  assert.deepEqual(
    Object.keys(unknown).filter((why) => !why.endsWith('is no longer there')),
    [],
  )
  assert.equal((await understudy('replay', server.dataDirectory)).code, 0)
})

test('a role that is gone is decided by its only policy, and cannot be decided otherwise', async () => {
  await ok(admin, 'iam', 'DeleteRolePolicy', { RoleName: 'app', PolicyName: 'needed' })
  await ok(admin, 'iam', 'DeleteRole', { RoleName: 'app' })
  const { out, code } = await understudy('replay', '--json')
  assert.equal(code, 0, out)
  const why = Object.keys(JSON.parse(out).unknown)
  assert.deepEqual(why, [`${roleArn} is no longer there`])
  const narrow = fileOf('gone.json', policyOf({ NotAction: 'athena:*' }))
  const only = await understudy('replay', '--json', '--policy', narrow, '--only', 'role/app')
  assert.deepEqual(flipsOf(only.out), [['refused', 'athena:ListWorkGroups', 2]])
  const generated = await understudy('generate-policy', '--principal', 'role/app')
  assert.equal(JSON.parse(generated.out).Statement.length, 7)
})

test('flags that do not fit together are told', async () => {
  const file = fileOf('fine.json', policyOf({ Action: '*' }))
  const wrong: [string[], RegExp][] = [
    [['--policy', file], /--policy needs one of --as, /],
    [['--attach', 'role/app'], /--attach needs the policy/],
    [['--policy', file, '--attach', 'role/app', '--only', 'role/app'], /--policy needs one of/],
    [['--policy', file, '--attach', 'app'], /--attach names user\/NAME/],
    [['--policy', file, '--trust', 'user/anna'], /--trust names role\/NAME/],
    [['--policy', file, '--as', 'role/app'], /--as is user\/NAME:POLICY/],
    [['--policy', file, '--scp', '1'], /12 digits/],
    [['nowhere'], /no file or folder nowhere/],
  ]
  for (const [args, expected] of wrong) {
    const { code, err } = await understudy('replay', ...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(err, expected)
  }
  assert.match(
    (await understudy('replay', '--policy', 'none', '--attach', 'role/a')).err,
    /there is no file none/,
  )
  const broken = fileOf('broken.json', '{"Version":"2012-10-17","Statement":[{}]}')
  assert.match(
    (await understudy('replay', '--policy', broken, '--attach', 'role/a')).err,
    /broken\.json:1:\d+: /,
  )
})
