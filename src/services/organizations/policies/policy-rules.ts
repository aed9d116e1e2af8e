import { parsePolicy } from '../../../policy/text/parse.ts'
import type { Statement } from '../../../policy/text/document.ts'
import { isLegacyValue } from '../../../policy/validate/legacy-values.ts'
import { resourceFault } from '../../../policy/validate/resource-format.ts'
import { validateIdentityPolicy } from '../../../policy/validate/validate-identity.ts'
import type { ControlPolicyType } from '../../../store/schema/schema-organizations.ts'
import { malformedPolicy, violates } from '../errors.ts'
import { policySizeLimit } from '../limits.ts'

/**
 * Throws ConstraintViolationException for a policy that is too large and MalformedPolicyDocumentException for one
 * that cannot be of its type. Sources: Organizations User Guide, "SCP syntax" and "RCP syntax".
 */
export function checkPolicy(type: ControlPolicyType, content: string): void {
  if (content.length > policySizeLimit[type]) throw violates('POLICY_CONTENT_LIMIT_EXCEEDED')
  const fits = type === 'SERVICE_CONTROL_POLICY' ? isServiceControl(content) : isResourceControl(content)
  if (!fits) throw malformedPolicy()
}

/** An SCP is written as an identity policy is: it names no principal. */
function isServiceControl(content: string): boolean {
  return validateIdentityPolicy(content, { requiresVersion2012: true }) === undefined
}

/** A customer's RCP denies everybody: only AWS's own allows. */
function isResourceControl(content: string): boolean {
  const parsed = parsePolicy(content)
  if ('findings' in parsed || parsed.document.version !== '2012-10-17') return false
  const { statements } = parsed.document
  return statements.length > 0 && statements.every(isResourceControlStatement)
}

function isResourceControlStatement(statement: Statement): boolean {
  const { effect, principal, action = [], resource, notResource, conditions } = statement
  if (effect !== 'Deny' || statement.notPrincipal !== undefined || statement.notAction !== undefined)
    return false
  if (principal?.length !== 1 || principal[0]!.type !== '*') return false
  const resources = resource ?? notResource ?? []
  if (resources.length === 0 || resources.some((one) => resourceFault(one, false) !== undefined)) return false
  const isRead = conditions.every(({ operator, values }) =>
    values.every((value) => isLegacyValue(operator, value)),
  )
  if (!isRead) return false
  return (
    action.length > 0 && action.every((pattern) => pattern === '*' || /^[a-z0-9-]+:[^:]+$/i.test(pattern))
  )
}
