import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import type { House } from '../access/house.ts'
import { closeHouse, openHouse } from '../open-house.ts'
import { modelsDirectory } from '../main.ts'
import { passwordViolation } from '../proof/password-rules.ts'
import { readKnownCredentials, writeKnownCredentials } from '../store/data-directory.ts'
import { findLoginProfile } from '../store/credentials/login-profiles.ts'
import { deleteRootPassword, findRootPassword, putRootPassword } from '../store/signin/root-passwords.ts'
import { findUserByName } from '../store/entities/users.ts'
import { firstStart, type Founding } from './first-start.ts'

const one = '111122223333'
const two = '444455556666'

let dataDirectory: string
let house: House
beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'understudy-first-passwords-'))
  const passwordCost = { log2N: 4, r: 1, p: 1 }
  house = await openHouse({ dataDirectory, modelsDirectory, region: 'us-east-1', passwordCost })
})
afterEach(async () => {
  await closeHouse(house)
  rmSync(dataDirectory, { recursive: true })
})

const start = (founding: Partial<Founding> = {}) =>
  firstStart(house, { account: one, accounts: [], adminUser: true, ...founding })

/** Whether that is what root of the account signs in with. */
async function isRoots(account: string, password: string): Promise<boolean> {
  const row = await findRootPassword(house.store.read, account)
  return house.passwords.verify(password, row?.passwordHash)
}

async function isAdmins(account: string, password: string): Promise<boolean> {
  const user = await findUserByName(house.store.read, account, 'admin')
  const profile = await findLoginProfile(house.store.read, user!.id)
  return house.passwords.verify(password, profile?.passwordHash)
}

test('root and admin of each account get passwords of their own, written down for the owner alone', async () => {
  const { accounts } = await start({ accounts: [{ id: two }] })
  const all = new Set<string>()
  for (const account of [one, two]) {
    const { rootPassword, adminPassword } = accounts[account]!
    assert.ok(await isRoots(account, rootPassword!))
    assert.ok(await isAdmins(account, adminPassword!))
    for (const password of [rootPassword!, adminPassword!]) {
      assert.match(password, /^[A-P][a-z2-7]{4}(?:-[a-z2-7]{5}){3}$/)
      assert.equal(passwordViolation(password, undefined, []), undefined)
      all.add(password)
    }
  }
  assert.equal(all.size, 4)
  assert.equal(statSync(join(dataDirectory, 'credentials.json')).mode & 0o777, 0o600)
})

test('starting again changes no password, also where its owner has', async () => {
  const { accounts } = await start()
  const hash = await house.passwords.hash('Changed-by-root-1')
  await house.store.write(one, (tx) => putRootPassword(tx, one, hash, 1))
  assert.deepEqual((await start()).accounts, accounts)
  assert.ok(await isRoots(one, 'Changed-by-root-1'))
})

test('a password from outside is root’s of the default account, and the next one takes its place', async () => {
  const first = await start({ rootPassword: 'From-outside-1', accounts: [{ id: two }] })
  assert.equal(first.accounts[one]!.rootPassword, 'From-outside-1')
  assert.ok(await isRoots(one, 'From-outside-1'))
  assert.ok(!(await isRoots(two, 'From-outside-1')))
  const since = (await findRootPassword(house.store.read, one))!.since
  await start({ rootPassword: 'From-outside-1' })
  assert.equal((await findRootPassword(house.store.read, one))!.since, since, 'it is not set again')
  await start({ rootPassword: 'From-outside-2' })
  assert.ok(await isRoots(one, 'From-outside-2'))
  assert.equal(readKnownCredentials(dataDirectory)!.accounts[one]!.rootPassword, 'From-outside-2')
})

test('a weak password from outside is refused before anything is written', async () => {
  for (const [rootPassword, message] of [
    ['short', /minimum length/],
    ['alllowercase', /more of the following/],
    [`Aa1${'x'.repeat(126)}`, /more than 128/],
  ] as const) {
    await assert.rejects(start({ rootPassword }), message)
    assert.equal(readKnownCredentials(dataDirectory), undefined)
  }
})

test('a directory from before passwords gets root’s, and its admin keeps having none', async () => {
  const { defaultAccount, accounts } = await start()
  const { root, admin } = accounts[one]!
  await house.store.write(one, async (tx) => {
    await tx.deleteFrom('rootPasswords').execute()
    await tx.deleteFrom('loginProfiles').execute()
  })
  writeKnownCredentials(dataDirectory, { defaultAccount, accounts: { [one]: { root, admin: admin! } } })
  const later = (await start()).accounts[one]!
  assert.ok(await isRoots(one, later.rootPassword!))
  assert.equal(later.adminPassword, undefined)
  assert.ok(!(await isAdmins(one, '')))
})

test('killed before root’s password was in the store, the next start has the one that was written down', async () => {
  const { accounts } = await start()
  await house.store.write(one, (tx) => tx.deleteFrom('rootPasswords').execute())
  assert.deepEqual((await start()).accounts, accounts)
  assert.ok(await isRoots(one, accounts[one]!.rootPassword!))
})

test('a password that was taken away from root does not come back with the next start', async () => {
  const given = { rootPassword: 'From-outside-1', accounts: [{ id: two }] }
  const { defaultAccount, accounts } = await start(given)
  for (const account of [one, two]) await house.store.write(account, (tx) => deleteRootPassword(tx, account))
  await start(given)
  const { root } = accounts[two]!
  writeKnownCredentials(dataDirectory, { defaultAccount, accounts: { ...accounts, [two]: { root } } })
  assert.equal((await start(given)).accounts[two]!.rootPassword, undefined)
  for (const account of [one, two]) {
    assert.equal(await findRootPassword(house.store.read, account), undefined, account)
  }
  await start({ ...given, rootPassword: 'From-outside-2' })
  assert.ok(await isRoots(one, 'From-outside-2'), 'whoever names a new one wants it')
})
