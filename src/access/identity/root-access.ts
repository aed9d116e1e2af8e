import { listDelegatedAdministrators, type OrganizationRow } from '../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../store/store.ts'
import type { Caller } from '../caller.ts'

/** The service whose trusted access and delegated administrators centralized root access rests on. */
export const rootAccessService = 'iam.amazonaws.com'

/**
 * Whether an account may manage the root users of an organization's members: the management account, and IAM's
 * delegated administrators. Source: IAM User Guide, "Centrally manage root access for member accounts".
 */
export async function managesRootAccess(
  db: Reader | Writer,
  { id, managementAccount }: OrganizationRow,
  account: string,
): Promise<boolean> {
  if (account === managementAccount) return true
  const rows = await listDelegatedAdministrators(db, id)
  return rows.some((row) => row.account === account && row.servicePrincipal === rootAccessService)
}

/** Whether the caller is root only by AssumeRoot, for one task. */
export function isAssumedRoot({ session }: Caller): boolean {
  return session?.kind === 'root'
}
