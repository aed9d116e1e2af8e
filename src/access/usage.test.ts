import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { makeHouse, testRequest, type TestHouse } from '../../test/fixtures/house.ts'
import { actionUsesOf } from '../store/records/action-uses.ts'
import { findAccessKey } from '../store/credentials/access-keys.ts'
import { deleteUser } from '../store/entities/users.ts'
import type { Caller } from './caller.ts'
import { createUsageLog } from './usage.ts'

const time = Date.parse('2026-07-01T12:00:00Z')

describe('the log of use', () => {
  let test: TestHouse
  let admin: Caller
  before(async () => {
    test = await makeHouse()
    admin = await test.caller(test.keys[test.account]!.admin)
  })
  after(() => test.close())

  const usesOf = async (id: string, since = 0) =>
    (await actionUsesOf(test.house.store.read, [id], since))
      .map(({ action, time: at, region }) => `${action} ${at - time} ${region}`)
      .toSorted()

  it('keeps the latest use of each action, over what was written before', async () => {
    const { usage } = test.house
    const note = (action: string, at: number, region: string) =>
      usage.note(admin, 'iam', action, testRequest({ region }), time + at)
    note('iam:GetUser', 1, 'us-east-1')
    note('iam:GetUser', 2, 'eu-west-1')
    note('iam:ListUsers', 3, 'us-east-1')
    await usage.flush()
    note('iam:GetUser', 4, 'us-west-2')
    await usage.flush()
    const id = admin.user!.id
    assert.deepEqual(await usesOf(id), ['iam:GetUser 4 us-west-2', 'iam:ListUsers 3 us-east-1'])
    assert.deepEqual(await usesOf(id, time + 4), ['iam:GetUser 4 us-west-2'])
    const key = await findAccessKey(test.house.store.read, admin.accessKeyId!)
    assert.deepEqual([key!.lastUsed, key!.lastUsedRegion], [time + 4, 'us-west-2'])
  })

  it('notes a role for its sessions, and no action for root', async () => {
    const { usage } = test.house
    const role = { id: 'AROATEST', name: 'r', path: '/' }
    const { user: _, ...rest } = admin
    usage.note({ ...rest, kind: 'role', role }, 's3', 's3:GetObject', testRequest(), time)
    const root = await test.caller(test.keys[test.account]!.root)
    usage.note(root, 's3', 's3:GetObject', testRequest(), time)
    await usage.flush()
    assert.deepEqual(await usesOf(role.id), ['s3:GetObject 0 us-east-1'])
    assert.deepEqual(await usesOf(root.userId), [])
    assert.equal((await findAccessKey(test.house.store.read, root.accessKeyId!))!.lastUsed, time)
  })

  it('writes a second after the first use, together, and leaves the version of the account', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    const { store } = test.house
    const version = store.version(test.account)
    let writes = 0
    const usage = createUsageLog({ ...store, writeData: async () => (writes += 1) as never })
    usage.note(admin, 'iam', 'iam:GetUser', testRequest(), time)
    usage.note(admin, 'iam', 'iam:GetRole', testRequest(), time)
    t.mock.timers.tick(999)
    assert.equal(writes, 0)
    t.mock.timers.tick(1)
    assert.equal(writes, 1)
    await usage.flush()
    assert.equal(writes, 1)
    assert.equal(store.version(test.account), version)
  })

  it('survives a disk that takes no more', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] })
    let tried = 0
    const full = async () => {
      tried += 1
      throw new Error('the disk is full')
    }
    const usage = createUsageLog({ ...test.house.store, writeData: full })
    usage.note(admin, 'iam', 'iam:GetUser', testRequest(), time)
    t.mock.timers.tick(1000)
    assert.equal(tried, 1)
  })

  it('is forgotten with its user', async () => {
    const { id } = admin.user!
    const { store } = test.house
    await store.write(test.account, async (tx) => {
      await tx.deleteFrom('accessKeys').where('userId', '=', id).execute()
      await deleteUser(tx, id)
    })
    assert.deepEqual(await usesOf(id), [])
  })
})
