import { organizationNotFound, noSuchAccessJob } from './errors.ts'
import { action } from './action.ts'

// LIMIT: this server has no organizations, so every account stands by itself and AWS's answers to such an
// account are the true ones.

/**
 * What an operation of an organization is for an account that is in none: `OrganizationNotFoundException`.
 */
const needsOrganization = {
  access: () => ({ all: [{}] }),
  run: (): never => {
    throw organizationNotFound()
  },
}

export const enableOrganizationsRootCredentialsManagement = action(
  'EnableOrganizationsRootCredentialsManagement',
  needsOrganization,
)

export const disableOrganizationsRootCredentialsManagement = action(
  'DisableOrganizationsRootCredentialsManagement',
  needsOrganization,
)

export const enableOrganizationsRootSessions = action('EnableOrganizationsRootSessions', needsOrganization)

export const disableOrganizationsRootSessions = action('DisableOrganizationsRootSessions', needsOrganization)

export const listOrganizationsFeatures = action('ListOrganizationsFeatures', needsOrganization)

export const generateOrganizationsAccessReport = action('GenerateOrganizationsAccessReport', {
  access: ({ input, caller }) => ({
    all: [
      {
        resource: `arn:aws:iam::${caller.account}:access-report/${input.EntityPath!}`,
        keys: { 'iam:OrganizationsPolicyId': input.OrganizationsPolicyId },
      },
    ],
  }),
  run: needsOrganization.run,
})

/** No report can have been made, so there is none under any id. */
export const getOrganizationsAccessReport = action('GetOrganizationsAccessReport', {
  access: () => ({ all: [{}] }),
  run: ({ input }): never => {
    throw noSuchAccessJob(input.JobId!)
  },
})
