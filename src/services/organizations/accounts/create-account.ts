import type { Call } from '../../../access/action.ts'
import { rootArn } from '../../../kernel/arn.ts'
import { accountId } from '../../../kernel/ids.ts'
import { findAccount, findAccountByEmail, insertAccount } from '../../../store/entities/accounts.ts'
import {
  insertAccountCreation,
  listAccountCreations,
  type AccountCreationRow,
} from '../../../store/organizations/organization-requests.ts'
import {
  insertMember,
  listMembers,
  putOrganizationTags,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Writer } from '../../../store/store.ts'
import { accountOfEmail } from './account-views.ts'
import { action, type OrganizationsInput, type OrganizationsOutput } from '../action.ts'
import { change } from '../change.ts'
import { invalidInput, noSuchAccountCreation, violates } from '../errors.ts'
import { accountsLimit } from '../limits.ts'
import { ensureLinkedRole, writeRole } from './linked-role.ts'
import { newId } from '../names.ts'
import { reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { attachDefaults } from '../policy-types.ts'
import { requireStanding } from '../standing.ts'
import { readTags, tagPermission } from '../tree/tag-rules.ts'

type Status = NonNullable<OrganizationsOutput<'CreateAccount'>['CreateAccountStatus']>
type Making = Call<OrganizationsInput<'CreateAccount'>>

/** The role with which the management account gets into an account that it has made. */
const accessRole = 'OrganizationAccountAccessRole'

/**
 * AWS works on it in the background: the answer says IN_PROGRESS, whoever asks afterwards learns how it went. Here it
 * is done when the answer goes out.
 */
export const createAccount = action('CreateAccount', {
  access: async (call) => ({
    all: [{ requestTags: call.input.Tags }, ...(await tagPermission(call, call.input.Tags, 'account'))],
  }),
  async run(call) {
    const { input, house, now } = call
    const tags = readTags(input.Tags)
    if (/^AWSServiceRoleFor/i.test(input.RoleName ?? '')) throw invalidInput('INVALID_ROLE_NAME')
    const account = await freshAccount(call)
    return change(
      house,
      async (tx) => {
        const organization = await requireStanding(tx, call, 'management', [{}])
        if ((await listMembers(tx, organization.id)).length >= accountsLimit) {
          throw violates('ACCOUNT_NUMBER_LIMIT_EXCEEDED')
        }
        const failure = (await isTaken(tx, input.Email!)) ? 'EMAIL_ALREADY_EXISTS' : null
        if (failure === null) {
          await makeAccount(tx, call, organization, account)
          await putOrganizationTags(tx, organization.id, account, tags)
        }
        const row: AccountCreationRow = {
          id: newId.accountCreation(house.random),
          organizationId: organization.id,
          accountName: input.AccountName!,
          account: failure === null ? account : null,
          failure,
          requested: now,
          completed: now,
        }
        await insertAccountCreation(tx, row)
        return { CreateAccountStatus: inProgress(row) }
      },
      [account],
    )
  },
})

/** An id that no account has. */
async function freshAccount({ house }: Making): Promise<string> {
  for (;;) {
    const id = accountId(house.random)
    if ((await findAccount(house.store.read, id)) === undefined) return id
  }
}

async function isTaken(tx: Writer, email: string): Promise<boolean> {
  if ((await findAccountByEmail(tx, email)) !== undefined) return true
  const account = accountOfEmail(email)
  return account !== undefined && (await findAccount(tx, account)) !== undefined
}

/** AWS: a new account has no credentials of its own, only a role that trusts the management account. */
async function makeAccount(
  tx: Writer,
  call: Making,
  organization: OrganizationRow,
  account: string,
): Promise<void> {
  const { input, now } = call
  await insertAccount(tx, {
    id: account,
    name: input.AccountName!,
    alias: null,
    created: now,
    email: input.Email!,
    closed: null,
  })
  await insertMember(tx, {
    account,
    organizationId: organization.id,
    parentId: organization.rootId,
    joinedMethod: 'CREATED',
    joined: now,
  })
  await attachDefaults(tx, organization, account, now)
  if (organization.featureSet === 'ALL') await ensureLinkedRole(tx, call, account)
  const Principal = { AWS: rootArn(organization.managementAccount) }
  await writeRole(tx, call, {
    account,
    name: input.RoleName ?? accessRole,
    path: '/',
    description: null,
    statement: { Effect: 'Allow', Principal, Action: 'sts:AssumeRole' },
    policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  })
}

export const describeCreateAccountStatus = reading('DescribeCreateAccountStatus', {
  reach: 'delegates',
  async run({ input }, { id }, db) {
    const rows = await listAccountCreations(db, id)
    const row = rows.find((one) => one.id === input.CreateAccountRequestId)
    if (row === undefined) throw noSuchAccountCreation()
    return { CreateAccountStatus: done(row) }
  },
})

export const listCreateAccountStatus = reading('ListCreateAccountStatus', {
  reach: 'delegates',
  async run({ input, house }, { id }, db) {
    const all = (await listAccountCreations(db, id)).map(done)
    const wanted =
      input.States === undefined ? all : all.filter(({ State }) => input.States!.includes(State!))
    const { items, NextToken } = pageOf(house, wanted, ({ Id = '' }) => Id, input)
    return { CreateAccountStatuses: items, NextToken }
  },
})

function inProgress({ id, accountName, requested }: AccountCreationRow): Status {
  return {
    Id: id,
    AccountName: accountName,
    State: 'IN_PROGRESS',
    RequestedTimestamp: new Date(requested),
  }
}

function done(row: AccountCreationRow): Status {
  return {
    ...inProgress(row),
    State: row.failure === null ? 'SUCCEEDED' : 'FAILED',
    CompletedTimestamp: new Date(row.completed),
    ...(row.account !== null && { AccountId: row.account }),
    ...(row.failure !== null && { FailureReason: row.failure as Status['FailureReason'] }),
  }
}
