import { findStep } from '../../proof/totp.ts'
import type { MfaDeviceRow } from '../../store/credentials/mfa-devices.ts'
import type { House } from '../house.ts'

/**
 * The time step whose code this is on that device, around now and not used up; undefined where the code is
 * wrong. It proves something only once `useStep` has used it up.
 */
export function shownStep(house: House, device: MfaDeviceRow, code: string): number | undefined {
  const seed = house.sealer.open('mfa-seed', device.serial, device.seed)
  // One-time codes follow the real clock: authenticators do.
  return seed && findStep(seed, code, house.clock.real(), device.lastStep)
}
