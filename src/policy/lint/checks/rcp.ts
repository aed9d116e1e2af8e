import { rcpServices } from '../../resource-control.ts'
import type { Linting, LintCondition, LintStatement } from '../document.ts'
import { prefixOf } from '../key-facts.ts'

/** What a resource control policy may hold. Source: AWS Organizations User Guide, "RCP syntax". */
export function checkRcp(linting: Linting): void {
  if (linting.policyType !== 'rcp') return
  for (const statement of linting.statements) {
    checkSyntax(linting, statement)
    checkAllow(linting, statement)
    if (statement.effect === 'Deny') checkCallers(linting, statement)
  }
}

function checkSyntax({ report }: Linting, statement: LintStatement): void {
  const { notPrincipalKey, notActions, principals, actions, effect } = statement
  const everyone = 'A resource control policy is about every principal.'
  const fix = 'Put "*" and name the others in a condition.'
  if (notPrincipalKey !== undefined) report('RCP_SYNTAX_ERROR_PRINCIPAL', notPrincipalKey, everyone, fix)
  for (const { value, type, place, negated } of principals) {
    if (negated || (value === '*' && (type === '*' || type === 'AWS'))) continue
    report('RCP_SYNTAX_ERROR_PRINCIPAL', place, everyone, fix)
  }
  if (notActions !== undefined) {
    report('RCP_SYNTAX_ERROR_NOTACTION', notActions.key, 'A resource control policy lists actions.', 'Action')
  }
  for (const { value, place } of actions?.texts ?? []) {
    if (effect === 'Allow' && value === '*') continue
    if (value !== '*' && rcpServices.has(prefixOf(value))) continue
    const message = 'Resource control policies guard some services only, and name them.'
    report('RCP_SYNTAX_ERROR_ACTION', place, message, 'E.g. s3:*')
  }
}

function checkAllow(
  { report }: Linting,
  { effect, place, resources, notResources, conditions }: LintStatement,
): void {
  if (effect !== 'Allow') return
  const message = "A resource control policy of your own denies; the one that allows is AWS's."
  report('RCP_EFFECT_NOT_DENY', { ...place, end: Math.min(place.end, place.start + 1) }, message, 'Deny')
  const limited =
    notResources?.key ??
    resources?.texts.find(({ value }) => value !== '*')?.place ??
    conditions[0]?.key.place
  if (limited === undefined) return
  report('RCP_SYNTAX_ERROR_ALLOW', limited, 'An Allow of an RCP is about every resource, on no condition.')
}

const principalKeys = /^aws:principal(?:orgid|orgpaths|account|arn|tag\/.*)$/i
const sourceKeys = /^aws:source(?:orgid|orgpaths|account|arn)$/i

/** AWS: RCPs bind services too, which have no account; and users, who act for no source. */
function checkCallers({ report }: Linting, { conditions }: LintStatement): void {
  const asks = (value: 'true' | 'false') => (condition: LintCondition) =>
    condition.key.value.toLowerCase() === 'aws:principalisawsservice' &&
    condition.operator?.base === 'Bool' &&
    condition.values.some((one) => one.value.toLowerCase() === value)
  const principal = conditions.find(({ key, operator }) => principalKeys.test(key.value) && operator?.negated)
  if (principal !== undefined && !conditions.some(asks('false'))) {
    const message = `Services have no ${principal.key.value}, and this denies them.`
    const fix = 'Add "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}.'
    report('RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', principal.key.place, message, fix)
  }
  const source = conditions.find(({ key, operator }) => sourceKeys.test(key.value) && operator?.negated)
  if (source === undefined) return
  if (!conditions.some(asks('true'))) {
    const message = `Users and roles have no ${source.key.value}, and this denies them.`
    const fix = 'Add "BoolIfExists": {"aws:PrincipalIsAWSService": "true"}.'
    report('RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', source.key.place, message, fix)
  }
  if (conditions.some(({ key, operator }) => operator?.base === 'Null' && sourceKeys.test(key.value))) return
  const message = `Not every call of a service has ${source.key.value}, and this denies those without.`
  const fix = 'Add "Null": {"aws:SourceAccount": "false"}.'
  report('RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK', source.key.place, message, fix)
}
