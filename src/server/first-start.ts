import type { House } from '../access/house.ts'
import { makeKey, provisionAccount, writeKey } from '../access/provision.ts'
import { accountId } from '../kernel/ids.ts'
import { deleteAccessKey, findAccessKey } from '../store/access-keys.ts'
import { findAccount } from '../store/accounts.ts'
import {
  readKnownCredentials,
  writeKnownCredentials,
  type KnownCredentials,
  type KnownKey,
} from '../store/data-directory.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

/** What a new data directory is to begin with; what is there already stays. */
export type Founding = {
  /** The default account; made up at first start where absent. */
  account?: string | undefined
  rootKey?: KnownKey | undefined
  /** Stand-alone accounts beside the default one. */
  accounts: readonly { id: string; name?: string | undefined }[]
  adminUser: boolean
}

const sealedWord = 'understudy'

/**
 * Brings the data directory to what was asked: accounts that are missing are made, each with a root key and
 * an admin user. The keys that are made up here are in the directory's credentials file before the store
 * knows them, so none is ever lost; a root key from outside is there once the store has it. Killed at any
 * step, the next start goes on.
 */
export async function firstStart(house: House, founding: Founding): Promise<KnownCredentials> {
  await checkMasterKey(house)
  const known = readKnownCredentials(house.dataDirectory)
  const defaultAccount = founding.account ?? known?.defaultAccount ?? accountId(house.random)
  const missing: { id: string; name: string }[] = []
  for (const { id, name } of [{ id: defaultAccount, name: 'default' }, ...founding.accounts]) {
    if ((await findAccount(house.store.read, id)) === undefined) missing.push({ id, name: name ?? id })
  }
  const { rootKey } = founding
  if (rootKey !== undefined) await checkRootKey(house, defaultAccount, rootKey)

  const credentials: KnownCredentials = { defaultAccount, accounts: { ...known?.accounts } }
  for (const { id } of missing) {
    const given = id === defaultAccount ? rootKey : undefined
    const before = credentials.accounts[id]
    credentials.accounts[id] = {
      root: given ?? before?.root ?? makeKey(house, id),
      ...(founding.adminUser && { admin: before?.admin ?? makeKey(house, id) }),
    }
  }
  writeIfChanged(house, known, credentials)
  for (const { id, name } of missing) await provisionAccount(house, id, name, credentials.accounts[id]!)
  if (rootKey === undefined) return credentials

  await replaceRootKey(house, defaultAccount, credentials.accounts[defaultAccount]?.root, rootKey)
  const own = { ...credentials.accounts[defaultAccount], root: rootKey }
  const replaced = { ...credentials, accounts: { ...credentials.accounts, [defaultAccount]: own } }
  writeIfChanged(house, credentials, replaced)
  return replaced
}

function writeIfChanged(house: House, before: KnownCredentials | undefined, now: KnownCredentials): void {
  if (JSON.stringify(now) !== JSON.stringify(before)) writeKnownCredentials(house.dataDirectory, now)
}

/** Throws a sentence for the operator where a root key from outside cannot be the account's. */
async function checkRootKey(house: House, account: string, { accessKeyId }: KnownKey): Promise<void> {
  const row = await findAccessKey(house.store.read, accessKeyId)
  if (row !== undefined && (row.account !== account || row.userId !== null)) {
    throw new Error(`the access key id ${accessKeyId} is taken by another principal`)
  }
}

/** The environment names another root key than the one of last time: that one takes its place. */
async function replaceRootKey(
  house: House,
  account: string,
  before: KnownKey | undefined,
  now: KnownKey,
): Promise<void> {
  const row = await findAccessKey(house.store.read, now.accessKeyId)
  const secret = row && house.sealer.open('access-key', row.id, row.secret)?.toString()
  const replaces = before !== undefined && before.accessKeyId !== now.accessKeyId
  const stale = replaces && (await findAccessKey(house.store.read, before.accessKeyId)) !== undefined
  if (secret === now.secretAccessKey && !stale) return
  await house.store.write(account, async (tx) => {
    if (before !== undefined) await deleteAccessKey(tx, before.accessKeyId)
    await deleteAccessKey(tx, now.accessKeyId)
    await writeKey(house, tx, account, null, now)
  })
}

/** Refuses to go on with a master key that did not seal what is stored. */
async function checkMasterKey(house: House): Promise<void> {
  const kept = await readMeta(house.store.read, 'master-key-check')
  if (kept === undefined) {
    const sealed = house.sealer.seal('master-key-check', '', Buffer.from(sealedWord)).toString('base64')
    await house.store.writeData((tx) => writeMeta(tx, 'master-key-check', sealed))
    return
  }
  if (house.sealer.open('master-key-check', '', Buffer.from(kept, 'base64'))?.toString() !== sealedWord) {
    throw new Error('the master key is not the one this data directory was written with')
  }
}
