import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  ListMFADevicesCommand,
  ResyncMFADeviceCommand,
  type MFADevice,
} from '@aws-sdk/client-iam'
import { allPages } from '../aws/all-pages.ts'
import type { Aws } from '../aws/clients.ts'

/** A virtual device that is not enabled yet: its secret in base32, and as the picture that apps read. */
export type NewDevice = { serial: string; secret: string; picture: Uint8Array<ArrayBuffer> }

/** The MFA devices of a user, or of who calls. */
export async function listMfaDevices(
  aws: Aws,
  UserName: string | undefined,
  abortSignal?: AbortSignal,
): Promise<MFADevice[]> {
  const iam = await aws.iam()
  return allPages(async (Marker) => {
    const answer = await iam.send(new ListMFADevicesCommand({ UserName, Marker }), { abortSignal })
    return { items: answer.MFADevices, next: answer.Marker }
  })
}

/** Makes a virtual device; it is nobody's until it is enabled. */
export async function createVirtualDevice(aws: Aws, VirtualMFADeviceName: string): Promise<NewDevice> {
  const iam = await aws.iam()
  const answer = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }))
  const device = answer.VirtualMFADevice!
  return {
    serial: device.SerialNumber!,
    secret: new TextDecoder().decode(device.Base32StringSeed),
    picture: new Uint8Array(device.QRCodePNG!),
  }
}

/**
 * Gives a device to a user, who shows by two codes in a row that it is there. Root names itself by its
 * account's id, here and at `resyncDevice`: these two calls cannot leave the name out.
 */
export async function enableDevice(
  aws: Aws,
  UserName: string,
  SerialNumber: string,
  [AuthenticationCode1, AuthenticationCode2]: readonly [string, string],
): Promise<void> {
  const iam = await aws.iam()
  const codes = { AuthenticationCode1, AuthenticationCode2 }
  await iam.send(new EnableMFADeviceCommand({ UserName, SerialNumber, ...codes }))
}

/** Brings a device whose clock went wrong back into step. */
export async function resyncDevice(
  aws: Aws,
  UserName: string,
  SerialNumber: string,
  [AuthenticationCode1, AuthenticationCode2]: readonly [string, string],
): Promise<void> {
  const iam = await aws.iam()
  const codes = { AuthenticationCode1, AuthenticationCode2 }
  await iam.send(new ResyncMFADeviceCommand({ UserName, SerialNumber, ...codes }))
}

/** Takes a device from a user, or from who calls, and deletes it where it is a virtual one. */
export async function removeDevice(
  aws: Aws,
  UserName: string | undefined,
  SerialNumber: string,
): Promise<void> {
  const iam = await aws.iam()
  await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }))
  await deleteVirtualDevice(aws, SerialNumber)
}

/** Deletes a virtual device that is nobody's; hardware has nothing to be deleted. */
export async function deleteVirtualDevice(aws: Aws, SerialNumber: string): Promise<void> {
  if (!SerialNumber.startsWith('arn:')) return
  const iam = await aws.iam()
  await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))
}
