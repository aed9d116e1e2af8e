import { parseArn } from '../../../kernel/arn.ts'
import { action } from '../action.ts'
import { noSuchRoleTemplate } from './delegation-errors.ts'
import { invalidRequest } from '../errors.ts'

// LIMIT: role templates are published by AWS's services only (`arn:aws:iam::aws:role-template/SERVICE/NAME:1`),
// and an account can define none. None of AWS's comes with this server, so there is none under any ARN.

/** What both operations answer to a template's ARN. */
function refuseTemplate(arn: string): never {
  const { service, account, resource } = parseArn(arn) ?? {}
  const named = resource !== undefined && /^role-template\/[^/]+\/[^/:]+:[0-9]+$/.test(resource)
  if (service !== 'iam' || account !== 'aws' || !named) {
    throw invalidRequest(`${arn} is not the ARN of a role template.`)
  }
  throw noSuchRoleTemplate(arn)
}

export const getRoleTemplateVersion = action('GetRoleTemplateVersion', {
  access: ({ input }) => ({ all: [{ resource: input.TemplateArn! }] }),
  run: ({ input }): never => refuseTemplate(input.TemplateArn!),
})

/**
 * AWS: there is no permission of this name; the steps that the template takes are asked about, each with
 * `iam:RoleTemplateARN`. The first of them is to create the role. Source: IAM User Guide, "Manage access to
 * role manager".
 */
export const acquireRole = action('AcquireRole', {
  access: ({ input, caller }) => ({
    all: [
      {
        action: 'iam:CreateRole',
        resource: `arn:aws:iam::${caller.account}:role/*`,
        keys: { 'iam:RoleTemplateARN': input.TemplateArn },
      },
    ],
  }),
  run: ({ input }): never => refuseTemplate(input.TemplateArn!),
})
