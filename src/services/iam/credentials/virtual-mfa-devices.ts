import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import { isAssumedRoot } from '../../../access/identity/root-access.ts'
import { iamArn, rootArn } from '../../../kernel/arn.ts'
import { utf8 } from '../../../kernel/bytes.ts'
import { base32 } from '../../../proof/totp.ts'
import {
  countMfaDevices,
  deleteMfaDevice,
  findMfaDevice,
  insertMfaDevice,
  listMfaDevices as readMfaDevices,
  type MfaDeviceRow,
} from '../../../store/credentials/mfa-devices.ts'
import { replaceTags } from '../../../store/entities/tags.ts'
import { findUsersByIds } from '../../../store/entities/users.ts'
import { action } from '../action.ts'
import {
  mfaDeviceExists,
  mfaDeviceInUse,
  mfaDeviceNameTooLong,
  noSuchMfaDevice,
  noSuchVirtualMfaDevice,
} from '../errors.ts'
import { newTags, tagRules, tagsIfAny } from '../families/tag-rules.ts'
import {
  askAboutArn,
  askToCreate,
  listTagsAction,
  tagAction,
  untagAction,
  type Taggable,
} from '../families/tags.ts'
import { checkLimit } from '../limits.ts'
import { deviceKey, enableDate, ownDevice, serialPrefix, type NamesDevice } from './mfa-devices.ts'
import { pageFrom, pageOf } from '../paging.ts'
import { listedUser, readRootUser } from '../people/user-views.ts'

// Forty bytes in base-32 are the 64 characters AWS's seeds have.
const seedBytes = 40

// LIMIT: the model's longest serial number, and a virtual device's serial number is its ARN.
const longestSerial = 256

export const createVirtualMFADevice = action('CreateVirtualMFADevice', {
  access({ input, caller }) {
    const resource = iamArn(caller.account, 'mfa', input.Path ?? '/', input.VirtualMFADeviceName!)
    return askToCreate({ resource }, input.Tags, 'iam:TagMFADevice')
  },
  async run({ input, caller: { account }, house, now }) {
    const name = input.VirtualMFADeviceName!
    const path = input.Path ?? '/'
    const serial = iamArn(account, 'mfa', path, name)
    if (serial.length > longestSerial) throw mfaDeviceNameTooLong()
    const seed = house.random(seedBytes)
    const text = base32(seed)
    const QRCodePNG = await qrCode(`${name}@${account}`, text)
    return house.store.write(account, async (tx) => {
      if ((await findMfaDevice(tx, serial)) !== undefined) throw mfaDeviceExists()
      checkLimit('VirtualMFADevicesPerAccount', (await countMfaDevices(tx, account)).all + 1)
      const tags = newTags(tagRules.mfaDevice, account, serial, input.Tags)
      const sealed = house.sealer.seal('mfa-seed', serial, seed)
      const unused = { userId: null, enabled: null, lastStep: 0 }
      await insertMfaDevice(tx, { serial, account, name, path, seed: sealed, created: now, ...unused })
      await replaceTags(tx, serial, tags)
      const Tags = tagsIfAny(tags)
      return { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed: utf8(text), QRCodePNG, Tags } }
    })
  },
})

export const deleteVirtualMFADevice = action('DeleteVirtualMFADevice', {
  access: async (call) => ({ all: [await askAboutDevice(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      const device = await ownDevice(tx, call)
      if (device === undefined) throw noSuchVirtualMfaDevice(call.input.SerialNumber!)
      if (device.userId !== null) throw mfaDeviceInUse()
      await deleteMfaDevice(tx, device.serial)
      return {}
    })
  },
})

const statuses = { Assigned: true, Unassigned: false, Any: undefined } as const

export const listVirtualMFADevices = action('ListVirtualMFADevices', {
  access: ({ caller }) => ({ all: [{ label: iamArn(caller.account, 'mfa', '/', '') }] }),
  async run({ input, caller: { account }, house }) {
    const db = house.store.read
    const page = pageOf(input)
    const assigned = statuses[input.AssignmentStatus ?? 'Any']
    const after = page.after === undefined ? undefined : serialPrefix(account) + page.after
    const all = await readMfaDevices(db, account, assigned, { ...page, after })
    const { rows, page: shown } = pageFrom(input, all, deviceKey)
    const holders = await findUsersByIds(db, [...new Set(rows.flatMap(({ userId }) => userId ?? []))])
    const root = await readRootUser(db, account)
    const userOf = ({ userId }: MfaDeviceRow) => {
      if (userId === null) return undefined
      const user = holders.find(({ id }) => id === userId)
      return user === undefined ? root : listedUser(user)
    }
    const devices = rows.map((row) => ({
      SerialNumber: row.serial,
      User: userOf(row),
      EnableDate: enableDate(row),
    }))
    return { VirtualMFADevices: devices, ...shown }
  },
})

const taggable: Taggable<NamesDevice> = {
  rules: tagRules.mfaDevice,
  ask: (call) => askAboutDevice(call),
  async owner(db, call) {
    const device = await ownDevice(db, call)
    if (device === undefined) throw noSuchMfaDevice(call.input.SerialNumber!)
    return device.serial
  },
}

export const tagMFADevice = tagAction(taggable)
export const untagMFADevice = untagAction(taggable)
export const listMFADeviceTags = listTagsAction(taggable)

async function askAboutDevice(call: Call<NamesDevice>): Promise<Ask> {
  const db = call.house.store.read
  const serial = call.input.SerialNumber!
  // AWS: root's own device is asked about as root itself, which is what the task of AssumeRoot allows.
  if (isAssumedRoot(call.caller) && serial.endsWith(':mfa/root-account-mfa-device')) {
    return { resource: rootArn(call.caller.account) }
  }
  return askAboutArn(db, serial, (await ownDevice(db, call)) !== undefined)
}

/** The picture authenticator apps scan; its library is loaded when the first device is made. */
async function qrCode(label: string, secret: string): Promise<Uint8Array> {
  const { toBuffer } = await import('qrcode')
  const issuer = 'Amazon%20Web%20Services'
  const uri = `otpauth://totp/${issuer}:${encodeURIComponent(label)}?secret=${secret}&issuer=${issuer}`
  return toBuffer(uri, { type: 'png' })
}
