/** AWS's own policies that allow everything. */
export const scpFullAccess = 'p-FullAWSAccess'
export const rcpFullAccess = 'p-RCPFullAWSAccess'

type FullAccess = { type: string; name: string; description: string; content: string }

const allowAll = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...principal, Action: '*', Resource: '*' }],
  })

/** AWS's own policies by their ids. Source: Organizations User Guide, "Managed policies". */
export const fullAccess: Readonly<Record<string, FullAccess>> = Object.assign(
  Object.create(null) as Record<string, FullAccess>,
  {
    [scpFullAccess]: {
      type: 'SERVICE_CONTROL_POLICY',
      name: 'FullAWSAccess',
      description: 'Allows access to every operation',
      content: allowAll({}),
    },
    [rcpFullAccess]: {
      type: 'RESOURCE_CONTROL_POLICY',
      name: 'RCPFullAWSAccess',
      description: 'Allows access to every operation',
      content: allowAll({ Principal: '*' }),
    },
  },
)

/** Whose ARNs name an organization. */
export type OrganizationOwner = { organizationId: string; managementAccount: string }

/** `arn:aws:organizations::MANAGEMENT:KIND/ORGANIZATION/ID`. */
export function organizationArn(
  { organizationId, managementAccount }: OrganizationOwner,
  kind: 'account' | 'root' | 'ou' | 'resourcepolicy',
  id: string,
): string {
  return `arn:aws:organizations::${managementAccount}:${kind}/${organizationId}/${id}`
}

/** The ARN of a policy; AWS's own belong to no organization. */
export function organizationPolicyArn(owner: OrganizationOwner, type: string, id: string): string {
  const kind = type.toLowerCase()
  if (fullAccess[id] !== undefined) return `arn:aws:organizations::aws:policy/${kind}/${id}`
  const { organizationId, managementAccount } = owner
  return `arn:aws:organizations::${managementAccount}:policy/${organizationId}/${kind}/${id}`
}

/** The path of root and units from the organization down, as condition keys have it: `o-…/r-…/ou-…/`. */
export function organizationPath(organizationId: string, parents: readonly string[]): string {
  return `${[organizationId, ...parents].join('/')}/`
}
