import type { Call } from '../../../access/action.ts'
import { approverOf, endOfAccess, stateAt } from '../../../access/identity/delegation.ts'
import { sealTradeInToken } from '../../../access/identity/trade-in-token.ts'
import { uuid } from '../../../kernel/ids.ts'
import {
  changeDelegationRequest,
  insertDelegationNotification,
  type DelegationRequestRow,
} from '../../../store/federation/delegation-requests.ts'
import type { DelegationState } from '../../../store/schema/schema-delegation.ts'
import type { Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  delegationRequestInState,
  delegationTokenIsOwners,
  requestChangedMeanwhile,
} from './delegation-errors.ts'
import { askAboutRequest, requireDelegationRequest } from './delegation-requests.ts'
import { detailsOf } from './delegation-views.ts'
import { invalidRequest } from '../errors.ts'

type NamesRequest = { DelegationRequestId: string | undefined }
type Change = Partial<DelegationRequestRow> & { state: DelegationState }

const byPolicy = (call: Call<NamesRequest>) =>
  askAboutRequest(call, call.input.DelegationRequestId!, 'by policy')

/**
 * Brings a request from one of the states `from` into another, and notes what AWS would publish. Source: IAM
 * User Guide, "Building your integration", state transitions.
 */
function transition(
  call: Call<NamesRequest>,
  from: readonly DelegationState[],
  change: (row: DelegationRequestRow) => Change,
): Promise<object> {
  const { input, caller, house, now } = call
  return house.store.writeData(async (tx) => {
    const row = await requireDelegationRequest(tx, caller.account, input.DelegationRequestId!)
    const state = stateAt(row, now)
    if (!from.some((one) => one === state)) throw delegationRequestInState(row.id, state)
    const changes = { ...change(row), updated: now }
    if (!(await changeDelegationRequest(tx, row, changes))) throw requestChangedMeanwhile()
    await notify(tx, call, { ...row, ...changes })
    return {}
  })
}

/**
 * LIMIT: AWS publishes to the request's SNS topic; this server has no SNS and delivers nothing. What would be
 * published is kept, for tests to read; the names of its members are ours.
 */
async function notify(tx: Writer, { house, now }: Call<unknown>, row: DelegationRequestRow): Promise<void> {
  const message = {
    Type: 'StateChange',
    RequestId: row.id,
    RequestorWorkflowId: row.workflowId,
    OwnerAccountId: row.ownerAccount,
    State: row.state,
    UpdatedAt: new Date(now).toISOString(),
    ...(row.state === 'FINALIZED' && {
      Type: 'ExchangeToken',
      ExchangeToken: sealTradeInToken(house, row.id),
      ExpiresAt: new Date(endOfAccess(row)).toISOString(),
    }),
  }
  const id = uuid(house.random)
  await insertDelegationNotification(tx, {
    id,
    requestId: row.id,
    topicArn: detailsOf(row).topicArn,
    time: now,
    message: house.sealer.seal('delegation-notification', id, Buffer.from(JSON.stringify(message))),
  })
}

export const associateDelegationRequest = action('AssociateDelegationRequest', {
  access: byPolicy,
  run: (call) =>
    transition(call, ['UNASSIGNED'], () => ({
      state: 'ASSIGNED',
      ownerAccount: call.caller.account,
      ownerArn: call.caller.arn,
    })),
})

/** The owner passes the request on to who may accept it. */
export const updateDelegationRequest = action('UpdateDelegationRequest', {
  access: (call) => askAboutRequest(call, call.input.DelegationRequestId!, 'by default'),
  run: (call) =>
    transition(call, ['ASSIGNED', 'PENDING_APPROVAL'], ({ notes }) => ({
      state: 'PENDING_APPROVAL',
      notes: call.input.Notes ?? notes,
    })),
})

// LIMIT: root approves no more than four hours (IAM User Guide, "IAM temporary delegation").
const rootMaximum = 4 * 60 * 60

/** The caller's permissions of the moment of use are what the delegated sessions have. */
export const acceptDelegationRequest = action('AcceptDelegationRequest', {
  access: byPolicy,
  run: (call) =>
    transition(call, ['ASSIGNED', 'PENDING_APPROVAL'], ({ sessionSeconds }) => {
      if (call.caller.kind === 'root' && sessionSeconds > rootMaximum) {
        throw invalidRequest(`The root user accepts delegation requests of up to ${rootMaximum} seconds.`)
      }
      const approver = approverOf(call.caller)
      // LIMIT: AWS would limit the delegated sessions by both policies; a session of ours has room for one.
      if (approver === undefined) {
        throw invalidRequest('Sessions with session policies cannot accept delegation requests here.')
      }
      return { state: 'ACCEPTED', approver: JSON.stringify(approver) }
    }),
})

export const rejectDelegationRequest = action('RejectDelegationRequest', {
  access: byPolicy,
  run: (call) =>
    transition(call, ['ASSIGNED', 'PENDING_APPROVAL', 'ACCEPTED'], () => ({
      state: 'REJECTED',
      rejectionReason: call.input.Notes ?? null,
    })),
})

export const sendDelegationToken = action('SendDelegationToken', {
  access: byPolicy,
  run: (call) =>
    transition(call, ['ACCEPTED'], ({ onlySendByOwner, ownerArn }) => {
      if (onlySendByOwner === 1 && ownerArn !== call.caller.arn) throw delegationTokenIsOwners()
      return { state: 'FINALIZED' }
    }),
})
