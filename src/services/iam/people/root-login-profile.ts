import type { Call } from '../../../access/action.ts'
import { isAssumedRoot } from '../../../access/identity/root-access.ts'
import {
  deleteRootPassword,
  findRootPassword,
  putRootPassword,
} from '../../../store/signin/root-passwords.ts'
import { noRootLoginProfile, passwordOfRoot, rootLoginProfileExists } from '../errors.ts'

type Named = { UserName?: string | undefined; Password?: string | undefined }

/**
 * Whether an operation on a login profile is about the root user's password. AWS: only with a session of AssumeRoot.
 * Source: IAM API Reference, CreateLoginProfile.
 */
export function isAboutRoot({ input, caller }: Call<Named>): boolean {
  return isAssumedRoot(caller) && input.UserName === undefined
}

/**
 * Lets root have a password again. AWS: nobody chooses it here, whoever has root's mailbox recovers it; until then
 * nobody can sign in with it.
 */
export async function createRootLoginProfile({ input, caller, house, now }: Call<Named>) {
  if (input.Password !== undefined) throw passwordOfRoot()
  const { account } = caller
  const passwordHash = await house.passwords.hash(Buffer.from(house.random(32)).toString('base64'))
  await house.store.write(account, async (tx) => {
    if ((await findRootPassword(tx, account)) !== undefined) throw rootLoginProfileExists()
    await putRootPassword(tx, account, passwordHash, now)
  })
  return { LoginProfile: { UserName: account, CreateDate: new Date(now), PasswordResetRequired: false } }
}

/** Whether root has a password, and since when. */
export async function getRootLoginProfile({ caller: { account }, house }: Call<Named>) {
  const row = await findRootPassword(house.store.read, account)
  if (row === undefined) throw noRootLoginProfile()
  return {
    LoginProfile: { UserName: account, CreateDate: new Date(row.since), PasswordResetRequired: false },
  }
}

/** Takes root's password away: nobody signs in as root any more. */
export async function deleteRootLoginProfile({ caller: { account }, house }: Call<Named>) {
  await house.store.write(account, async (tx) => {
    if ((await findRootPassword(tx, account)) === undefined) throw noRootLoginProfile()
    await deleteRootPassword(tx, account)
  })
  return {}
}
