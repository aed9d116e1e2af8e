import { findAccount, findAccountByEmail, type AccountRow } from '../../../store/entities/accounts.ts'
import {
  insertHandshake,
  listHandshakes,
  type HandshakeRow,
} from '../../../store/organizations/organization-requests.ts'
import { listMembers, organizationOf } from '../../../store/organizations/organizations.ts'
import type { Writer } from '../../../store/store.ts'
import { accountOfEmail } from './account-views.ts'
import { alreadyMember, handshakeExists, invalidInput, invitesDisabled, violates } from '../errors.ts'
import { pendingMigration } from './enable-all-features.ts'
import { handshakeState, handshakeView } from './handshake-views.ts'
import { accountsLimit, dayMilliseconds, handshakesPerDay, invitationMilliseconds } from '../limits.ts'
import { newId } from '../names.ts'
import { changing } from '../operation.ts'
import { askAbout } from '../standing.ts'
import { readTags, tagPermission } from '../tree/tag-rules.ts'

type Party = Pick<HandshakeRow, 'partyType' | 'partyId'>

export const inviteAccountToOrganization = changing('InviteAccountToOrganization', {
  reach: 'management',
  asks: async (call) => {
    const { Target, Tags } = call.input
    const id = Target?.Type === 'ACCOUNT' ? Target.Id : undefined
    return [
      ...(await askAbout(call, [id], { requestTags: Tags })),
      ...(await tagPermission(call, Tags, 'account')),
    ]
  },
  async run({ input, house, now }, organization, tx) {
    const tags = readTags(input.Tags)
    const party = partyOf(input.Target!.Type!, input.Target!.Id!)
    const account = await accountOf(tx, party)
    // AWS has an account or a person behind every party; here only the accounts of this server can answer.
    if (account === undefined || account.closed !== null) throw invalidInput('TARGET_NOT_SUPPORTED')
    if ((await organizationOf(tx, account.id)) !== undefined) throw alreadyMember()
    if ((await pendingMigration(tx, organization, now)) !== undefined) throw invitesDisabled()
    const sent = await listHandshakes(tx, { organizationId: organization.id })
    const open = sent.filter((row) => handshakeState(row, now) === 'OPEN')
    if (open.some((row) => row.account === account.id)) throw handshakeExists()
    const today = sent.filter(({ requested }) => requested <= now && requested > now - dayMilliseconds)
    if (today.length >= handshakesPerDay) {
      throw violates('HANDSHAKE_RATE_LIMIT_EXCEEDED')
    }
    const count = (await listMembers(tx, organization.id)).length + open.length
    if (count >= accountsLimit) throw violates('ACCOUNT_NUMBER_LIMIT_EXCEEDED')
    const row: HandshakeRow = {
      id: newId.handshake(house.random),
      organizationId: organization.id,
      managementAccount: organization.managementAccount,
      action: 'INVITE',
      ...party,
      account: account.id,
      parentId: null,
      notes: input.Notes ?? null,
      tags: JSON.stringify(tags),
      state: 'OPEN',
      requested: now,
      expires: now + invitationMilliseconds,
      updated: now,
    }
    await insertHandshake(tx, row)
    return { Handshake: await handshakeView(tx, row, now) }
  },
})

function partyOf(type: string, id: string): Party {
  if (type === 'ACCOUNT') {
    if (!/^\d{12}$/.test(id)) throw invalidInput('INVALID_PATTERN')
    return { partyType: type, partyId: id }
  }
  if (type !== 'EMAIL') throw invalidInput('INVALID_PARTY_TYPE_TARGET')
  if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(id)) throw invalidInput('INVALID_EMAIL_ADDRESS_TARGET')
  return { partyType: type, partyId: id }
}

async function accountOf(tx: Writer, { partyType, partyId }: Party): Promise<AccountRow | undefined> {
  if (partyType === 'ACCOUNT') return findAccount(tx, partyId)
  const unnamed = accountOfEmail(partyId)
  return unnamed === undefined ? findAccountByEmail(tx, partyId) : findAccount(tx, unnamed)
}
