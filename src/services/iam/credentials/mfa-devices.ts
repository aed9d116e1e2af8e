import type { Call } from '../../../access/action.ts'
import { iamArn } from '../../../kernel/arn.ts'
import { findConsecutiveSteps } from '../../../proof/totp.ts'
import {
  devicesOf,
  findMfaDevice,
  updateMfaDevice,
  type MfaDeviceRow,
} from '../../../store/credentials/mfa-devices.ts'
import type { Reader } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  invalidAuthenticationCode,
  mfaDeviceAssigned,
  noSuchMfaDevice,
  noSuchVirtualMfaDevice,
} from '../errors.ts'
import { subjectName } from '../families/subject.ts'
import { checkLimit } from '../limits.ts'
import { askAboutHolder, holderId, requireHolder } from './mfa-holders.ts'
import { pageWithin } from '../paging.ts'

export const enableMFADevice = action('EnableMFADevice', {
  access: async (call) => ({ all: [await askAboutHolder(call)] }),
  run(call) {
    const { input, caller, house, now } = call
    return house.store.write(caller.account, async (tx) => {
      const userId = holderId(await requireHolder(tx, call), call)
      const device = await ownDevice(tx, call)
      if (device === undefined) throw noSuchVirtualMfaDevice(input.SerialNumber!)
      if (device.userId !== null) throw mfaDeviceAssigned(device.serial)
      checkLimit('MFADevicesPerUser', (await devicesOf(tx, caller.account, userId)).length + 1)
      const lastStep = shownStep(call, device)
      await updateMfaDevice(tx, device.serial, { userId, enabled: now, lastStep })
      return {}
    })
  },
})

export const resyncMFADevice = action('ResyncMFADevice', {
  access: async (call) => ({ all: [await askAboutHolder(call)] }),
  run(call) {
    const { caller, house } = call
    return house.store.write(caller.account, async (tx) => {
      const subject = await requireHolder(tx, call)
      const device = await heldDevice(tx, call, holderId(subject, call))
      await updateMfaDevice(tx, device.serial, { lastStep: shownStep(call, device) })
      return {}
    })
  },
})

export const deactivateMFADevice = action('DeactivateMFADevice', {
  access: async (call) => ({ all: [await askAboutHolder(call)] }),
  run(call) {
    return call.house.store.write(call.caller.account, async (tx) => {
      const subject = await requireHolder(tx, call)
      const device = await heldDevice(tx, call, holderId(subject, call))
      await updateMfaDevice(tx, device.serial, { userId: null, enabled: null })
      return {}
    })
  },
})

export const listMFADevices = action('ListMFADevices', {
  access: async (call) => ({ all: [await askAboutHolder(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireHolder(db, call)
    const devices = await devicesOf(db, call.caller.account, holderId(subject, call))
    const { rows, page } = pageWithin(call.input, devices, deviceKey)
    const UserName = subjectName(subject)
    const shown = rows.map((row) => ({ UserName, SerialNumber: row.serial, EnableDate: enableDate(row)! }))
    return { MFADevices: shown, ...page }
  },
})

export const getMFADevice = action('GetMFADevice', {
  access: async (call) => ({ all: [await askAboutHolder(call)] }),
  async run(call) {
    const db = call.house.store.read
    const subject = await requireHolder(db, call)
    const device = await heldDevice(db, call, holderId(subject, call))
    return { UserName: subjectName(subject), SerialNumber: device.serial, EnableDate: enableDate(device) }
  },
})

export type NamesDevice = { SerialNumber: string | undefined }

/**
 * The device an operation names, where it is the account's; another account's is reported like one that does
 * not exist.
 */
export async function ownDevice(db: Reader, call: Call<NamesDevice>): Promise<MfaDeviceRow | undefined> {
  const device = await findMfaDevice(db, call.input.SerialNumber!)
  return device?.account === call.caller.account ? device : undefined
}

async function heldDevice(db: Reader, call: Call<NamesDevice>, holder: string): Promise<MfaDeviceRow> {
  const device = await ownDevice(db, call)
  if (device === undefined || device.userId !== holder) throw noSuchMfaDevice(call.input.SerialNumber!)
  return device
}

type ShowsCodes = { AuthenticationCode1: string | undefined; AuthenticationCode2: string | undefined }

/**
 * The later step of the two codes; `InvalidAuthenticationCode` where they are not two consecutive unused
 * ones of the device.
 */
function shownStep({ input, house }: Call<ShowsCodes>, device: MfaDeviceRow): number {
  const seed = house.sealer.open('mfa-seed', device.serial, device.seed)
  if (seed === undefined) throw new Error(`the seed of ${device.serial} was sealed with another key`)
  const { AuthenticationCode1: first, AuthenticationCode2: second } = input
  const step = findConsecutiveSteps(seed, first!, second!, house.clock.real(), device.lastStep)
  if (step === undefined) throw invalidAuthenticationCode()
  return step
}

/** When a device was enabled, where it is. */
export function enableDate({ enabled }: MfaDeviceRow): Date | undefined {
  return enabled === null ? undefined : new Date(enabled)
}

/**
 * What pages are keyed by: a serial number without what all of the account have in common, so that markers
 * stay short.
 */
export function deviceKey({ serial, account }: MfaDeviceRow): string {
  return serial.slice(serialPrefix(account).length)
}

/** What the serial numbers of an account's virtual devices begin with. */
export function serialPrefix(account: string): string {
  return iamArn(account, 'mfa', '', '')
}
