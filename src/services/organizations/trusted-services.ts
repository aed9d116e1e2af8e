import {
  deleteTrustedService,
  insertTrustedService,
  listDelegatedAdministrators,
  listTrustedServices,
  updateOrganization,
} from '../../store/organizations/organizations.ts'
import { invalidInput, violates } from './errors.ts'
import { changing, reading } from './operation.ts'
import { pageOf } from './pages.ts'
import { isTrustable } from './trustable-services.ts'

export const enableAWSServiceAccess = changing('EnableAWSServiceAccess', {
  reach: 'management',
  asks: ({ input }) => [{ keys: { 'organizations:ServicePrincipal': input.ServicePrincipal } }],
  async run({ input, now }, organization, tx) {
    const servicePrincipal = input.ServicePrincipal!
    if (organization.featureSet !== 'ALL') throw violates('ORGANIZATION_NOT_IN_ALL_FEATURES_MODE')
    if (!isTrustable(servicePrincipal)) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL')
    await insertTrustedService(tx, { organizationId: organization.id, servicePrincipal, enabled: now })
    return {}
  },
})

export const disableAWSServiceAccess = changing('DisableAWSServiceAccess', {
  reach: 'management',
  asks: ({ input }) => [{ keys: { 'organizations:ServicePrincipal': input.ServicePrincipal } }],
  async run({ input }, { id }, tx) {
    const servicePrincipal = input.ServicePrincipal!
    if (!isTrustable(servicePrincipal)) throw invalidInput('UNRECOGNIZED_SERVICE_PRINCIPAL')
    const delegated = await listDelegatedAdministrators(tx, id)
    if (delegated.some((row) => row.servicePrincipal === servicePrincipal)) {
      throw violates('CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG')
    }
    await deleteTrustedService(tx, id, servicePrincipal)
    // Without its trusted access IAM manages no root credentials any more.
    if (servicePrincipal === 'iam.amazonaws.com') {
      await updateOrganization(tx, id, { rootCredentials: 0, rootSessions: 0 })
    }
    return {}
  },
})

export const listAWSServiceAccessForOrganization = reading('ListAWSServiceAccessForOrganization', {
  reach: 'delegates',
  async run({ input, house }, { id }, db) {
    const rows = await listTrustedServices(db, id)
    const { items, NextToken } = pageOf(house, rows, ({ servicePrincipal }) => servicePrincipal, input)
    return {
      EnabledServicePrincipals: items.map(({ servicePrincipal, enabled }) => ({
        ServicePrincipal: servicePrincipal,
        DateEnabled: new Date(enabled),
      })),
      NextToken,
    }
  },
})
