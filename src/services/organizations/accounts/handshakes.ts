import type { Call } from '../../../access/action.ts'
import type { Ask } from '../../../access/questions.ts'
import {
  findHandshake,
  listHandshakes,
  updateHandshake,
} from '../../../store/organizations/organization-requests.ts'
import type { HandshakeRow } from '../../../store/organizations/organization-requests.ts'
import {
  findOrganization,
  insertMember,
  listMembers,
  organizationOf,
  putOrganizationTags,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import { change } from '../change.ts'
import { finishAllFeatures, noteApproval } from './enable-all-features.ts'
import {
  alreadyMember,
  handshakeCannot,
  handshakeDone,
  noPermission,
  noSuchHandshake,
  violates,
} from '../errors.ts'
import { handshakeState, handshakeView } from './handshake-views.ts'
import { accountsLimit, handshakeShownMilliseconds } from '../limits.ts'
import { ensureLinkedRole } from './linked-role.ts'
import { arnOfHandshake } from '../names.ts'
import { reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { attachDefaults } from '../policy-types.ts'

type OfHandshake = { HandshakeId?: string | undefined }

export const acceptHandshake = action('AcceptHandshake', {
  access: askAboutHandshake,
  run(call) {
    const { input, caller, house, now } = call
    const { account } = caller
    return change(
      house,
      async (tx) => {
        const row = await requireReceived(tx, account, input.HandshakeId!)
        refuseTransition(row, now, 'ACCEPTED')
        const organization = await findOrganization(tx, row.organizationId)
        if (organization === undefined) throw handshakeCannot()
        if (row.action === 'INVITE') await join(tx, call, organization, row)
        const Handshake = await transition(tx, row, 'ACCEPTED', now)
        if (row.action !== 'INVITE') await approve(tx, call, organization)
        return { Handshake }
      },
      [account],
    )
  },
})

async function join(
  tx: Writer,
  call: Call<unknown>,
  organization: OrganizationRow,
  row: HandshakeRow,
): Promise<void> {
  const { now } = call
  const { account } = call.caller
  if ((await organizationOf(tx, account)) !== undefined) throw alreadyMember()
  if ((await listMembers(tx, organization.id)).length >= accountsLimit) {
    throw violates('ACCOUNT_NUMBER_LIMIT_EXCEEDED')
  }
  if (organization.featureSet === 'ALL') await ensureLinkedRole(tx, call, account)
  const place = { organizationId: organization.id, parentId: organization.rootId }
  await insertMember(tx, { account, ...place, joinedMethod: 'INVITED', joined: now })
  await attachDefaults(tx, organization, account, now)
  const tags = JSON.parse(row.tags) as { key: string; value: string }[]
  await putOrganizationTags(tx, organization.id, account, tags)
}

/** A member approves all features; the management account, when all have, completes the change. */
async function approve(tx: Writer, call: Call<unknown>, organization: OrganizationRow): Promise<void> {
  if (call.caller.account === organization.managementAccount) await finishAllFeatures(tx, call, organization)
  else await noteApproval(tx, call, organization)
}

export const declineHandshake = action('DeclineHandshake', {
  access: askAboutHandshake,
  run: ({ input, caller, house, now }) =>
    house.store.writeData(async (tx) => {
      const row = await requireReceived(tx, caller.account, input.HandshakeId!)
      refuseTransition(row, now, 'DECLINED')
      return { Handshake: await transition(tx, row, 'DECLINED', now) }
    }),
})

export const cancelHandshake = action('CancelHandshake', {
  access: askAboutHandshake,
  run: ({ input, caller, house, now }) =>
    house.store.writeData(async (tx) => {
      const row = await requireHandshake(tx, caller.account, input.HandshakeId!)
      if (row.managementAccount !== caller.account) throw noPermission()
      refuseTransition(row, now, 'CANCELED')
      for (const child of await listHandshakes(tx, { organizationId: row.organizationId })) {
        const isOpen = child.parentId === row.id && child.state === 'OPEN'
        if (isOpen) await updateHandshake(tx, child.id, { state: 'CANCELED', updated: now })
      }
      return { Handshake: await transition(tx, row, 'CANCELED', now) }
    }),
})

export const describeHandshake = action('DescribeHandshake', {
  access: askAboutHandshake,
  async run({ input, caller, house, now }) {
    const db = house.store.read
    const row = await requireHandshake(db, caller.account, input.HandshakeId!)
    return { Handshake: await handshakeView(db, row, now) }
  },
})

export const listHandshakesForAccount = action('ListHandshakesForAccount', {
  access: () => ({ all: [{}] }),
  async run(call) {
    const rows = await listHandshakes(call.house.store.read, { account: call.caller.account })
    return page(call, rows)
  },
})

export const listHandshakesForOrganization = reading('ListHandshakesForOrganization', {
  reach: 'delegates',
  async run(call, { id }, db) {
    return page(call, await listHandshakes(db, { organizationId: id }))
  },
})

type Listing = Call<{
  Filter?: { ActionType?: string | undefined; ParentHandshakeId?: string | undefined } | undefined
  MaxResults?: number | undefined
  NextToken?: string | undefined
}>

/** AWS: handshakes that are over are shown for thirty days. */
async function page({ input, house, now }: Listing, rows: readonly HandshakeRow[]) {
  const { ActionType, ParentHandshakeId } = input.Filter ?? {}
  const shown = rows.filter(
    (row) =>
      (ActionType === undefined || row.action === ActionType) &&
      (ParentHandshakeId === undefined || row.parentId === ParentHandshakeId) &&
      now <
        (handshakeState(row, row.expires) === 'EXPIRED' ? row.expires : row.updated) +
          handshakeShownMilliseconds,
  )
  const { items, NextToken } = pageOf(house, shown, ({ id }) => id, input)
  const Handshakes = await Promise.all(items.map((row) => handshakeView(house.store.read, row, now)))
  return { Handshakes, NextToken }
}

async function askAboutHandshake(call: Call<OfHandshake>): Promise<{ all: Ask[] }> {
  const { caller, house, input } = call
  const id = input.HandshakeId!
  const row = await findHandshake(house.store.read, id)
  if (row !== undefined && isParty(row, caller.account)) {
    return { all: [{ resource: arnOfHandshake(row, row.action, id) }] }
  }
  // What is not theirs looks like what is not there.
  const organization = await organizationOf(house.store.read, caller.account)
  const organizationId = organization?.id ?? 'o-*'
  const managementAccount = organization?.managementAccount ?? caller.account
  return { all: [{ resource: arnOfHandshake({ organizationId, managementAccount }, 'invite', id) }] }
}

function isParty({ managementAccount, account }: HandshakeRow, caller: string): boolean {
  return caller === managementAccount || caller === account
}

async function requireHandshake(db: Reader | Writer, caller: string, id: string): Promise<HandshakeRow> {
  const row = await findHandshake(db, id)
  if (row === undefined || !isParty(row, caller)) throw noSuchHandshake()
  return row
}

/** AWS: only who received a handshake answers it; one to the whole organization is the management account's. */
async function requireReceived(tx: Writer, caller: string, id: string): Promise<HandshakeRow> {
  const row = await requireHandshake(tx, caller, id)
  const recipient = row.partyType === 'ORGANIZATION' ? row.managementAccount : row.account
  if (recipient !== caller) throw noPermission()
  return row
}

function refuseTransition(row: HandshakeRow, now: number, wanted: HandshakeRow['state']): void {
  const state = handshakeState(row, now)
  if (state === wanted) throw handshakeDone()
  if (state === 'REQUESTED' && wanted === 'CANCELED') return
  if (state !== 'OPEN') throw handshakeCannot()
}

async function transition(tx: Writer, row: HandshakeRow, state: HandshakeRow['state'], now: number) {
  await updateHandshake(tx, row.id, { state, updated: now })
  return handshakeView(tx, { ...row, state }, now)
}
