import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { createCallers } from '../access/identity/callers.ts'
import type { House } from '../access/house.ts'
import { closeHouse, openHouse } from '../open-house.ts'
import { modelsDirectory } from '../main.ts'
import { listAccounts } from '../store/entities/accounts.ts'
import { readKnownCredentials, type KnownKey } from '../store/data-directory.ts'
import { firstStart, type Founding } from './first-start.ts'

const one = '111122223333'
const two = '444455556666'
const given: KnownKey = { accessKeyId: 'AKIAGIVENGIVENGIVEN1', secretAccessKey: 'given' }
const next: KnownKey = { accessKeyId: 'AKIAGIVENGIVENGIVEN2', secretAccessKey: 'next' }

let dataDirectory: string
let house: House
beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-first-start-'))
  house = await open()
})
afterEach(async () => {
  await closeHouse(house)
  rmSync(dataDirectory, { recursive: true })
})

const open = (masterKey?: string) =>
  openHouse({ dataDirectory, modelsDirectory, region: 'us-east-1', masterKey })
const start = (founding: Partial<Founding> = {}) =>
  firstStart(house, { account: one, accounts: [], adminUser: true, ...founding })

/** Who a key speaks for, where its secret is the right one. */
async function holder({ accessKeyId, secretAccessKey }: KnownKey): Promise<string | undefined> {
  const credential = await createCallers(house).ofKey(accessKeyId)
  return credential?.secret === secretAccessKey ? credential.caller.arn : undefined
}
const rootOf = (account: string) => `arn:aws:iam::${account}:root`

/** A house whose store fails from a write on, as if the process had been killed before it. */
function killedAtWrite(number: number): House {
  let writes = 0
  const store = {
    ...house.store,
    write: ((account, work) => {
      writes += 1
      if (writes >= number) return Promise.reject(new Error('killed'))
      return house.store.write(account, work)
    }) as House['store']['write'],
  }
  return { ...house, store }
}

test('the first start makes accounts with keys that are good and written down', async () => {
  const credentials = await start({ accounts: [{ id: two, name: 'second' }] })
  assert.deepEqual(readKnownCredentials(dataDirectory), credentials)
  assert.equal(credentials.defaultAccount, one)
  for (const account of [one, two]) {
    const { root, admin } = credentials.accounts[account]!
    assert.equal(await holder(root!), rootOf(account))
    assert.equal(await holder(admin!), `arn:aws:iam::${account}:user/admin`)
  }
  const names = (await listAccounts(house.store.read)).map(({ name }) => name)
  assert.deepEqual(names, ['default', 'second'])
})

test('starting again changes nothing', async () => {
  const first = await start()
  assert.deepEqual(await start(), first)
  assert.deepEqual(await start({ account: undefined }), first)
  assert.deepEqual(await start({ adminUser: false }), first)
})

test('an account is made up where none is named, once', async () => {
  const { defaultAccount } = await start({ account: undefined })
  assert.match(defaultAccount, /^[1-9]\d{11}$/)
  assert.equal((await start({ account: undefined })).defaultAccount, defaultAccount)
})

test('accounts that are named later are added, and another default keeps the first', async () => {
  const first = await start()
  const later = await start({ account: undefined, accounts: [{ id: two }] })
  assert.equal(later.defaultAccount, one)
  assert.deepEqual(later.accounts[one], first.accounts[one])
  assert.equal(await holder(later.accounts[two]!.root!), rootOf(two))
  assert.equal((await start({ account: two })).defaultAccount, two)
  assert.equal(await holder(first.accounts[one]!.root!), rootOf(one))
})

test('without an admin there is none, and asking later does not make one', async () => {
  const { accounts } = await start({ adminUser: false })
  assert.equal(accounts[one]!.admin, undefined)
  assert.equal((await start()).accounts[one]!.admin, undefined)
})

test('a root key from outside is the root key, and the next one takes its place', async () => {
  const { accounts } = await start({ rootKey: given })
  assert.deepEqual(accounts[one]!.root!, given)
  assert.equal(await holder(given), rootOf(one))
  await start({ rootKey: next })
  assert.equal(await holder(next), rootOf(one))
  assert.equal(await holder(given), undefined)
  assert.deepEqual(readKnownCredentials(dataDirectory)!.accounts[one]!.root!, next)
  await start()
  assert.equal(await holder(next), rootOf(one))
})

test('the same id with another secret is another key', async () => {
  await start({ rootKey: given })
  await start({ rootKey: { ...given, secretAccessKey: 'changed' } })
  assert.equal(await holder(given), undefined)
  assert.equal(await holder({ ...given, secretAccessKey: 'changed' }), rootOf(one))
})

test('a root key that somebody else has is refused before anything is written', async () => {
  const { accounts } = await start({ accounts: [{ id: two }] })
  const before = readKnownCredentials(dataDirectory)
  for (const taken of [accounts[one]!.admin!, accounts[two]!.root!]) {
    await assert.rejects(
      start({ rootKey: taken }),
      /^Error: the access key id \w+ is taken by another principal$/,
    )
  }
  await assert.rejects(start({ account: '777788889999', rootKey: accounts[one]!.root! }), /is taken/)
  assert.deepEqual(readKnownCredentials(dataDirectory), before)
  assert.equal((await listAccounts(house.store.read)).length, 2)
})

test('killed between two accounts, the next start has the keys that were written down', async () => {
  const founding = { account: one, accounts: [{ id: two }], adminUser: true }
  await assert.rejects(firstStart(killedAtWrite(1), founding), /killed/)
  const written = readKnownCredentials(dataDirectory)!
  assert.equal(await holder(written.accounts[one]!.root!), undefined)
  await assert.rejects(firstStart(killedAtWrite(2), founding), /killed/)
  assert.equal(await holder(written.accounts[one]!.root!), rootOf(one))
  assert.deepEqual(await start({ accounts: [{ id: two }] }), written)
  assert.equal(await holder(written.accounts[two]!.root!), rootOf(two))
})

test('killed before the root key is replaced, the old one goes at the next start', async () => {
  await start({ rootKey: given })
  const founding = { account: one, accounts: [], adminUser: true, rootKey: next }
  await assert.rejects(firstStart(killedAtWrite(1), founding), /killed/)
  assert.equal(await holder(given), rootOf(one))
  await start({ rootKey: next })
  assert.equal(await holder(given), undefined)
  assert.equal(await holder(next), rootOf(one))
})

test('an account that is there while its keys are not written down gets none that it does not know', async () => {
  await start()
  rmSync(join(dataDirectory, 'credentials.json'))
  const { accounts } = await start()
  assert.deepEqual(accounts, {})
  assert.equal(await holder((await start({ rootKey: given })).accounts[one]!.root!), rootOf(one))
})

test('another master key stops the start', async () => {
  await start()
  await closeHouse(house)
  house = await open(Buffer.alloc(32, 9).toString('base64'))
  await assert.rejects(start(), /the master key is not the one this data directory was written with/)
})
