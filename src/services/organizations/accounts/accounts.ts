import { closeAccount as closeRow } from '../../../store/entities/accounts.ts'
import {
  deleteMember,
  findMember,
  listDelegatedAdministrators,
  listMembers,
  moveMember,
  type MemberAccount,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import type { Call } from '../../../access/action.ts'
import { accountView } from './account-views.ts'
import { noteApproval } from './enable-all-features.ts'
import {
  accountAlreadyClosed,
  accountAlreadyThere,
  managementCannotLeave,
  noSuchAccount,
  noSuchDestination,
  noSuchParent,
  noSuchSourceParent,
  violates,
} from '../errors.ts'
import { closeQuotaLeast, closeQuotaMilliseconds, createdAccountStaysMilliseconds } from '../limits.ts'
import { ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { askAbout } from '../standing.ts'
import { isParent, pathTo, unitsById } from '../tree/tree.ts'

export const describeAccount = reading('DescribeAccount', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.AccountId]),
  async run({ input, now }, organization, db) {
    const member = await requireMember(db, organization, input.AccountId!)
    const parents = pathTo(member.parentId, await unitsById(db, organization.id))
    return { Account: accountView(ownerOf(organization), member, now, parents) }
  },
})

export const listAccounts = reading('ListAccounts', {
  reach: 'delegates',
  async run({ input, house, now }, organization, db) {
    const members = await listMembers(db, organization.id)
    const { items, NextToken } = pageOf(house, members, ({ account }) => account, input)
    return { Accounts: await views(db, organization, items, now), NextToken }
  },
})

export const listAccountsForParent = reading('ListAccountsForParent', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.ParentId]),
  async run({ input, house, now }, organization, db) {
    const parent = input.ParentId!
    if (!(await isParent(db, organization, parent))) throw noSuchParent()
    const members = await listMembers(db, organization.id, parent)
    const { items, NextToken } = pageOf(house, members, ({ account }) => account, input)
    return { Accounts: await views(db, organization, items, now), NextToken }
  },
})

async function views(
  db: Reader,
  organization: OrganizationRow,
  members: readonly MemberAccount[],
  now: number,
) {
  const units = await unitsById(db, organization.id)
  return members.map((member) =>
    accountView(ownerOf(organization), member, now, pathTo(member.parentId, units)),
  )
}

export const moveAccount = changing('MoveAccount', {
  reach: 'management',
  asks: (call) => {
    const { AccountId, SourceParentId, DestinationParentId } = call.input
    return askAbout(call, [AccountId, SourceParentId, DestinationParentId])
  },
  async run({ input }, organization, tx) {
    const member = await requireMember(tx, organization, input.AccountId!)
    const source = input.SourceParentId!
    const destination = input.DestinationParentId!
    if (!(await isParent(tx, organization, source)) || member.parentId !== source) throw noSuchSourceParent()
    if (!(await isParent(tx, organization, destination))) throw noSuchDestination()
    if (source === destination) throw accountAlreadyThere()
    await moveMember(tx, member.account, destination)
    return {}
  },
})

export const removeAccountFromOrganization = changing(
  'RemoveAccountFromOrganization',
  {
    reach: 'management',
    asks: (call) => askAbout(call, [call.input.AccountId]),
    async run(call, organization, tx) {
      await leave(tx, call, organization, call.input.AccountId!)
      return {}
    },
  },
  ({ input }) => [input.AccountId!],
)

export const leaveOrganization = changing(
  'LeaveOrganization',
  {
    reach: 'members',
    async run(call, organization, tx) {
      await leave(tx, call, organization, call.caller.account)
      return {}
    },
  },
  ({ caller }) => [caller.account],
)

async function leave(
  tx: Writer,
  call: Call<unknown>,
  organization: OrganizationRow,
  account: string,
): Promise<void> {
  const { now } = call
  const member = await requireMember(tx, organization, account)
  if (account === organization.managementAccount) throw managementCannotLeave()
  const delegated = await listDelegatedAdministrators(tx, organization.id)
  if (delegated.some((row) => row.account === account)) {
    throw violates('CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG')
  }
  const made = member.joinedMethod === 'CREATED'
  // A time that has not come yet is of a clock that ran ahead: nobody waits for it.
  const stays = member.joined <= now && now < member.joined + createdAccountStaysMilliseconds
  if (made && stays) throw violates('WAIT_PERIOD_ACTIVE')
  await deleteMember(tx, organization.id, account)
  // Who has left need not approve anything any more.
  await noteApproval(tx, call, organization)
}

export const closeAccount = changing(
  'CloseAccount',
  {
    reach: 'management',
    asks: (call) => askAbout(call, [call.input.AccountId]),
    async run({ input, now }, organization, tx) {
      const member = await requireMember(tx, organization, input.AccountId!)
      if (member.account === organization.managementAccount) throw violates('CANNOT_CLOSE_MANAGEMENT_ACCOUNT')
      if (organization.featureSet !== 'ALL') throw violates('ORGANIZATION_NOT_IN_ALL_FEATURES_MODE')
      if (member.closed !== null) throw accountAlreadyClosed()
      const members = await listMembers(tx, organization.id)
      const lately = members.filter(
        ({ closed }) => closed !== null && closed <= now && closed > now - closeQuotaMilliseconds,
      )
      if (lately.length >= Math.max(closeQuotaLeast, Math.floor(members.length / 10))) {
        throw violates('CLOSE_ACCOUNT_QUOTA_EXCEEDED')
      }
      await closeRow(tx, member.account, now)
      return {}
    },
  },
  ({ input }) => [input.AccountId!],
)

/** The account in that organization. Throws AccountNotFoundException. */
export async function requireMember(
  db: Reader | Writer,
  { id }: OrganizationRow,
  account: string,
): Promise<MemberAccount> {
  const member = await findMember(db, id, account)
  if (member === undefined) throw noSuchAccount()
  return member
}
