import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { allow, makeSts, type TestSts } from '../../../test/fixtures/sts.ts'
import { eraseAll } from './erase.ts'
import { readEpoch, readMeta } from './meta.ts'

let sts: TestSts
before(async () => {
  sts = await makeSts()
  await sts.user('anna', [allow('*')], { team: 'blue' })
  await sts.device('anna')
  await sts.role('worker', [{ Principal: { AWS: sts.account } }])
  await sts.iam('CreateGroup', { GroupName: 'group' }, sts.otherAccount)
  await sts.iam('CreateAccountAlias', { AccountAlias: 'an-alias' })
})
after(() => sts.close())

async function counts(): Promise<Record<string, number>> {
  const { read } = sts.house.store
  const entries = (await read.introspection.getTables()).map(async ({ name }) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(read)
    return [name, Number(rows[0]!.n)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

test('all but the accounts and what the store knows of itself goes, and what is refilled stays', async () => {
  const { store } = sts.house
  const schema = await readMeta(store.read, 'schema')
  const versions = [sts.account, sts.otherAccount].map((id) => store.version(id))
  const epoch = await eraseAll(store, sts.account, async (tx) => {
    const row = { id: 'AGPAKEPT', account: sts.account, name: 'kept', nameKey: 'kept', path: '/', created: 1 }
    await tx.insertInto('groups').values(row).execute()
  })
  const { accounts, meta, groups, ...others } = await counts()
  assert.deepEqual([accounts, groups], [2, 1])
  assert.ok(meta! > 0)
  for (const [name, count] of Object.entries(others)) assert.equal(count, 0, name)
  assert.equal(epoch, 1)
  assert.equal(await readEpoch(store), 1)
  assert.equal(await readMeta(store.read, 'schema'), schema)
  const aliases = await store.read.selectFrom('accounts').select('alias').execute()
  assert.deepEqual(
    aliases.map(({ alias }) => alias),
    [null, null],
  )
  for (const [index, id] of [sts.account, sts.otherAccount].entries()) {
    assert.ok(store.version(id) > versions[index]!, id)
  }
})

test('a refill that fails leaves everything as it was', async () => {
  const before = await counts()
  const failing = eraseAll(sts.house.store, sts.account, () => Promise.reject(new Error('no')))
  await assert.rejects(failing, /no/)
  assert.deepEqual(await counts(), before)
  assert.equal(await readEpoch(sts.house.store), 1)
})
