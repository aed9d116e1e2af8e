import type { Call } from '../../../access/action.ts'
import { managesRootAccess, rootAccessService } from '../../../access/identity/root-access.ts'
import {
  listTrustedServices,
  organizationOf,
  updateOrganization,
  type OrganizationRow,
} from '../../../store/organizations/organizations.ts'
import type { Reader, Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  notInAllFeaturesMode,
  notManagementAccount,
  notManagementOrDelegated,
  organizationNotFound,
  serviceAccessNotEnabled,
} from '../errors.ts'

// Source: IAM User Guide, "Centrally manage root access for member accounts".

/** The flags of the organization that stand for the features of centralized root access. */
type Feature = 'rootCredentials' | 'rootSessions'

export const enableOrganizationsRootCredentialsManagement = action(
  'EnableOrganizationsRootCredentialsManagement',
  { access: () => ({ all: [{}] }), run: (call) => setFeature(call, 'rootCredentials', 1) },
)

export const disableOrganizationsRootCredentialsManagement = action(
  'DisableOrganizationsRootCredentialsManagement',
  { access: () => ({ all: [{}] }), run: (call) => setFeature(call, 'rootCredentials', 0) },
)

export const enableOrganizationsRootSessions = action('EnableOrganizationsRootSessions', {
  access: () => ({ all: [{}] }),
  run: (call) => setFeature(call, 'rootSessions', 1),
})

export const disableOrganizationsRootSessions = action('DisableOrganizationsRootSessions', {
  access: () => ({ all: [{}] }),
  run: (call) => setFeature(call, 'rootSessions', 0),
})

export const listOrganizationsFeatures = action('ListOrganizationsFeatures', {
  access: () => ({ all: [{}] }),
  run: async (call) => features(await requireRootAccess(call.house.store.read, call)),
})

async function setFeature(call: Call<unknown>, feature: Feature, flag: 0 | 1) {
  const { house, caller } = call
  const answer = await house.store.writeOrganizations([], async (tx) => {
    const organization = await requireRootAccess(tx, call)
    // AWS: a delegated administrator may end it, but not begin it.
    if (flag === 1 && caller.account !== organization.managementAccount) throw notManagementAccount()
    await updateOrganization(tx, organization.id, { [feature]: flag })
    return features({ ...organization, [feature]: flag })
  })
  await house.organizations.refresh()
  return answer
}

/** The caller's organization, where the caller's account may manage its root users. */
async function requireRootAccess(db: Reader | Writer, { caller }: Call<unknown>): Promise<OrganizationRow> {
  const organization = await organizationOf(db, caller.account)
  if (organization === undefined) throw organizationNotFound()
  if (!(await managesRootAccess(db, organization, caller.account))) throw notManagementOrDelegated()
  if (organization.featureSet !== 'ALL') throw notInAllFeaturesMode()
  const trusted = await listTrustedServices(db, organization.id)
  if (!trusted.some((row) => row.servicePrincipal === rootAccessService)) throw serviceAccessNotEnabled()
  return organization
}

function features({ id, rootCredentials, rootSessions }: OrganizationRow) {
  const EnabledFeatures: ('RootCredentialsManagement' | 'RootSessions')[] = []
  if (rootCredentials === 1) EnabledFeatures.push('RootCredentialsManagement')
  if (rootSessions === 1) EnabledFeatures.push('RootSessions')
  return { OrganizationId: id, EnabledFeatures }
}
