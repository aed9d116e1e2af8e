import type { Linting, LintStatement } from '../document.ts'

/**
 * A service that a resource's policy lets in acts for whoever asks it; the source of a request is told by keys
 * of its own, and who the caller is belongs to nobody's account.
 */
export function checkServicePrincipals(linting: Linting): void {
  if (linting.policyType !== 'resource') return
  for (const statement of linting.statements) {
    if (statement.effect === 'Allow') checkStatement(linting, statement)
  }
}

const sources = [
  'aws:sourcearn',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
]
const callers = ['aws:principalorgid', 'aws:principalorgpaths', 'aws:principalaccount', 'aws:principalarn']

function checkStatement({ report }: Linting, { principals, conditions }: LintStatement): void {
  const service = principals.find(({ type, negated }) => type === 'Service' && !negated)
  if (service === undefined) return
  const caller = conditions.find(
    ({ key, operator }) => callers.includes(key.value.toLowerCase()) && operator?.ifExists !== true,
  )
  const fix = 'Add a condition on aws:SourceArn, aws:SourceAccount, aws:SourceOrgID or aws:SourceOrgPaths.'
  if (caller !== undefined) {
    const message = `A service belongs to no account: it has no ${caller.key.value}.`
    report('UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', caller.key.place, message, fix)
  }
  if (conditions.some(({ key }) => sources.includes(key.value.toLowerCase()))) return
  const other = conditions.find(({ key }) => /^aws:(?:referer|useragent|sourceip)$/i.test(key.value))
  if (other !== undefined) {
    const message = `${other.key.value} does not tell for whom the service acts.`
    return report('RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', other.key.place, message, fix)
  }
  const message = 'Anyone may have this service act here.'
  report('RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', service.place, message, fix)
}
