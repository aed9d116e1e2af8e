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
 * Brings the data directory to what was asked: accounts that are missing are made, each with a root key and an admin
 * user. The keys are in the directory's credentials file before the store knows them, so none is ever lost.
 */
export async function firstStart(house: House, founding: Founding): Promise<KnownCredentials> {
  await checkMasterKey(house)
  const known = readKnownCredentials(house.dataDirectory)
  const defaultAccount = founding.account ?? known?.defaultAccount ?? accountId(house.random)
  const credentials: KnownCredentials = { defaultAccount, accounts: { ...known?.accounts } }
  const wanted = [{ id: defaultAccount, name: 'default' }, ...founding.accounts]
  for (const { id } of wanted) {
    credentials.accounts[id] ??= {
      root: makeKey(house, id),
      ...(founding.adminUser && { admin: makeKey(house, id) }),
    }
  }
  const before = credentials.accounts[defaultAccount]!
  if (founding.rootKey !== undefined)
    credentials.accounts[defaultAccount] = { ...before, root: founding.rootKey }
  if (JSON.stringify(credentials) !== JSON.stringify(known))
    writeKnownCredentials(house.dataDirectory, credentials)

  for (const { id, name } of wanted) {
    if ((await findAccount(house.store.read, id)) !== undefined) continue
    await provisionAccount(house, id, name ?? id, credentials.accounts[id]!)
  }
  if (founding.rootKey !== undefined)
    await replaceRootKey(house, defaultAccount, before.root, founding.rootKey)
  return credentials
}

/** The environment names another root key than the one of last time: that one takes its place. */
async function replaceRootKey(house: House, account: string, before: KnownKey, now: KnownKey): Promise<void> {
  const row = await findAccessKey(house.store.read, now.accessKeyId)
  const secret = row && house.sealer.open('access-key', row.id, row.secret)?.toString()
  if (row?.account === account && row.userId === null && secret === now.secretAccessKey) return
  if (row !== undefined && (row.account !== account || row.userId !== null)) {
    throw new Error(`the access key id ${now.accessKeyId} is taken by another principal`)
  }
  await house.store.write(account, async (tx) => {
    await deleteAccessKey(tx, before.accessKeyId)
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
