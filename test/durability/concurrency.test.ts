import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { codeAt, stepAt } from '../../src/proof/totp.ts'
import { fromBase32 } from '../fixtures/proofs/authenticator.ts'
import { makeUser } from '../fixtures/worlds/probe-world.ts'
import { sender, type Outcome, type SdkKeys, type Sender } from '../fixtures/clients/sdk.ts'
import { startServer, type TestServer } from '../fixtures/server.ts'

let server: TestServer
let admin: Sender

before(async () => {
  server = await startServer()
  admin = sender(server.url, server.keys[server.account]!.admin!)
})
after(() => server?.stop())

const allow = (Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })

/** Sends the same call so often at once, and counts what came of it by code. */
async function race(
  count: number,
  call: (index: number) => Promise<Outcome>,
): Promise<Record<string, number>> {
  const outcomes = await Promise.all(Array.from({ length: count }, (_, index) => call(index)))
  const counts: Record<string, number> = {}
  for (const { code } of outcomes) counts[code ?? 'success'] = (counts[code ?? 'success'] ?? 0) + 1
  return counts
}

test('of twenty that create a user of one name at once, one does', async () => {
  const counts = await race(20, (index) =>
    admin('iam', 'CreateUser', { UserName: index % 2 ? 'same' : 'SAME' }),
  )
  assert.deepEqual(counts, { success: 1, EntityAlreadyExistsException: 19 })
})

test('quotas hold against those who come at once', async () => {
  await admin('iam', 'CreateUser', { UserName: 'many-keys' })
  const keys = await race(10, () => admin('iam', 'CreateAccessKey', { UserName: 'many-keys' }))
  assert.deepEqual(keys, { success: 2, LimitExceededException: 8 })

  const { output } = await admin('iam', 'CreatePolicy', { PolicyName: 'many', PolicyDocument: allow('s3:*') })
  const input = { PolicyArn: output.Policy.Arn, PolicyDocument: allow('iam:*') }
  const versions = await race(10, () => admin('iam', 'CreatePolicyVersion', input))
  assert.deepEqual(versions, { success: 4, LimitExceededException: 6 })
  const listed = await admin('iam', 'ListPolicyVersions', { PolicyArn: output.Policy.Arn })
  const ids = listed.output.Versions.map((version: { VersionId: string }) => version.VersionId)
  assert.deepEqual(ids.toSorted(), ['v1', 'v2', 'v3', 'v4', 'v5'])
})

test("a bucket that two accounts want at once is one account's", async () => {
  const other = sender(server.url, server.keys[server.otherAccount]!.admin!)
  const counts = await race(10, (index) =>
    (index % 2 ? admin : other)('s3', 'CreateBucket', { Bucket: 'wanted' }),
  )
  assert.ok((counts['BucketAlreadyExists'] ?? 0) === 5, JSON.stringify(counts))
})

test('of many that write a key that must not exist, one does, and its bytes are there', async () => {
  await admin('s3', 'CreateBucket', { Bucket: 'races' })
  const input = (Body: string) => ({ Bucket: 'races', Key: 'once', Body, IfNoneMatch: '*' })
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) => admin('s3', 'PutObject', input(`writer ${index}`))),
  )
  const winners = outcomes.flatMap(({ code }, index) => (code === undefined ? [index] : []))
  assert.equal(winners.length, 1)
  const { output } = await admin('s3', 'GetObject', { Bucket: 'races', Key: 'once' })
  assert.equal(await output.Body.transformToString(), `writer ${winners[0]}`)
})

test('readers see one of the versions of an object that is written over and over, whole', async () => {
  const bodies = ['a', 'b', 'c'].map((letter) => letter.repeat(200_000))
  await admin('s3', 'PutObject', { Bucket: 'races', Key: 'over', Body: bodies[0] })
  const writes = bodies
    .flatMap((Body) => [Body, Body, Body])
    .map((Body) => ({ Bucket: 'races', Key: 'over', Body }))
  const reads = Array.from({ length: 20 }, async () => {
    const { output, code } = await admin('s3', 'GetObject', { Bucket: 'races', Key: 'over' })
    assert.equal(code, undefined)
    assert.ok(bodies.includes(await output.Body.transformToString()))
  })
  await Promise.all([...reads, ...writes.map((input) => admin('s3', 'PutObject', input))])
})

test('a code of a second factor is good once, however many show it at once', async () => {
  const keys = await makeUser(admin, 'second-factor')
  const user = sender(server.url, keys)
  const { output } = await admin('iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'second-factor' })
  const { SerialNumber, Base32StringSeed } = output.VirtualMFADevice
  // A step may end between any two of these requests: what is shown first is good until the next one is over.
  const now = stepAt(Date.now())
  const seed = fromBase32(Buffer.from(Base32StringSeed).toString())
  const code = (step: number) => codeAt(seed, step)
  const enabled = await admin('iam', 'EnableMFADevice', {
    UserName: 'second-factor',
    SerialNumber,
    AuthenticationCode1: code(now - 1),
    AuthenticationCode2: code(now),
  })
  assert.equal(enabled.code, undefined, enabled.message ?? '')
  const counts = await race(8, () =>
    user('sts', 'GetSessionToken', { SerialNumber, TokenCode: code(now + 1) }),
  )
  assert.deepEqual(counts, { success: 1, AccessDenied: 7 })
})

test('what was acknowledged is obeyed by the very next request', async () => {
  const keys = await makeUser(admin, 'obeys')
  const user = sender(server.url, keys)
  const policy = { UserName: 'obeys', PolicyName: 'p' }
  const may = async () => (await user('iam', 'ListUsers', {})).code ?? 'allowed'
  for (let turn = 0; turn < 25; turn++) {
    assert.equal(await may(), 'AccessDenied')
    await admin('iam', 'PutUserPolicy', { ...policy, PolicyDocument: allow('iam:ListUsers') })
    assert.equal(await may(), 'allowed')
    await admin('iam', 'DeleteUserPolicy', policy)
  }
  await admin('iam', 'UpdateAccessKey', {
    UserName: 'obeys',
    AccessKeyId: keys.accessKeyId,
    Status: 'Inactive',
  })
  assert.equal(await may(), 'InvalidClientTokenId')
})

test('a session ends with its role, and a role of the same name is another', async () => {
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: server.account }, Action: 'sts:AssumeRole' }],
  })
  const role = { RoleName: 'ends', AssumeRolePolicyDocument: trust }
  const { output } = await admin('iam', 'CreateRole', role)
  const assumed = await admin('sts', 'AssumeRole', { RoleArn: output.Role.Arn, RoleSessionName: 'session' })
  assert.equal(assumed.code, undefined, assumed.message ?? '')
  const { AccessKeyId, SecretAccessKey, SessionToken } = assumed.output.Credentials
  const keys: SdkKeys = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  }
  const session = sender(server.url, keys)
  assert.equal((await session('sts', 'GetCallerIdentity', {})).status, 200)
  await admin('iam', 'DeleteRole', { RoleName: 'ends' })
  assert.equal((await session('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
  await admin('iam', 'CreateRole', role)
  assert.equal((await session('sts', 'GetCallerIdentity', {})).code, 'InvalidClientTokenId')
})
