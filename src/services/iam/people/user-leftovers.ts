import { listAccessKeys } from '../../../store/credentials/access-keys.ts'
import { attachmentsOf } from '../../../store/entities/attachments.ts'
import { groupsOfUser } from '../../../store/entities/groups.ts'
import { inlinePoliciesOf } from '../../../store/entities/inline-policies.ts'
import { passwordHistory } from '../../../store/credentials/login-profiles.ts'
import { devicesOf } from '../../../store/credentials/mfa-devices.ts'
import { listServiceSpecificCredentials } from '../../../store/credentials/service-specific-credentials.ts'
import { listSigningCertificates } from '../../../store/credentials/signing-certificates.ts'
import { listSshPublicKeys } from '../../../store/credentials/ssh-public-keys.ts'
import type { Writer } from '../../../store/store.ts'
import type { UserRow } from '../../../store/entities/users.ts'
import { mustRemoveFirst, type Leftover } from '../errors.ts'

type Check = [Leftover, (tx: Writer, user: UserRow) => Promise<readonly unknown[]>]

/**
 * What must be removed before a user can be, in the order AWS names it: the password before the access keys and these
 * before the devices (reports of its clients' users). A boundary is no obstacle.
 */
const checks: readonly Check[] = [
  ['attachedPolicies', (tx, user) => attachmentsOf(tx, [user.id])],
  ['inlinePolicies', (tx, user) => inlinePoliciesOf(tx, [user.id])],
  ['loginProfile', (tx, user) => passwordHistory(tx, user.id, 1)],
  ['accessKeys', (tx, user) => listAccessKeys(tx, user.account, user.id)],
  ['mfaDevices', (tx, user) => devicesOf(tx, user.account, user.id)],
  ['groups', (tx, user) => groupsOfUser(tx, user.id)],
  ['signingCertificates', (tx, user) => listSigningCertificates(tx, user.account, user.id)],
  ['sshPublicKeys', (tx, user) => listSshPublicKeys(tx, user.id)],
  ['serviceCredentials', (tx, user) => listServiceSpecificCredentials(tx, user.id)],
]

/** Refuses with `DeleteConflict` while something hangs on the user. */
export async function checkNothingHangsOn(tx: Writer, user: UserRow): Promise<void> {
  for (const [leftover, find] of checks) {
    const found = await find(tx, user)
    if (found.length > 0) throw mustRemoveFirst(leftover)
  }
}
