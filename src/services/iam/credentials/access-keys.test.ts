import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import {
  makeIam,
  otherAccount,
  roleCaller,
  rootCaller,
  testAccount as account,
  type TestIam,
} from '../../../../test/fixtures/iam.ts'
import { findAccessKey } from '../../../store/credentials/access-keys.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

let number = 0
let UserName = ''
beforeEach(async () => {
  UserName = `User-${++number}`
  await iam.run('CreateUser', { UserName, Path: '/p/' })
})

const create = async (name: string | undefined = UserName) =>
  (await iam.run('CreateAccessKey', { UserName: name })).AccessKey!
const list = async () => (await iam.run('ListAccessKeys', { UserName })).AccessKeyMetadata!

test('CreateAccessKey gives the secret once, and what is stored opens to it', async () => {
  const { SecretAccessKey, ...shown } = await create()
  assert.match(shown.AccessKeyId!, /^AKIA[A-Z2-7]{16}$/)
  assert.match(SecretAccessKey!, /^[A-Za-z0-9+/]{40}$/)
  assert.deepEqual(await list(), [shown])
  const row = await findAccessKey(iam.store.read, shown.AccessKeyId!)
  assert.ok(!Buffer.from(row!.secret).includes(SecretAccessKey!))
  assert.equal(iam.house.sealer.open('access-key', row!.id, row!.secret)!.toString(), SecretAccessKey)
  assert.equal(iam.house.sealer.open('access-key', 'AKIAOTHER', row!.secret), undefined)
})

test('a user has two keys at most, and room again after one is deleted', async () => {
  const { AccessKeyId } = await create()
  await create()
  const message = 'Cannot exceed quota for AccessKeysPerUser: 2'
  await iam.refuses('CreateAccessKey', { UserName }, 'LimitExceeded', message)
  await iam.run('DeleteAccessKey', { UserName, AccessKeyId })
  await create()
})

test('a key is switched off and on', async () => {
  const { AccessKeyId } = await create()
  for (const Status of ['Inactive', 'Active'] as const) {
    await iam.run('UpdateAccessKey', { UserName, AccessKeyId, Status })
    assert.deepEqual(
      (await list()).map((key) => key.Status),
      [Status],
    )
  }
  await assert.rejects(iam.run('UpdateAccessKey', { UserName, AccessKeyId, Status: 'Expired' }), {
    code: 'InvalidInput',
  })
})

test('a change of a key changes the version that decisions are cached under', async () => {
  const { AccessKeyId } = await create()
  const before = iam.store.version(account)
  await iam.run('UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' })
  assert.ok(iam.store.version(account) > before)
})

test('without a name a user means itself, root its own keys, and a role nobody', async () => {
  const caller = await iam.user(UserName)
  const { AccessKey } = await iam.runAs(caller, 'CreateAccessKey', {})
  assert.equal(AccessKey!.UserName, UserName)
  assert.equal((await iam.runAs(caller, 'ListAccessKeys', {})).AccessKeyMetadata!.length, 1)
  const rootKey = (await iam.run('CreateAccessKey', {})).AccessKey!
  assert.equal((await findAccessKey(iam.store.read, rootKey.AccessKeyId!))!.userId, null)
  assert.equal((await iam.run('ListAccessKeys', {})).AccessKeyMetadata![0]!.AccessKeyId, rootKey.AccessKeyId)
  const message = 'Must specify userName when calling with non-User credentials'
  await assert.rejects(iam.runAs(roleCaller('r'), 'ListAccessKeys', {}), { code: 'ValidationError', message })
  await iam.run('DeleteAccessKey', { AccessKeyId: rootKey.AccessKeyId })
})

test('a key of somebody else is reported like one that does not exist', async () => {
  const { AccessKeyId } = await create()
  await iam.run('CreateUser', { UserName: `${UserName}-other` })
  const message = `The Access Key with id ${AccessKeyId} cannot be found.`
  const wrong = { UserName: `${UserName}-other`, AccessKeyId }
  await iam.refuses('DeleteAccessKey', wrong, 'NoSuchEntity', message)
  await iam.refuses('UpdateAccessKey', { ...wrong, Status: 'Inactive' }, 'NoSuchEntity', message)
  await iam.refuses('DeleteAccessKey', { AccessKeyId }, 'NoSuchEntity', message)
  assert.equal((await list()).length, 1)
})

test('GetAccessKeyLastUsed of a key that the account has not is denied, whoever asks', async () => {
  const { AccessKeyId } = await create()
  for (const [caller, key] of [
    [rootCaller(otherAccount), AccessKeyId!],
    [rootCaller(account), 'AKIAIOSFODNN7EXAMPLE'],
  ] as const) {
    const asked = await iam.asksAs(caller, 'GetAccessKeyLastUsed', { AccessKeyId: key })
    assert.deepEqual(asked, { all: [{ resource: '*', label: `access key ${key}` }] })
    await assert.rejects(iam.run('GetAccessKeyLastUsed', { AccessKeyId: key }, caller.account), {
      code: 'AccessDenied',
      message:
        `User: arn:aws:iam::${caller.account}:root is not authorized to perform ` +
        `iam:GetAccessKeyLastUsed on resource: access key ${key}`,
    })
  }
})

test('GetAccessKeyLastUsed says N/A of a key never used, and when and where of others', async () => {
  const { AccessKeyId } = await create()
  const never = await iam.run('GetAccessKeyLastUsed', { AccessKeyId })
  const nowhere = { ServiceName: 'N/A', Region: 'N/A', LastUsedDate: undefined }
  assert.deepEqual(never, { UserName, AccessKeyLastUsed: nowhere })
  const used = { lastUsed: 1000, lastUsedService: 's3', lastUsedRegion: 'eu-west-1' }
  await iam.store.writeData((tx) =>
    tx.updateTable('accessKeys').set(used).where('id', '=', AccessKeyId!).execute(),
  )
  const { AccessKeyLastUsed } = await iam.run('GetAccessKeyLastUsed', { AccessKeyId })
  assert.deepEqual(AccessKeyLastUsed, {
    ServiceName: 's3',
    Region: 'eu-west-1',
    LastUsedDate: new Date(1000),
  })
})

test('GetAccessKeyLastUsed asks about the key’s user', async () => {
  const { AccessKeyId } = await create()
  const [ask] = await iam.asks('GetAccessKeyLastUsed', { AccessKeyId })
  assert.equal(ask!.resource, `arn:aws:iam::${account}:user/p/${UserName}`)
  assert.equal(ask!.label, `access key ${AccessKeyId}`)
})

test('ListAccessKeys pages, oldest first', async () => {
  const keys = [await create()]
  iam.now += 1000
  keys.push(await create())
  const first = await iam.run('ListAccessKeys', { UserName, MaxItems: 1 })
  assert.equal(first.IsTruncated, true)
  const second = await iam.run('ListAccessKeys', { UserName, Marker: first.Marker })
  const listed = [...first.AccessKeyMetadata!, ...second.AccessKeyMetadata!]
  assert.deepEqual(
    listed.map((key) => key.AccessKeyId),
    keys.map((key) => key.AccessKeyId),
  )
})
