import type { Call } from '../../../access/action.ts'
import { newSecret } from '../../../access/identity/credentials.ts'
import { rootArn } from '../../../kernel/arn.ts'
import { utf8 } from '../../../kernel/bytes.ts'
import { accessKeyId, idPrefix, type Random } from '../../../kernel/ids.ts'
import {
  deleteAccessKey as removeAccessKey,
  findAccessKey,
  insertAccessKey,
  listAccessKeys as readAccessKeys,
  setAccessKeyStatus,
  type AccessKeyRow,
} from '../../../store/credentials/access-keys.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { findUserById } from '../../../store/entities/users.ts'
import { action } from '../action.ts'
import { accessKeyOfNobody, noSuchAccessKey, statusNotSettable } from '../errors.ts'
import { askAboutSubject, askAboutUser, requireSubject, subjectId, subjectName } from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { pageWithin } from '../paging.ts'

export const createAccessKey = action('CreateAccessKey', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    const { account } = call.caller
    const { house, now } = call
    return house.store.write(account, async (tx) => {
      const subject = await requireSubject(tx, call)
      const userId = subjectId(subject)
      checkLimit('AccessKeysPerUser', (await readAccessKeys(tx, account, userId)).length + 1)
      const id = await newKeyId(tx, account, house.random)
      const secret = newSecret(house)
      await insertAccessKey(tx, {
        id,
        account,
        userId,
        secret: house.sealer.seal('access-key', id, utf8(secret)),
        status: 'Active',
        created: now,
        lastUsed: null,
        lastUsedService: null,
        lastUsedRegion: null,
      })
      const shown = { UserName: subjectName(subject), AccessKeyId: id, Status: 'Active' as const }
      return { AccessKey: { ...shown, SecretAccessKey: secret, CreateDate: new Date(now) } }
    })
  },
})

export const listAccessKeys = action('ListAccessKeys', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireSubject(db, call)
    const keys = await readAccessKeys(db, call.caller.account, subjectId(subject))
    const { rows, page } = pageWithin(call.input, keys, ({ created, id }) => `${created} ${id}`)
    const shown = rows.map(({ id, status, created }) => ({
      UserName: subjectName(subject),
      AccessKeyId: id,
      Status: status,
      CreateDate: new Date(created),
    }))
    return { AccessKeyMetadata: shown, ...page }
  },
})

export const updateAccessKey = action('UpdateAccessKey', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    const { AccessKeyId: id, Status: status } = call.input
    return call.house.store.write(call.caller.account, async (tx) => {
      await requireKey(tx, call)
      // AWS: the model's enumeration has `Expired`, which is nothing anyone can set.
      if (status !== 'Active' && status !== 'Inactive') throw statusNotSettable(status!)
      await setAccessKeyStatus(tx, id!, status)
      return {}
    })
  },
})

export const deleteAccessKey = action('DeleteAccessKey', {
  access: async (call) => ({ all: [await askAboutSubject(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      await requireKey(tx, call)
      await removeAccessKey(tx, call.input.AccessKeyId!)
      return {}
    })
  },
})

export const getAccessKeyLastUsed = action('GetAccessKeyLastUsed', {
  async access(call) {
    const { account } = call.caller
    const label = `access key ${call.input.AccessKeyId}`
    const key = await ownKey(call.house.store.read, call)
    if (key === undefined) return { all: [{ resource: '*', label }] }
    if (key.userId === null) return { all: [{ resource: rootArn(account), label }] }
    const user = await findUserById(call.house.store.read, key.userId)
    return { all: [{ ...(await askAboutUser(call, user?.name ?? '*')), label }] }
  },
  async run(call) {
    const db = call.house.store.read
    const key = await ownKey(db, call)
    if (key === undefined) throw accessKeyOfNobody(call.caller.arn, call.input.AccessKeyId!)
    const user = key.userId === null ? undefined : await findUserById(db, key.userId)
    return { UserName: user?.name, AccessKeyLastUsed: lastUse(key) }
  },
})

/** When and where a key was last used. AWS: a key never used has `N/A` and no date. */
export function lastUse(key: AccessKeyRow) {
  return {
    LastUsedDate: key.lastUsed === null ? undefined : new Date(key.lastUsed),
    ServiceName: key.lastUsedService ?? 'N/A',
    Region: key.lastUsedRegion ?? 'N/A',
  }
}

type NamesKey = { AccessKeyId: string | undefined; UserName?: string | undefined }

/**
 * The key an operation names, where it is the named user's; anybody else's is reported like one that does
 * not exist.
 */
async function requireKey(tx: Writer, call: Call<NamesKey>): Promise<void> {
  const subject = await requireSubject(tx, call)
  const key = await ownKey(tx, call)
  if (key === undefined || key.userId !== subjectId(subject)) throw noSuchAccessKey(call.input.AccessKeyId!)
}

async function ownKey(
  db: Reader,
  call: Call<{ AccessKeyId: string | undefined }>,
): Promise<AccessKeyRow | undefined> {
  const key = await findAccessKey(db, call.input.AccessKeyId!)
  return key?.account === call.caller.account ? key : undefined
}

/** An id no key has. 39 of its bits are random, so a second try is rare and a tenth never happens. */
async function newKeyId(tx: Writer, account: string, random: Random): Promise<string> {
  for (let tries = 0; tries < 10; tries++) {
    const id = accessKeyId(idPrefix.accessKey, account, random)
    if ((await findAccessKey(tx, id)) === undefined) return id
  }
  throw new Error('the random source repeats itself')
}
