import type { Linting, LintCondition, LintStatement, LintText } from '../document.ts'
import { deprecatedKeys, globalKey, globalKeys, tagKeyPrefixes } from '../global-keys.ts'
import { knownActions, type KnownAction } from '../known-actions.ts'
import { isSameKey, keyFacts, prefixOf, writtenType } from '../key-facts.ts'
import { nearest } from '../patterns.ts'
import { wordsOf } from '../words.ts'

/** Operators and keys that do not exist, keys that no action of the statement sets, and lone ForAllValues. */
export function checkConditionKeys(linting: Linting): void {
  for (const statement of linting.statements) {
    const operators = new Set<number>()
    for (const condition of statement.conditions) {
      const { start } = condition.operatorText.place
      if (!operators.has(start)) checkOperator(linting, condition)
      operators.add(start)
      checkKey(linting, statement, condition)
      checkSetOperator(linting, statement, condition)
      checkQualifier(linting, condition)
    }
  }
}

const operatorNames = wordsOf(`
  StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike
  StringNotLike NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals
  NumericGreaterThan NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan
  DateLessThanEquals DateGreaterThan DateGreaterThanEquals Bool BinaryEquals IpAddress
  NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike Null
`)

function checkOperator(
  { report }: Linting,
  { operator, operatorText: { value, place } }: LintCondition,
): void {
  if (operator !== undefined) return
  if (/^nullifexists$/i.test(value)) {
    const message = 'Null asks whether the key exists; IfExists takes that question away.'
    return report('NULL_WITH_IF_EXISTS', place, message, 'Null')
  }
  if (/^for(?:allvalues|anyvalue):null$/i.test(value)) {
    const message = 'Null asks whether the key exists, not about each of its values.'
    return report('NULL_WITH_QUALIFIER', place, message, 'Null')
  }
  const [, written = '', base = ''] =
    /^(For(?:All|Any)Values?:)?(.*?)(?:IfExists)?$/is.exec(value.slice(0, 80)) ?? []
  const near = nearest(base, operatorNames)
  // It is `All` that goes with a plural.
  const set = written === '' ? '' : /^forall/i.test(written) ? 'ForAllValues:' : 'ForAnyValue:'
  const fix = near === undefined ? undefined : `Did you mean ${set}${near}?`
  report('INVALID_CONDITION_OPERATOR', place, `There is no operator ${shown(value)}.`, fix)
}

function checkKey(linting: Linting, statement: LintStatement, condition: LintCondition): void {
  const { report, catalogue } = linting
  const { value, place } = condition.key
  const lower = value.toLowerCase()
  const prefix = prefixOf(value)
  if (prefix === '') {
    const near = nearest(`aws:${value}`, globalKeys)
    const message = 'A condition key is a service, or aws, and a name with a colon between them.'
    return report('INVALID_CONDITION_KEY_FORMAT', place, message, near)
  }
  if (prefix === 'aws') return checkGlobalKey(linting, condition.key)
  // The keys of an identity provider begin with its host.
  if (catalogue === undefined || prefix.includes('.') || prefix.includes('/')) return
  if (travellingKeys.has(lower)) return
  // AWS: the reference lists the keys of SAML assertions with STS.
  const service = catalogue.service(prefix === 'saml' ? 'sts' : prefix)
  if (service === undefined || writtenType(service, value) === undefined) {
    if (statement.conditions.length > 50 || setBySome(linting, statement, lower)) return
    const near = service && nearest(value, Object.keys(service.conditionKeys))
    const message = `No service sets a condition key ${shown(value)}.`
    const fix = near === undefined ? undefined : `Did you mean ${near}?`
    report('INVALID_SERVICE_CONDITION_KEY', place, message, fix)
  } else checkSetByActions(linting, statement, condition)
}

function checkGlobalKey({ report }: Linting, { value, place }: LintText): void {
  const lower = value.toLowerCase()
  const replacement = Object.hasOwn(deprecatedKeys, lower) ? deprecatedKeys[lower] : undefined
  if (lower === 'aws:arn') {
    const message = 'There is no aws:ARN.'
    report('UNSUPPORTED_GLOBAL_CONDITION_KEY', place, message, 'aws:PrincipalArn or aws:SourceArn')
  } else if (replacement !== undefined) {
    report('DEPRECATED_GLOBAL_CONDITION_KEY', place, `${value} is not set any more.`, replacement)
  } else if (tagKeyPrefixes.some((prefix) => lower === prefix || lower === `${prefix}/`)) {
    report(
      'MISSING_TAG_KEY_IN_CONDITION',
      place,
      'The name of the tag is missing.',
      `${value.split('/')[0]}/NAME`,
    )
  } else if (globalKey(value) === undefined) {
    const near = nearest(value, globalKeys)
    const fix = near === undefined ? undefined : `Did you mean ${near}?`
    report('INVALID_GLOBAL_CONDITION_KEY', place, `There is no global key ${shown(value)}.`, fix)
  }
}

function setBySome(linting: Linting, statement: LintStatement, key: string): boolean {
  const texts = statement.actions?.texts ?? []
  return texts
    .slice(0, 50)
    .some(({ value }) => knownActions(linting, value)?.some((action) => sets(action, key)))
}

/** A positive condition on a key that an action never sets keeps the action from ever being allowed. */
function checkSetByActions(linting: Linting, statement: LintStatement, condition: LintCondition): void {
  const { operator, key } = condition
  if (statement.effect !== 'Allow' || operator === undefined) return
  if (operator.ifExists || operator.negated || operator.set === 'all' || operator.base === 'Null') return
  const prefix = prefixOf(key.value)
  const service = linting.catalogue!.service(prefix === 'saml' ? 'sts' : prefix)!
  for (const { value, place } of (statement.actions?.texts ?? []).slice(0, 200)) {
    const known = knownActions(linting, value)
    if (known === undefined || known.length === 0 || known.some((action) => sets(action, key.value))) continue
    // The reference does not list keys of the whole service with each action.
    if (known.some((action) => action.service === service) && !isListed(service, key.value)) continue
    const message = `${value} never has ${key.value}, so that this condition never lets it through.`
    linting.report(
      'CONDITION_KEY_NOT_SET_BY_ACTION',
      place,
      message,
      'Give it a statement without the condition.',
    )
  }
}

function sets({ action, service }: KnownAction, key: string): boolean {
  const has = (keys: readonly string[]): boolean => keys.some((name) => isSameKey(name, key))
  return (
    has(action.conditionKeys) ||
    action.resourceTypes.some(
      (use) => has(use.conditionKeys) || has(service.resourceTypes[use.name]!.conditionKeys),
    )
  )
}

/** Whether any action of the service is said to have the key. */
function isListed(service: KnownAction['service'], key: string): boolean {
  return Object.values(service.actions).some((action) => sets({ name: '', action, service }, key))
}

/**
 * Keys that a caller brings into every request, whatever service it asks: those of a SAML sign-in that stay, and those
 * of roles that services hand out. Source: IAM User Guide, "Available keys for SAML-based AWS STS federation", and the
 * guides of Lambda, EC2, Glue, Systems Manager, CodeBuild and IAM Identity Center.
 */
const travellingKeys = new Set(
  wordsOf(`
    saml:namequalifier saml:sub saml:sub_type
    lambda:sourcefunctionarn ec2:sourceinstancearn ec2:roledelivery ssm:sourceinstancearn
    glue:roleassumedby glue:credentialissuingservice
    codebuild:buildarn codebuild:projectarn
    identitystore:userid identitystore:identitystorearn
  `),
)

/** AWS: a key that may have several values needs ForAllValues or ForAnyValue. */
function checkQualifier(linting: Linting, { operator, key, operatorText }: LintCondition): void {
  if (operator === undefined || operator.set !== 'none' || operator.base === 'Null') return
  if (keyFacts(linting, key.value)?.multivalued !== true) return
  linting.report(
    'MISSING_QUALIFIER',
    operatorText.place,
    `${key.value} may have several values, which without ForAllValues or ForAnyValue match nothing.`,
    `ForAnyValue:${operatorText.value}`,
  )
}

const tagLists = new Set(['aws:tagkeys', 'sts:transitivetagkeys'])

/** AWS: ForAllValues is true of a request that does not have the key at all. */
function checkSetOperator(linting: Linting, statement: LintStatement, condition: LintCondition): void {
  const { operator, key, operatorText } = condition
  if (statement.effect !== 'Allow' || operator?.set !== 'all') return
  const facts = keyFacts(linting, key.value)
  if (facts !== undefined && !facts.multivalued) {
    const message = `${key.value} has one value; ForAllValues only adds that a request without it passes.`
    const fix = operatorText.value.slice(operatorText.value.indexOf(':') + 1)
    return linting.report('FORALLVALUES_WITH_SINGLE_VALUED_KEY', operatorText.place, message, fix)
  }
  const isGuarded = statement.conditions.some(
    (other) =>
      other.key.value.toLowerCase() === key.value.toLowerCase() &&
      other.operator?.set !== 'all' &&
      (other.operator?.base !== 'Null' ||
        other.values.some(({ value }) => value.toLowerCase() === 'false')) &&
      other.operator?.ifExists !== true,
  )
  // No tags at all are tags of the listed keys only: that is what is meant there.
  if (isGuarded || tagLists.has(key.value.toLowerCase())) return
  const message = `ForAllValues is also true of a request that has no ${key.value} at all.`
  const fix = `Add "Null": {${JSON.stringify(key.value)}: "false"}.`
  linting.report('FORALLVALUES_WITHOUT_NULL_CHECK', operatorText.place, message, fix)
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
