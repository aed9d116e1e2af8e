import type { Call } from '../../../access/action.ts'
import type { Ask, Questions } from '../../../access/questions.ts'
import { parseArn } from '../../../kernel/arn.ts'
import { uuid } from '../../../kernel/ids.ts'
import { findAccount } from '../../../store/entities/accounts.ts'
import {
  countDelegationRequests,
  findDelegationRequest,
  insertDelegationRequest,
  isWorkflowKnown,
  listOwnedDelegationRequests,
  type DelegationRequestRow,
} from '../../../store/federation/delegation-requests.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { action, type IamInput } from '../action.ts'
import { checkPermissions } from './delegated-permissions.ts'
import { delegationWorkflowExists, noSuchDelegationRequest } from './delegation-errors.ts'
import { delegationRequestView, type DelegationDetails } from './delegation-views.ts'
import { invalidRequest, limitExceeded } from '../errors.ts'
import { pageFrom, pageOf } from '../paging.ts'
import { renderTemplate, templateText } from './policy-templates.ts'

type NamesRequest = { DelegationRequestId: string | undefined }

// LIMIT: ours. AWS does not say how many requests a product may have.
const requestsPerAccount = 1000

/** LIMIT: AWS lets only products ask that it has taken on; here every account that is allowed to may. */
export const createDelegationRequest = action('CreateDelegationRequest', {
  access: ({ input, caller }) => ({
    all: [
      {
        resource: `arn:aws:iam::${caller.account}:delegation-request/*`,
        keys: {
          'iam:DelegationDuration': String(input.SessionDuration),
          'iam:NotificationChannel': input.NotificationChannel,
          'iam:TemplateArn': input.Permissions!.PolicyTemplateArn,
        },
      },
    ],
  }),
  run: (call) => call.house.store.write(call.caller.account, (tx) => writeRequest(tx, call)),
})

async function writeRequest(
  tx: Writer,
  { input, caller, house, now }: Call<IamInput<'CreateDelegationRequest'>>,
) {
  const { account } = caller
  const workflowId = input.RequestorWorkflowId!
  const { PolicyTemplateArn: templateArn, Parameters: parameters } = input.Permissions!
  checkChannel(input.NotificationChannel!, account)
  const ownerAccount = input.OwnerAccountId ?? null
  if (ownerAccount !== null && (await findAccount(tx, ownerAccount)) === undefined) {
    throw invalidRequest(`There is no account ${ownerAccount}.`)
  }
  const template = await templateText(tx, house, account, templateArn)
  const policy = renderTemplate(template, parameters ?? [])
  if (await isWorkflowKnown(tx, account, workflowId)) throw delegationWorkflowExists(workflowId)
  if ((await countDelegationRequests(tx, account)) >= requestsPerAccount) {
    throw limitExceeded('DelegationRequestsPerAccount', requestsPerAccount)
  }
  const id = uuid(house.random)
  const details: DelegationDetails = {
    description: input.Description!,
    templateArn: templateArn!,
    parameters,
    message: input.RequestMessage,
    redirectUrl: input.RedirectUrl,
    topicArn: input.NotificationChannel!,
  }
  await insertDelegationRequest(tx, {
    id,
    account,
    workflowId,
    ownerAccount,
    ownerArn: null,
    approver: null,
    state: 'UNASSIGNED',
    created: now,
    updated: now,
    details: JSON.stringify(details),
    policy,
    sessionSeconds: input.SessionDuration!,
    onlySendByOwner: Number(input.OnlySendByOwner ?? false),
    notes: null,
    rejectionReason: null,
  })
  return { DelegationRequestId: id }
}

/** AWS: only SNS topics are taken, and they are the asking account's own. */
function checkChannel(channel: string, account: string): void {
  const arn = parseArn(channel)
  const isTopic =
    arn?.partition === 'aws' &&
    arn.service === 'sns' &&
    arn.region !== '' &&
    arn.account === account &&
    /^[\w-]{1,256}(\.fifo)?$/.test(arn.resource)
  if (!isTopic) throw invalidRequest(`${channel} is not the ARN of an SNS topic of the account ${account}.`)
}

/** Whether an account sees a request: its own to take up, or anybody's while it is meant for nobody. */
function isSeenBy(row: DelegationRequestRow, account: string): boolean {
  return row.ownerAccount === null || row.ownerAccount === account
}

/** The request under that id where the caller's account sees it, or NoSuchEntity. */
export async function requireDelegationRequest(
  db: Reader,
  account: string,
  id: string,
): Promise<DelegationRequestRow> {
  const row = await findDelegationRequest(db, id)
  if (row === undefined || !isSeenBy(row, account)) throw noSuchDelegationRequest(id)
  return row
}

/**
 * What an operation on one request asks. A request that is not the account's is asked about as one that is
 * not there. AWS: its owner has some permissions by default, which take no policy that allows them.
 */
export async function askAboutRequest(
  { caller, house }: Call<unknown>,
  id: string,
  permitted: 'by policy' | 'by default',
): Promise<Questions> {
  const row = await findDelegationRequest(house.store.read, id)
  const owner = row !== undefined && isSeenBy(row, caller.account) ? row.ownerArn : null
  const ask: Ask = {
    resource: `arn:aws:iam::${caller.account}:delegation-request/${id}`,
    keys: { 'iam:DelegationRequestOwner': owner ?? undefined },
  }
  return permitted === 'by default' && owner === caller.arn ? { unlessDenied: [ask] } : { all: [ask] }
}

export const getDelegationRequest = action('GetDelegationRequest', {
  access: (call: Call<NamesRequest>) => askAboutRequest(call, call.input.DelegationRequestId!, 'by default'),
  async run(call: Call<IamInput<'GetDelegationRequest'>>) {
    const { input, caller, house, now } = call
    const db = house.store.read
    const row = await requireDelegationRequest(db, caller.account, input.DelegationRequestId!)
    const check = input.DelegationPermissionCheck === true && {
      PermissionCheckStatus: 'COMPLETE' as const,
      PermissionCheckResult: checkPermissions(call, row.policy),
    }
    return { DelegationRequest: await delegationRequestView(db, row, now), ...check }
  },
})

/** AWS: a request that nobody has taken up is in no list. */
export const listDelegationRequests = action('ListDelegationRequests', {
  access: ({ input }) => ({ all: [{ keys: { 'iam:DelegationRequestOwner': input.OwnerId } }] }),
  async run({ input, caller, house, now }) {
    const db = house.store.read
    const found = await listOwnedDelegationRequests(db, caller.account, input.OwnerId, pageOf(input))
    const { rows, page } = pageFrom(input, found, ({ id }) => id)
    return {
      DelegationRequests: await Promise.all(rows.map((row) => delegationRequestView(db, row, now))),
      Marker: page.Marker,
      isTruncated: page.IsTruncated,
    }
  },
})

const requestOfArn = (arn: string): string | undefined =>
  /^delegation-request\/([\w-]+)$/.exec(parseArn(arn)?.resource ?? '')?.[1]

/** AWS has a language model write the summary. LIMIT: this server has none, and says so. */
export const getHumanReadableSummary = action('GetHumanReadableSummary', {
  access(call) {
    const id = requestOfArn(call.input.EntityArn!)
    if (id === undefined) return { all: [{ resource: call.input.EntityArn! }] }
    return askAboutRequest(call, id, 'by default')
  },
  async run({ input, caller, house }) {
    const id = requestOfArn(input.EntityArn!)
    if (id === undefined) throw invalidRequest(`${input.EntityArn} is not the ARN of a delegation request.`)
    await requireDelegationRequest(house.store.read, caller.account, id)
    return { Locale: input.Locale, SummaryState: 'NOT_SUPPORTED' as const }
  },
})
