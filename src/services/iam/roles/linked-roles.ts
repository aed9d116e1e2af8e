import { linkedRoles } from './linked-role-table.ts'

/**
 * A service's linked role: its name, the policy that AWS attaches, and whether a custom suffix is allowed.
 */
export type LinkedRole = {
  service: string
  roleName: string
  policyArn: string
  suffixAllowed: boolean
  /** The description that AWS writes where the request has none. */
  description?: string | undefined
}

/** The linked role of a service, e.g. `autoscaling.amazonaws.com`; undefined where it is not known. */
export function linkedRoleOf(service: string): LinkedRole | undefined {
  const key = service.endsWith(domain) ? service.slice(0, -domain.length) : ''
  const row = Object.hasOwn(linkedRoles, key) ? linkedRoles[key]! : undefined
  if (row === undefined) return undefined
  const [name, policy, suffix] = row.split(' ') as [string, string, string | undefined]
  return {
    service,
    roleName: `AWSServiceRoleFor${name}`,
    policyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}`,
    suffixAllowed: suffix === 'suffix',
    description: descriptions[key],
  }
}

const domain = '.amazonaws.com'

const descriptions: Readonly<Record<string, string>> = {
  ssm: 'Provides access to AWS Resources managed or used by Amazon SSM.',
  sso:
    'Service-linked role used by AWS SSO to manage AWS resources, ' +
    'including IAM roles, policies and SAML IdP on your behalf.',
}
