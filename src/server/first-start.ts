import type { House } from '../access/house.ts'
import { makeKey, makePassword, provisionAccount, writeKey } from '../access/identity/provision.ts'
import { accountId } from '../kernel/ids.ts'
import { deleteAccessKey, findAccessKey } from '../store/credentials/access-keys.ts'
import { findAccount } from '../store/entities/accounts.ts'
import {
  readKnownCredentials,
  writeKnownCredentials,
  type KnownCredentials,
  type KnownKey,
} from '../store/data-directory.ts'
import { readMeta, writeMeta } from '../store/sqlite/meta.ts'
import {
  checkRootPassword,
  settleRootPasswords,
  withPasswordHashes,
  withRootPasswords,
} from './first-passwords.ts'

/** What a new data directory is to begin with; what is there already stays. */
export type Founding = {
  /** The default account; made up at first start where absent. */
  account?: string | undefined
  rootKey?: KnownKey | undefined
  /** The console password of the default account's root; made up where absent. */
  rootPassword?: string | undefined
  /** Stand-alone accounts beside the default one. */
  accounts: readonly { id: string; name?: string | undefined }[]
  adminUser: boolean
  /** False where root is to have no access key, as in an account of AWS; true by default. */
  rootAccessKey?: boolean | undefined
}

const sealedWord = 'understudy'

/**
 * Brings the data directory to what was asked: accounts that are missing are made, each with a root user and
 * an admin user. The keys and passwords that are made up here are in the directory's credentials file before
 * the store knows them, so none is ever lost; a root key from outside is there once the store has it. Killed
 * at any step, the next start goes on.
 */
export async function firstStart(house: House, founding: Founding): Promise<KnownCredentials> {
  await checkMasterKey(house)
  const known = readKnownCredentials(house.dataDirectory, house.sealer)
  const defaultAccount = founding.account ?? known?.defaultAccount ?? accountId(house.random)
  const missing: { id: string; name: string }[] = []
  for (const { id, name } of [{ id: defaultAccount, name: 'default' }, ...founding.accounts]) {
    if ((await findAccount(house.store.read, id)) === undefined) missing.push({ id, name: name ?? id })
  }
  const { rootKey, rootPassword } = founding
  if (rootPassword !== undefined) checkRootPassword(rootPassword)
  if (rootKey !== undefined) await checkRootKey(house, defaultAccount, rootKey)

  const accounts: KnownCredentials['accounts'] = { ...known?.accounts }
  for (const { id } of missing) {
    const given = id === defaultAccount ? rootKey : undefined
    const before = accounts[id]
    accounts[id] = {
      ...before,
      ...(founding.rootAccessKey !== false && { root: given ?? before?.root ?? makeKey(house, id) }),
      ...(founding.adminUser && {
        admin: before?.admin ?? makeKey(house, id),
        adminPassword: before?.adminPassword ?? makePassword(house),
      }),
    }
  }
  const credentials = await withRootPasswords(house, { defaultAccount, accounts }, rootPassword)
  writeIfChanged(house, known, credentials)
  for (const { id, name } of missing) {
    await provisionAccount(house, id, name, await withPasswordHashes(house, credentials.accounts[id]!))
  }
  return replaceGiven(house, credentials, founding)
}

/** The default account's root key and password, where the environment names others than last time. */
async function replaceGiven(
  house: House,
  credentials: KnownCredentials,
  { rootKey, rootPassword }: Founding,
): Promise<KnownCredentials> {
  const { defaultAccount } = credentials
  await settleRootPasswords(house, credentials, rootPassword)
  const before = credentials.accounts[defaultAccount]
  if (rootKey !== undefined) await replaceRootKey(house, defaultAccount, before?.root, rootKey)
  const root = rootKey ?? before?.root
  if (root === undefined && rootPassword === undefined) return credentials
  const own = {
    ...before,
    ...(root !== undefined && { root }),
    ...(rootPassword !== undefined && { rootPassword }),
  }
  const replaced = { ...credentials, accounts: { ...credentials.accounts, [defaultAccount]: own } }
  writeIfChanged(house, credentials, replaced)
  return replaced
}

function writeIfChanged(house: House, before: KnownCredentials | undefined, now: KnownCredentials): void {
  const isNew = JSON.stringify(now) !== JSON.stringify(before)
  if (isNew || house.outsideSealer !== undefined) {
    writeKnownCredentials(house.dataDirectory, now, house.outsideSealer)
  }
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
