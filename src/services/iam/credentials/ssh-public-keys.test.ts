import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { makeIam, testAccount as account, type TestIam } from '../../../../test/fixtures/iam.ts'

let iam: TestIam
before(async () => void (iam = await makeIam()))
after(() => iam.close())

const pems = Array.from({ length: 6 }, () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }),
).map(String)

let number = 0
let UserName = ''
beforeEach(async () => {
  UserName = `User-${++number}`
  await iam.run('CreateUser', { UserName, Path: '/p/' })
})

const upload = async (SSHPublicKeyBody = pems[0]) =>
  (await iam.run('UploadSSHPublicKey', { UserName, SSHPublicKeyBody })).SSHPublicKey!
const list = async () => (await iam.run('ListSSHPublicKeys', { UserName })).SSHPublicKeys!

test('a key is shown in the encoding asked for, and in lists without its body', async () => {
  const { SSHPublicKeyBody, ...shown } = await upload()
  assert.equal(SSHPublicKeyBody, pems[0])
  assert.match(shown.SSHPublicKeyId!, /^APKA[A-Z2-7]{17}$/)
  assert.match(shown.Fingerprint!, /^([0-9a-f]{2}:){15}[0-9a-f]{2}$/)
  const get = async (Encoding: 'SSH' | 'PEM') =>
    (await iam.run('GetSSHPublicKey', { UserName, SSHPublicKeyId: shown.SSHPublicKeyId, Encoding }))
      .SSHPublicKey!
  assert.deepEqual(await get('PEM'), { ...shown, SSHPublicKeyBody: pems[0] })
  assert.match((await get('SSH')).SSHPublicKeyBody!, /^ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/]+=*$/)
  const { Fingerprint: _, ...listed } = shown
  assert.deepEqual(await list(), [listed])
})

test('a key is a user’s once, in whatever encoding, and may be another’s too', async () => {
  const { SSHPublicKeyId } = await upload()
  const { SSHPublicKey } = await iam.run('GetSSHPublicKey', { UserName, SSHPublicKeyId, Encoding: 'SSH' })
  await assert.rejects(upload(SSHPublicKey!.SSHPublicKeyBody), { code: 'DuplicateSSHPublicKey' })
  const other = `${UserName}-other`
  await iam.run('CreateUser', { UserName: other })
  await iam.run('UploadSSHPublicKey', { UserName: other, SSHPublicKeyBody: pems[0] })
})

test('a user has five keys at most', async () => {
  for (const pem of pems.slice(0, 5)) await upload(pem)
  const message = 'Cannot exceed quota for SSHPublicKeysPerUser: 5'
  const input = { UserName, SSHPublicKeyBody: pems[5] }
  await iam.refuses('UploadSSHPublicKey', input, 'LimitExceeded', message)
  await iam.run('DeleteSSHPublicKey', { UserName, SSHPublicKeyId: (await list())[0]!.SSHPublicKeyId })
  await upload(pems[5])
})

test('a key is switched off and on, and never to Expired', async () => {
  const { SSHPublicKeyId } = await upload()
  for (const Status of ['Inactive', 'Active'] as const) {
    await iam.run('UpdateSSHPublicKey', { UserName, SSHPublicKeyId, Status })
    assert.equal((await list())[0]!.Status, Status)
  }
  const expired = { UserName, SSHPublicKeyId, Status: 'Expired' as const }
  await assert.rejects(iam.run('UpdateSSHPublicKey', expired), { code: 'InvalidInput' })
})

test('a key of somebody else is reported like one that does not exist', async () => {
  const { SSHPublicKeyId } = await upload()
  const other = `${UserName}-other`
  await iam.run('CreateUser', { UserName: other })
  const wrong = { UserName: other, SSHPublicKeyId }
  const message = `The Public Key with id ${SSHPublicKeyId} cannot be found.`
  await iam.refuses('GetSSHPublicKey', { ...wrong, Encoding: 'SSH' }, 'NoSuchEntity', message)
  await iam.refuses('UpdateSSHPublicKey', { ...wrong, Status: 'Inactive' }, 'NoSuchEntity', message)
  await iam.refuses('DeleteSSHPublicKey', wrong, 'NoSuchEntity', message)
  assert.equal((await list()).length, 1)
})

test('a user who is not there is reported before a key that is none', async () => {
  const input = { UserName: 'nobody', SSHPublicKeyBody: 'x' }
  const message = 'The user with name nobody cannot be found.'
  await iam.refuses('UploadSSHPublicKey', input, 'NoSuchEntity', message)
})

test('keys go with a user that is renamed, and bar it from being deleted', async () => {
  const { SSHPublicKeyId } = await upload()
  await iam.run('UpdateUser', { UserName, NewUserName: `${UserName}-new` })
  UserName = `${UserName}-new`
  assert.deepEqual(
    (await list()).map((key) => [key.SSHPublicKeyId, key.UserName]),
    [[SSHPublicKeyId, UserName]],
  )
  const message = 'Cannot delete entity, must remove referenced objects first.'
  await iam.refuses('DeleteUser', { UserName }, 'DeleteConflict', message)
  await iam.run('DeleteSSHPublicKey', { UserName, SSHPublicKeyId })
  await iam.run('DeleteUser', { UserName })
})

test('lists are paged, oldest first; without a name a user means itself and root has none', async () => {
  const keys = [await upload(pems[0])]
  iam.now += 1000
  keys.push(await upload(pems[1]))
  const caller = await iam.user(UserName)
  const first = await iam.runAs(caller, 'ListSSHPublicKeys', { MaxItems: 1 })
  const second = await iam.runAs(caller, 'ListSSHPublicKeys', { Marker: first.Marker })
  assert.deepEqual([first.IsTruncated, second.IsTruncated], [true, false])
  assert.deepEqual(
    [...first.SSHPublicKeys!, ...second.SSHPublicKeys!].map((key) => key.SSHPublicKeyId),
    keys.map((key) => key.SSHPublicKeyId),
  )
  assert.deepEqual((await iam.run('ListSSHPublicKeys', {})).SSHPublicKeys, [])
})

test('operations ask about the user’s path', async () => {
  const [ask] = await iam.asks('UploadSSHPublicKey', { UserName, SSHPublicKeyBody: 'x' })
  assert.equal(ask!.resource, `arn:aws:iam::${account}:user/p/${UserName}`)
  assert.equal(ask!.label, `user ${UserName}`)
})
