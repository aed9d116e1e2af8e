import type { Call } from '../../access/action.ts'
import { parseArn } from '../../kernel/arn.ts'
import { action } from './action.ts'
import { invalidRequest, noSuchDelegationRequest } from './errors.ts'
import { pageWithin } from './paging.ts'

// LIMIT: delegation requests are made by partners that AWS has taken on (CreateDelegationRequest "is not
// available for general use"). This server has none, so there is no request under any id.

type NamesRequest = { DelegationRequestId: string | undefined }

/** What every operation on one request is where there are no requests. */
const onRequest = {
  access: ({ input, caller }: Call<NamesRequest>) => ({
    all: [{ resource: `arn:aws:iam::${caller.account}:delegation-request/${input.DelegationRequestId!}` }],
  }),
  run: ({ input }: Call<NamesRequest>): never => {
    throw noSuchDelegationRequest(input.DelegationRequestId!)
  },
}

export const acceptDelegationRequest = action('AcceptDelegationRequest', onRequest)

export const associateDelegationRequest = action('AssociateDelegationRequest', onRequest)

export const getDelegationRequest = action('GetDelegationRequest', onRequest)

export const rejectDelegationRequest = action('RejectDelegationRequest', onRequest)

export const sendDelegationToken = action('SendDelegationToken', onRequest)

export const listDelegationRequests = action('ListDelegationRequests', {
  access: ({ input }) => ({ all: [{ keys: { 'iam:DelegationRequestOwner': input.OwnerId } }] }),
  run({ input }) {
    const { page } = pageWithin(input, [], () => '')
    return { DelegationRequests: [], isTruncated: page.IsTruncated }
  },
})

/** Summaries are of delegation requests only. */
export const getHumanReadableSummary = action('GetHumanReadableSummary', {
  access: ({ input }) => ({ all: [{ resource: input.EntityArn! }] }),
  run({ input }): never {
    const [, id] = /^delegation-request\/(.+)$/.exec(parseArn(input.EntityArn!)?.resource ?? '') ?? []
    if (id === undefined) throw invalidRequest(`${input.EntityArn} is not the ARN of a delegation request.`)
    throw noSuchDelegationRequest(id)
  },
})
