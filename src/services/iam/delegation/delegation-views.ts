import type { Approver } from '../../../access/identity/delegation.ts'
import { expiryOf, stateAt } from '../../../access/identity/delegation.ts'
import { findAccount } from '../../../store/entities/accounts.ts'
import type { DelegationRequestRow } from '../../../store/federation/delegation-requests.ts'
import type { Reader } from '../../../store/store.ts'
import { roleBoundaries } from './delegated-permissions.ts'
import type { PolicyParameter } from './policy-templates.ts'

/** What a request says to those who read it; kept as JSON. */
export type DelegationDetails = {
  description: string
  templateArn: string
  parameters?: PolicyParameter[] | undefined
  message?: string | undefined
  redirectUrl?: string | undefined
  topicArn: string
}

/** What the JSON of a request's row says. */
export function detailsOf({ details }: DelegationRequestRow): DelegationDetails {
  return JSON.parse(details) as DelegationDetails
}

/** Who accepted a request; undefined before. */
export function approverOfRow({ approver }: DelegationRequestRow): Approver | undefined {
  return approver === null ? undefined : (JSON.parse(approver) as Approver)
}

/** A delegation request as Get and List answer it. */
export async function delegationRequestView(db: Reader, row: DelegationRequestRow, now: number) {
  const details = detailsOf(row)
  const requestor = await findAccount(db, row.account)
  return {
    DelegationRequestId: row.id,
    OwnerAccountId: row.ownerAccount ?? undefined,
    Description: details.description,
    RequestMessage: details.message,
    Permissions: { PolicyTemplateArn: details.templateArn, Parameters: details.parameters },
    PermissionPolicy: row.policy,
    RolePermissionRestrictionArns: roleBoundaries(row.policy),
    OwnerId: row.ownerArn ?? undefined,
    ApproverId: approverOfRow(row)?.arn,
    State: stateAt(row, now),
    ExpirationTime: new Date(expiryOf(row)),
    RequestorId: row.account,
    RequestorName: requestor?.name,
    CreateDate: new Date(row.created),
    SessionDuration: row.sessionSeconds,
    RedirectUrl: details.redirectUrl,
    Notes: row.notes ?? undefined,
    RejectionReason: row.rejectionReason ?? undefined,
    OnlySendByOwner: row.onlySendByOwner === 1,
    UpdatedTime: new Date(row.updated),
  }
}
