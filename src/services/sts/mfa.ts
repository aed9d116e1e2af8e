import type { Call } from '../../access/action.ts'
import { shownStep } from '../../access/identity/second-factor.ts'
import { latestStep } from '../../proof/totp.ts'
import { findMfaDevice, useStep } from '../../store/credentials/mfa-devices.ts'
import { mfaIncomplete, wrongMfaCode, wrongMfaDevice } from './errors.ts'

type MfaInput = { SerialNumber?: string | undefined; TokenCode?: string | undefined }

/** Whether a call shows a second factor, or half of one. */
export function showsSecondFactor({ SerialNumber, TokenCode }: MfaInput): boolean {
  return SerialNumber !== undefined || TokenCode !== undefined
}

/**
 * Proves the second factor a call shows and uses its code up: it never proves anything again. The device must be
 * the calling user's own (or root's). Answers true, or throws.
 */
export async function proveSecondFactor({ input, caller, house }: Call<MfaInput>): Promise<true> {
  const { SerialNumber: serial, TokenCode: code } = input
  if (serial === undefined || code === undefined) throw mfaIncomplete()
  const holder =
    caller.kind === 'root' ? caller.account : caller.kind === 'user' ? caller.user?.id : undefined
  const device = await findMfaDevice(house.store.read, serial)
  if (
    device === undefined ||
    holder === undefined ||
    device.userId !== holder ||
    device.account !== caller.account
  ) {
    throw wrongMfaDevice()
  }
  // Devices are made anew after a reset, under the same names.
  const guessed = `${house.epoch}/${serial}`
  const now = house.clock.real()
  const step = house.codeGuesses.begin(guessed, now) ? shownStep(house, device, code) : undefined
  if (step === undefined) throw wrongMfaCode()
  if (!(await house.store.writeData((tx) => useStep(tx, serial, step, latestStep(now))))) throw wrongMfaCode()
  house.codeGuesses.succeed(guessed)
  return true
}
