import type { Call } from '../../../access/action.ts'
import {
  insertHandshake,
  listHandshakes,
  updateHandshake,
} from '../../../store/organizations/organization-requests.ts'
import type { HandshakeRow } from '../../../store/organizations/organization-requests.ts'
import {
  listMembers,
  updateOrganization,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Writer } from '../../../store/store.ts'
import { allFeaturesAlready, allFeaturesPending } from '../errors.ts'
import { handshakeState, handshakeView } from './handshake-views.ts'
import { allFeaturesMilliseconds } from '../limits.ts'
import { ensureLinkedRole } from './linked-role.ts'
import { newId } from '../names.ts'
import { changing } from '../operation.ts'

/**
 * Asks every invited account, by a handshake that hangs on the one that is answered. Source: Organizations API
 * Reference, EnableAllFeatures; the actions and states of Handshake.
 */
export const enableAllFeatures = changing('EnableAllFeatures', {
  reach: 'management',
  async run(call, organization, tx) {
    const { now } = call
    if (organization.featureSet === 'ALL') throw allFeaturesAlready()
    if ((await pendingMigration(tx, organization, now)) !== undefined) throw allFeaturesPending()
    const whole = { partyType: 'ORGANIZATION' as const, partyId: organization.id, account: null }
    const parent = await send(tx, call, organization, { ...whole, state: 'REQUESTED', parentId: null })
    for (const { account, joinedMethod, closed } of await listMembers(tx, organization.id)) {
      if (joinedMethod !== 'INVITED' || account === organization.managementAccount || closed !== null)
        continue
      const party = { partyType: 'ACCOUNT' as const, partyId: account, account }
      await send(tx, call, organization, { ...party, state: 'OPEN', parentId: parent.id })
    }
    await noteApproval(tx, call, organization)
    return { Handshake: await handshakeView(tx, parent, now) }
  },
})

type Sent = Pick<HandshakeRow, 'partyType' | 'partyId' | 'account' | 'state' | 'parentId'> & {
  action?: 'APPROVE_ALL_FEATURES'
}

async function send(
  tx: Writer,
  { house, now }: Call<unknown>,
  { id, managementAccount }: OrganizationRow,
  sent: Sent,
): Promise<HandshakeRow> {
  const row: HandshakeRow = {
    action: 'ENABLE_ALL_FEATURES',
    ...sent,
    id: newId.handshake(house.random),
    organizationId: id,
    managementAccount,
    notes: null,
    tags: '[]',
    requested: now,
    expires: now + allFeaturesMilliseconds,
    updated: now,
  }
  await insertHandshake(tx, row)
  return row
}

/** The handshake of an organization that is on its way to all features. */
export async function pendingMigration(
  tx: Writer,
  { id }: OrganizationRow,
  now: number,
): Promise<HandshakeRow | undefined> {
  const rows = await listHandshakes(tx, { organizationId: id })
  return rows.find((row) => row.partyType === 'ORGANIZATION' && isWaiting(row, now))
}

function isWaiting(row: HandshakeRow, now: number): boolean {
  const state = handshakeState(row, now)
  return state === 'REQUESTED' || state === 'OPEN'
}

/** Where nobody who is still there has to approve any more, the management account is asked to complete it. */
export async function noteApproval(
  tx: Writer,
  call: Call<unknown>,
  organization: OrganizationRow,
): Promise<void> {
  const { now } = call
  const parent = await pendingMigration(tx, organization, now)
  if (parent === undefined || parent.state !== 'REQUESTED') return
  const members = new Set((await listMembers(tx, organization.id)).map(({ account }) => account))
  const children = (await listHandshakes(tx, { organizationId: organization.id })).filter(
    (row) => row.parentId === parent.id && members.has(row.account ?? ''),
  )
  if (children.some(({ state }) => state !== 'ACCEPTED')) return
  await updateHandshake(tx, parent.id, { state: 'OPEN', updated: now })
  const account = organization.managementAccount
  await send(tx, call, organization, {
    action: 'APPROVE_ALL_FEATURES',
    partyType: 'ACCOUNT',
    partyId: account,
    account,
    state: 'OPEN',
    parentId: parent.id,
  })
}

/** Completes the change: the organization has all features, and every account the role that they need. */
export async function finishAllFeatures(
  tx: Writer,
  call: Call<unknown>,
  organization: OrganizationRow,
): Promise<void> {
  const { now } = call
  for (const row of await listHandshakes(tx, { organizationId: organization.id })) {
    const isOurs = row.partyType === 'ORGANIZATION' || row.action === 'APPROVE_ALL_FEATURES'
    if (isOurs && row.state === 'OPEN') await updateHandshake(tx, row.id, { state: 'ACCEPTED', updated: now })
  }
  await updateOrganization(tx, organization.id, { featureSet: 'ALL' })
  for (const { account } of await listMembers(tx, organization.id)) await ensureLinkedRole(tx, call, account)
}
