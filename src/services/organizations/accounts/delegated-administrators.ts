import {
  deleteDelegatedAdministrator,
  findMember,
  insertDelegatedAdministrator,
  listDelegatedAdministrators as listRows,
  listTrustedServices,
} from '../../../store/organizations/organizations.ts'
import { accountView } from './account-views.ts'
import { requireMember } from './accounts.ts'
import { alreadyRegistered, invalidInput, notRegistered, violates } from '../errors.ts'
import { delegatedAdministratorsLimit } from '../limits.ts'
import { ownerOf } from '../names.ts'
import { changing, reading } from '../operation.ts'
import { pageOf } from '../pages.ts'
import { askAbout } from '../standing.ts'
import { isTrustable } from '../trustable-services.ts'

export const registerDelegatedAdministrator = changing('RegisterDelegatedAdministrator', {
  reach: 'management',
  asks: (call) =>
    askAbout(call, [call.input.AccountId], {
      keys: { 'organizations:ServicePrincipal': call.input.ServicePrincipal },
    }),
  async run({ input, now }, organization, tx) {
    const servicePrincipal = input.ServicePrincipal!
    if (organization.featureSet !== 'ALL') throw violates('ORGANIZATION_NOT_IN_ALL_FEATURES_MODE')
    if (!isTrustable(servicePrincipal)) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL')
    if (input.AccountId === organization.managementAccount) {
      throw violates('CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR')
    }
    const { account, closed } = await requireMember(tx, organization, input.AccountId!)
    if (closed !== null) throw violates('CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR')
    const trusted = await listTrustedServices(tx, organization.id)
    if (!trusted.some((row) => row.servicePrincipal === servicePrincipal)) {
      throw violates('SERVICE_ACCESS_NOT_ENABLED')
    }
    const rows = (await listRows(tx, organization.id)).filter(
      (row) => row.servicePrincipal === servicePrincipal,
    )
    if (rows.some((row) => row.account === account)) throw alreadyRegistered()
    if (rows.length >= delegatedAdministratorsLimit) {
      throw violates('MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED')
    }
    const row = { organizationId: organization.id, account, servicePrincipal, enabled: now }
    await insertDelegatedAdministrator(tx, row)
    return {}
  },
})

export const deregisterDelegatedAdministrator = changing('DeregisterDelegatedAdministrator', {
  reach: 'management',
  asks: (call) =>
    askAbout(call, [call.input.AccountId], {
      keys: { 'organizations:ServicePrincipal': call.input.ServicePrincipal },
    }),
  async run({ input }, organization, tx) {
    const servicePrincipal = input.ServicePrincipal!
    if (!isTrustable(servicePrincipal)) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL')
    const { account } = await requireMember(tx, organization, input.AccountId!)
    const row = { organizationId: organization.id, account, servicePrincipal }
    const rows = await listRows(tx, organization.id)
    if (!rows.some((one) => one.account === account && one.servicePrincipal === servicePrincipal)) {
      throw notRegistered()
    }
    await deleteDelegatedAdministrator(tx, row)
    return {}
  },
})

export const listDelegatedAdministrators = reading('ListDelegatedAdministrators', {
  reach: 'delegates',
  asks: ({ input }) => [{ keys: { 'organizations:ServicePrincipal': input.ServicePrincipal } }],
  async run({ input, house, now }, organization, db) {
    const wanted = input.ServicePrincipal
    if (wanted !== undefined && !isTrustable(wanted)) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL')
    const since = new Map<string, number>()
    for (const { account, servicePrincipal, enabled } of await listRows(db, organization.id)) {
      if (wanted !== undefined && servicePrincipal !== wanted) continue
      since.set(account, Math.min(enabled, since.get(account) ?? enabled))
    }
    const { items, NextToken } = pageOf(house, [...since], ([account]) => account, input)
    const DelegatedAdministrators = await Promise.all(
      items.map(async ([account, enabled]) => {
        const member = (await findMember(db, organization.id, account))!
        return {
          ...accountView(ownerOf(organization), member, now),
          DelegationEnabledDate: new Date(enabled),
        }
      }),
    )
    return { DelegatedAdministrators, NextToken }
  },
})

export const listDelegatedServicesForAccount = reading('ListDelegatedServicesForAccount', {
  reach: 'delegates',
  asks: (call) => askAbout(call, [call.input.AccountId]),
  async run({ input, house }, organization, db) {
    const { account } = await requireMember(db, organization, input.AccountId!)
    const rows = (await listRows(db, organization.id)).filter((row) => row.account === account)
    if (rows.length === 0) throw notRegistered()
    const { items, NextToken } = pageOf(house, rows, ({ servicePrincipal }) => servicePrincipal, input)
    return {
      DelegatedServices: items.map(({ servicePrincipal, enabled }) => ({
        ServicePrincipal: servicePrincipal,
        DelegationEnabledDate: new Date(enabled),
      })),
      NextToken,
    }
  },
})
