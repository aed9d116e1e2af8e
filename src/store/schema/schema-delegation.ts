/** A property of an account, `Namespace/Name`; those without a row have their defaults. */
export type AccountPropertyTable = { account: string; name: string; value: string }

/** The states of a delegation request that are written; EXPIRED follows from the time. */
export type DelegationState =
  | 'UNASSIGNED'
  | 'ASSIGNED'
  | 'PENDING_APPROVAL'
  | 'ACCEPTED'
  | 'FINALIZED'
  | 'REJECTED'

/**
 * What the account `account` (a product's) asks another account for. `ownerArn` is who took the request up,
 * `approver` the JSON of who accepted it, `details` the JSON of what only readers see, `policy` the rendered
 * policy; `updated` is when the state was last written.
 */
export type DelegationRequestTable = {
  id: string
  account: string
  workflowId: string
  ownerAccount: string | null
  ownerArn: string | null
  approver: string | null
  state: DelegationState
  created: number
  updated: number
  details: string
  policy: string
  sessionSeconds: number
  onlySendByOwner: number
  notes: string | null
  rejectionReason: string | null
}

/** What AWS would publish to the request's topic; `message` is JSON, sealed and bound to the row's id. */
export type DelegationNotificationTable = {
  id: string
  requestId: string
  topicArn: string
  time: number
  message: Uint8Array
}

/** What an account has settled about itself, and what it lets others do for it. */
export type DelegationTables = {
  accountProperties: AccountPropertyTable
  delegationRequests: DelegationRequestTable
  delegationNotifications: DelegationNotificationTable
}
