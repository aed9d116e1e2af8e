import type { Call } from '../../../access/action.ts'
import { entityId, idPrefix } from '../../../kernel/ids.ts'
import {
  deleteSshPublicKey,
  findSshPublicKey,
  insertSshPublicKey,
  listSshPublicKeys as readSshPublicKeys,
  setSshPublicKeyStatus,
  type SshPublicKeyRow,
} from '../../../store/credentials/ssh-public-keys.ts'
import type { Reader } from '../../../store/store.ts'
import { action } from '../action.ts'
import { duplicateSshPublicKey, noSuchSshPublicKey } from './certificate-errors.ts'
import { statusNotSettable } from '../errors.ts'
import {
  askAboutSubject,
  askAboutUser,
  requireSubject,
  requireUser,
  subjectName,
} from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { pageWithin } from '../paging.ts'
import { pemOfSshKey, readSshPublicKey } from './ssh-key-material.ts'

export const uploadSSHPublicKey = action('UploadSSHPublicKey', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  run({ input, caller: { account }, house, now }) {
    return house.store.write(account, async (tx) => {
      const user = await requireUser(tx, account, input.UserName!)
      const key = readSshPublicKey(input.SSHPublicKeyBody!)
      const others = await readSshPublicKeys(tx, user.id)
      if (others.some(({ publicKey }) => publicKey === key.publicKey)) throw duplicateSshPublicKey()
      checkLimit('SSHPublicKeysPerUser', others.length + 1)
      const id = entityId(idPrefix.sshPublicKey, house.random)
      const row = { id, account, userId: user.id, ...key, status: 'Active' as const, uploaded: now }
      await insertSshPublicKey(tx, row)
      return { SSHPublicKey: view(row, user.name, input.SSHPublicKeyBody!) }
    })
  },
})

export const getSSHPublicKey = action('GetSSHPublicKey', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  async run(call) {
    const { user, key } = await requireKey(call.house.store.read, call)
    const body = call.input.Encoding === 'PEM' ? pemOfSshKey(key.publicKey) : key.publicKey
    return { SSHPublicKey: view(key, user.name, body) }
  },
})

export const listSSHPublicKeys = action('ListSSHPublicKeys', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireSubject(db, call)
    // Root user has none: who uploads one must name a user.
    const keys = subject.kind === 'root' ? [] : await readSshPublicKeys(db, subject.user.id)
    const { rows, page } = pageWithin(call.input, keys, ({ uploaded, id }) => `${uploaded} ${id}`)
    const shown = rows.map(({ id, status, uploaded }) => ({
      UserName: subjectName(subject),
      SSHPublicKeyId: id,
      Status: status,
      UploadDate: new Date(uploaded),
    }))
    return { SSHPublicKeys: shown, ...page }
  },
})

export const updateSSHPublicKey = action('UpdateSSHPublicKey', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  run(call) {
    const { Status: status } = call.input
    return call.house.store.write(call.caller.account, async (tx) => {
      const { key } = await requireKey(tx, call)
      // AWS: the model's enumeration has `Expired`, which is nothing anyone can set.
      if (status !== 'Active' && status !== 'Inactive') throw statusNotSettable(status!)
      await setSshPublicKeyStatus(tx, key.id, status)
      return {}
    })
  },
})

export const deleteSSHPublicKey = action('DeleteSSHPublicKey', {
  access: async (call) => ({ all: [await askAboutUser(call, call.input.UserName!)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      const { key } = await requireKey(tx, call)
      await deleteSshPublicKey(tx, key.id)
      return {}
    })
  },
})

type NamesKey = { UserName: string | undefined; SSHPublicKeyId: string | undefined }

/** The key an operation names, where it is the named user's; anybody else's does not exist. */
async function requireKey(db: Reader, { input, caller }: Call<NamesKey>) {
  const user = await requireUser(db, caller.account, input.UserName!)
  const key = await findSshPublicKey(db, user.id, input.SSHPublicKeyId!)
  if (key === undefined) throw noSuchSshPublicKey(input.SSHPublicKeyId!)
  return { user, key }
}

function view({ id, fingerprint, status, uploaded }: SshPublicKeyRow, userName: string, body: string) {
  return {
    UserName: userName,
    SSHPublicKeyId: id,
    Fingerprint: fingerprint,
    SSHPublicKeyBody: body,
    Status: status,
    UploadDate: new Date(uploaded),
  }
}
