import { instantOf } from '../../conditions/date.ts'
import { addressOf } from '../../conditions/ip-address.ts'
import { decimalOf } from '../../conditions/numeric.ts'
import { takesVariables, type BaseOperator } from '../../text/operator.ts'
import type { Linting, LintCondition, LintValue } from '../document.ts'
import type { KeyType } from '../global-keys.ts'
import { keyFacts } from '../key-facts.ts'
import { hasWildcard } from '../patterns.ts'

/** Operators that do not go with their key, and values that do not go with their operator. */
export function checkConditionValues(linting: Linting): void {
  for (const { conditions } of linting.statements) {
    for (const condition of conditions) {
      if (condition.operator === undefined) continue
      checkType(linting, condition)
      for (const value of condition.values) checkValue(linting, condition, value)
      const isBoolean = condition.operator.base === 'Bool' || condition.operator.base === 'Null'
      if (isBoolean && condition.isList && condition.values.length > 1) {
        const message = 'A boolean is compared with one value; both together say nothing.'
        linting.report('INVALID_CONDITION_MULTIPLE_BOOLEAN', condition.values[1]!.place, message)
      }
    }
  }
}

/** The kinds of values that an operator compares. */
function kindOf(base: BaseOperator): KeyType | 'Any' {
  if (base.startsWith('String')) return 'String'
  if (base.startsWith('Numeric')) return 'Numeric'
  if (base.startsWith('Date')) return 'Date'
  if (base.startsWith('Arn')) return 'ARN'
  if (base.endsWith('IpAddress')) return 'IPAddress'
  return base === 'Bool' ? 'Bool' : 'Any'
}

const operatorsOf: Readonly<Record<KeyType, string>> = {
  String: 'StringEquals or StringLike',
  ARN: 'ArnEquals or ArnLike',
  Bool: 'Bool',
  Date: 'DateEquals, DateLessThan …',
  Numeric: 'NumericEquals, NumericLessThan …',
  IPAddress: 'IpAddress or NotIpAddress',
}

function checkType(linting: Linting, { operator, operatorText, key }: LintCondition): void {
  const facts = keyFacts(linting, key.value)
  const kind = kindOf(operator!.base)
  if (facts === undefined || kind === 'Any' || kind === facts.type) return
  // String operators compare whatever a key holds by its text.
  if (kind === 'String' && facts.type !== 'IPAddress') return
  if (kind === 'ARN' && facts.type === 'String') return
  if (key.value.toLowerCase() === 'aws:epochtime' && kind === 'Numeric') return
  const message = `${operatorText.value} compares values of another kind than ${key.value} has.`
  linting.report('TYPE_MISMATCH', operatorText.place, message, operatorsOf[facts.type])
}

function checkValue(linting: Linting, condition: LintCondition, { value, place, kind }: LintValue): void {
  const { report } = linting
  const { base, negated } = condition.operator!
  const hasVariable = value.includes('${')
  const type = kindOf(base)
  if (type === 'Bool' || base === 'Null') {
    if (!hasVariable && !/^(?:true|false)$/i.test(value)) {
      report('TYPE_MISMATCH_BOOLEAN', place, `${base} compares with true or false.`, '"true" or "false"')
    }
  } else if (type === 'Numeric') {
    if (!hasVariable && decimalOf(value) === undefined) {
      report('TYPE_MISMATCH_NUMBER', place, 'A number is expected here.')
    }
  } else if (type === 'Date') {
    if (!hasVariable) checkDate(linting, value, place)
  } else if (type === 'IPAddress') {
    if (!hasVariable) checkBlock(linting, value, place)
  } else if (base === 'StringEquals' || base === 'StringNotEquals')
    checkExact(linting, condition, value, place)
  else if (type === 'ARN' && kind === 'string') checkArnValue(linting, value, place, negated)
}

function checkDate({ report }: Linting, value: string, place: LintValue['place']): void {
  const instant = instantOf(value)
  if (instant === undefined) {
    report('TYPE_MISMATCH_DATE', place, 'A date is expected here.', 'E.g. 2026-01-31T12:00:00Z')
  } else if (/^\d{5,}$/.test(value)) {
    // LIMIT: what a platform's Date holds; epoch seconds may be more.
    const isShort = Math.abs(instant) <= 8.64e15
    const fix = isShort ? new Date(instant).toISOString().replace('.000', '') : 'E.g. 2026-01-31'
    report('INVALID_DATE_VALUE', place, 'Nobody reads seconds since 1970 as the date they are.', fix)
  }
}

function checkBlock({ report }: Linting, value: string, place: LintValue['place']): void {
  const slash = value.indexOf('/')
  const groups = addressOf(slash === -1 ? value : value.slice(0, slash))
  const prefixText = slash === -1 ? undefined : value.slice(slash + 1)
  const prefix = prefixText === undefined || /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : -1
  if (groups === undefined || prefix < 0 || prefix > groups.length * 16) {
    const message = 'An address or a block of them is expected here.'
    return report('TYPE_MISMATCH_IP_RANGE', place, message, 'E.g. 203.0.113.0/24')
  }
  if (slash === -1) return
  const isBeyond = groups.some((group, at) => {
    const kept = Math.max(0, Math.min(16, prefix - at * 16))
    return (group & (0xffff >> kept)) !== 0
  })
  if (!isBeyond) return
  const message = `The last bits of this address do not count in a block of /${prefix}.`
  const masked = groups.map((group, at) => {
    const kept = Math.max(0, Math.min(16, prefix - at * 16))
    return group & ((0xffff << (16 - kept)) & 0xffff)
  })
  report('IMPROVE_IP_RANGE', place, message, `${addressText(masked)}/${prefix}`)
}

function addressText(groups: readonly number[]): string {
  if (groups.length > 2) return groups.map((group) => group.toString(16)).join(':')
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join('.')
}

function checkExact(
  { report }: Linting,
  condition: LintCondition,
  value: string,
  place: LintValue['place'],
): void {
  if (!hasWildcard(value)) return
  const message = `${condition.operatorText.value} takes * and ? for themselves, not as wildcards.`
  report(
    'WILDCARD_WITHOUT_LIKE_OPERATOR',
    place,
    message,
    condition.operatorText.value.replace(/Equals/i, 'Like'),
  )
}

function checkArnValue(
  { report }: Linting,
  value: string,
  place: LintValue['place'],
  negated: boolean,
): void {
  if (value === '*' || value.includes('${') || (value.startsWith('arn:') && value.split(':').length >= 6))
    return
  const never = negated ? 'is always true' : 'is never true'
  const message = `This is no ARN of six fields, so that the condition ${never}.`
  report('INVALID_CONDITION_DATA_TYPE', place, message, 'arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE')
}

/** Whether the operator of a condition puts variables in; for the rules about variables. */
export function substitutes({ operator }: LintCondition): boolean {
  return operator !== undefined && takesVariables(operator.base)
}
