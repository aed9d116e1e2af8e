import { fromBase64 } from '../../../kernel/bytes.ts'
import type { Linting, LintCondition, LintStatement } from '../document.ts'
import { keyFacts } from '../key-facts.ts'

/** What is known of single condition keys and operators: ids of a form, keys to be paired, keys that mislead. */
export function checkConditionAdvice(linting: Linting): void {
  for (const statement of linting.statements) {
    for (const condition of statement.conditions) {
      if (condition.operator === undefined) continue
      checkIds(linting, condition)
      checkStars(linting, condition)
      checkPairs(linting, statement, condition)
      checkMisleading(linting, statement, condition)
    }
  }
}

/** Keys whose values have a form, by their lower-case names. */
const forms: Readonly<Record<string, readonly [code: FormCode, form: RegExp, example: string]>> = {
  'aws:sourcevpc': ['INVALID_VPC_FORMAT', /^vpc-(?:[\da-z]{8}|[\da-z]{17})$/i, 'vpc-1a2b3c4d'],
  'aws:sourcevpce': ['INVALID_VPCE_FORMAT', /^vpce-(?:[\da-z]{8}|[\da-z]{17})$/i, 'vpce-1a2b3c4d'],
  's3:x-amz-server-side-encryption-aws-kms-key-id': [
    'INVALID_KMS_KEY_VALUE',
    /^arn:[^:]+:kms:[^:]+:[^:]+:(?:key|alias)\/./,
    'arn:aws:kms:REGION:ACCOUNT:key/ID',
  ],
}
type FormCode = 'INVALID_VPC_FORMAT' | 'INVALID_VPCE_FORMAT' | 'INVALID_KMS_KEY_VALUE'

function checkIds({ report }: Linting, { operator, operatorText, key, values }: LintCondition): void {
  const lower = key.value.toLowerCase()
  const form = Object.hasOwn(forms, lower) ? forms[lower] : undefined
  for (const { value, place } of values) {
    // A pattern or a variable may stand for anything.
    if (form !== undefined && operator!.base.startsWith('String') && !/[*?]|\$\{/.test(value)) {
      const [code, pattern, example] = form
      if (!pattern.test(value)) report(code, place, `${key.value} has values of another form.`, example)
    }
    if (operator!.base === 'BinaryEquals' && fromBase64(value) === undefined) {
      const message = `${operatorText.value} compares with base64, and this is none.`
      report('TYPE_MISMATCH_STRING', place, message, 'E.g. QUI=')
    }
  }
}

/** A lone star asks only whether the key is there. */
function checkStars({ report }: Linting, { operator, operatorText, key, values }: LintCondition): void {
  const { base, negated, set, ifExists } = operator!
  if (!base.endsWith('Like') || set !== 'none' || !values.some(({ value }) => /^\*+$/.test(value))) return
  const name = JSON.stringify(key.value)
  if (ifExists) {
    if (negated) return
    const message = `${operatorText.value} with a lone star holds for every request.`
    return report('REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION', key.place, message, 'Leave it out.')
  }
  const [code, answer] = negated
    ? (['EQUIVALENT_TO_NULL_TRUE', 'true'] as const)
    : (['EQUIVALENT_TO_NULL_FALSE', 'false'] as const)
  const message = `This asks only whether the request has ${key.value}.`
  report(code, key.place, message, `"Null": {${name}: "${answer}"}`)
}

function checkPairs({ report }: Linting, { conditions }: LintStatement, { key }: LintCondition): void {
  const has = (test: (other: LintCondition) => boolean): boolean => conditions.some(test)
  switch (key.value.toLowerCase()) {
    case 'aws:vpcsourceip': {
      if (has((other) => /^aws:sourcevpc(?:e|arn)?$/i.test(other.key.value))) return
      const message = 'Private addresses are the same in many VPCs; this takes a request from any of them.'
      return report('MISSING_PAIRED_CONDITION_KEYS', key.place, message, 'Add a condition on aws:SourceVpc.')
    }
    case 'dynamodb:attributes': {
      const isSelect = ({ key: other, values }: LintCondition): boolean =>
        other.value.toLowerCase() === 'dynamodb:select' &&
        values.some(({ value }) => value === 'SPECIFIC_ATTRIBUTES')
      if (has(isSelect)) return
      const message = 'A read that names no attributes gets all of them.'
      const fix = 'Add "StringEquals": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}.'
      return report('DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', key.place, message, fix)
    }
  }
}

function checkMisleading(linting: Linting, statement: LintStatement, condition: LintCondition): void {
  const { report, policyType } = linting
  const { operator, operatorText, key } = condition
  const { base, negated, set } = operator!
  const lower = key.value.toLowerCase()
  if (statement.effect === 'Allow' && !negated && (lower === 'aws:referer' || lower === 'aws:useragent')) {
    const message = `The caller writes ${key.value} as it likes.`
    report('UNTRUSTWORTHY_CONDITION_KEY', key.place, message, 'Ask for what the caller cannot choose.')
  }
  if (set === 'any' && lower.endsWith(':aud') && keyFacts(linting, key.value)?.multivalued !== true) {
    const fix = operatorText.value.slice(operatorText.value.indexOf(':') + 1)
    const message = `${key.value} has one value.`
    report('FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', operatorText.place, message, fix)
  }
  if ((base === 'StringLike' || base === 'StringNotLike') && keyFacts(linting, key.value)?.type === 'ARN') {
    const message = 'A star of a string operator also spans the colons of an ARN.'
    const fix = operatorText.value.replace(/String/i, 'Arn')
    report('STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', operatorText.place, message, fix)
  }
  if (lower === 's3:prefix' && base.startsWith('String') && negated === (statement.effect === 'Allow')) {
    const message = 'A shorter prefix does not match this and lists the same objects.'
    const fix = 'Allow with StringLike, or Deny with StringNotLike, the prefixes that may be listed.'
    report('S3_PREFIX_IN_NEGATIVE_CONTEXT', key.place, message, fix)
  }
  if (lower === 's3:resourceaccount' && policyType === 'resource') {
    const message = 'The policy of a bucket knows whose bucket it is.'
    report('IRRELEVANT_CONDITION_KEY_IN_POLICY', key.place, message, 'Ask it in an identity policy.')
  }
}
