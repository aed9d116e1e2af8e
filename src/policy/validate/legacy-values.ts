import { addressOf } from '../conditions/ip-address.ts'
import { instantOf } from '../conditions/date.ts'
import { decimalOf } from '../conditions/numeric.ts'
import { operatorOf } from '../text/operator.ts'

/**
 * Whether the older grammar, which reads dates, numbers, addresses and ARNs when a policy is saved, takes
 * this value.
 */
export function isLegacyValue(operatorName: string, value: string): boolean {
  const operator = operatorOf(operatorName)
  if (operator === undefined) return true
  const { base } = operator
  if (base.startsWith('Date')) return instantOf(value) !== undefined
  if (base.startsWith('Numeric')) return decimalOf(value) !== undefined
  if (base === 'IpAddress' || base === 'NotIpAddress') return isBlock(value)
  if (base.startsWith('Arn')) return isArnPattern(value)
  return true
}

function isBlock(value: string): boolean {
  const slash = value.indexOf('/')
  const address = addressOf(slash === -1 ? value : value.slice(0, slash))
  if (address === undefined) return false
  const prefix = value.slice(slash + 1)
  return slash === -1 || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= address.length * 16)
}

/**
 * An ARN of six fields, wildcards and variables within them, or a lone star; a variable may stand for the
 * whole.
 */
function isArnPattern(value: string): boolean {
  if (value === '*' || value.startsWith('${')) return true
  return value.startsWith('arn:') && value.split(':').length >= 6
}
