import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeHouse, type TestHouse } from '../../../test/fixtures/house.ts'
import { accountOfKeyId } from '../../kernel/ids.ts'
import { findAccessKey, listAccessKeys } from '../../store/credentials/access-keys.ts'
import { attachmentsOf } from '../../store/entities/attachments.ts'
import { findUserByName } from '../../store/entities/users.ts'
import { makeKey, provisionAccount } from './provision.ts'

let home: TestHouse
before(async () => void (home = await makeHouse()))
after(() => home.close())

test('an account begins with a root key and an admin that may do everything', async () => {
  const { read } = home.house.store
  const keys = home.keys[home.account]!
  const root = await listAccessKeys(read, home.account, null)
  assert.deepEqual(
    root.map(({ id, status }) => [id, status]),
    [[keys.root.accessKeyId, 'Active']],
  )
  const admin = (await findUserByName(read, home.account, 'admin'))!
  assert.deepEqual(
    (await attachmentsOf(read, [admin.id])).map(({ policyArn }) => policyArn),
    ['arn:aws:iam::aws:policy/AdministratorAccess'],
  )
  assert.equal((await findAccessKey(read, keys.admin.accessKeyId))?.userId, admin.id)
})

test('secrets are sealed to their own key', async () => {
  const { admin, root } = home.keys[home.account]!
  const row = (await findAccessKey(home.house.store.read, admin.accessKeyId))!
  assert.ok(!Buffer.from(row.secret).toString('latin1').includes(admin.secretAccessKey))
  const open = (context: string) => home.house.sealer.open('access-key', context, row.secret)?.toString()
  assert.equal(open(admin.accessKeyId), admin.secretAccessKey)
  assert.equal(open(root.accessKeyId), undefined)
})

test('an account without an admin has its root key only', async () => {
  const account = '777788889999'
  await provisionAccount(home.house, account, 'bare', { root: makeKey(home.house, account) })
  assert.equal(await findUserByName(home.house.store.read, account, 'admin'), undefined)
  assert.equal((await listAccessKeys(home.house.store.read, account, null)).length, 1)
})

test('an account is made whole or not at all', async () => {
  const taken = home.keys[home.account]!.admin
  const keys = { root: makeKey(home.house, '123123123123'), admin: taken }
  await assert.rejects(provisionAccount(home.house, '123123123123', 'half', keys))
  assert.equal(await findAccessKey(home.house.store.read, keys.root.accessKeyId), undefined)
  assert.equal(await findUserByName(home.house.store.read, '123123123123', 'admin'), undefined)
})

test('a key carries its account', () => {
  const { accessKeyId, secretAccessKey } = makeKey(home.house, '000000000042')
  assert.equal(accountOfKeyId(accessKeyId), '000000000042')
  assert.match(accessKeyId, /^AKIA[A-Z2-7]{16}$/)
  assert.match(secretAccessKey, /^[A-Za-z0-9+/]{40}$/)
})
