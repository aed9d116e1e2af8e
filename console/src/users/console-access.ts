import { makePassword, randomBelow } from '../credentials/password.ts'

/** What is asked about a console password: a made one, or one that somebody typed. */
export type PasswordChoice = { made: boolean; own: string; mustChange: boolean }

/** What the fields begin with. */
export const blankPassword: PasswordChoice = { made: true, own: '', mustChange: true }

/** Why a choice cannot be sent, or undefined; the account's password policy speaks at the server. */
export function passwordChoiceError({ made, own }: PasswordChoice): string | undefined {
  return made || own !== '' ? undefined : 'Enter a password.'
}

/** The password that a choice comes to. */
export function chosenPassword({ made, own }: PasswordChoice): string {
  return made ? makePassword(randomBelow) : own
}
