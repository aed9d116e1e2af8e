import type { Condition, Statement } from '../../../policy/text/document.ts'
import { parsePolicy } from '../../../policy/text/parse.ts'

/**
 * Whether a bucket policy is public: an Allow to everyone that no condition narrows to fixed values of a
 * key that only known callers have. Source: S3 User Guide, "Blocking public access", "The meaning of
 * public".
 */
export function isPublicPolicy(text: string): boolean {
  const parsed = parsePolicy(text)
  return 'document' in parsed && parsed.document.statements.some(isPublicStatement)
}

// Keys whose fixed values say who is meant.
const narrowingKeys = new Set([
  'aws:sourcearn',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourceowner',
  'aws:sourceaccount',
  'aws:sourceip',
  'aws:userid',
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgpaths',
  's3:x-amz-server-side-encryption-aws-kms-key-id',
  's3:dataaccesspointarn',
  's3:dataaccesspointaccount',
])

const narrowingOperators = /^(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|IpAddress)$/i

function isPublicStatement({ effect, principal, notPrincipal, conditions }: Statement): boolean {
  if (effect !== 'Allow') return false
  const everyone = notPrincipal !== undefined || principal?.some(({ value }) => value === '*') === true
  return everyone && !conditions.some(narrows)
}

/**
 * With `…IfExists` or a set operator the condition also holds where the key is absent, so it narrows
 * nothing.
 */
function narrows({ operator, key, values }: Condition): boolean {
  if (!narrowingOperators.test(operator) || !narrowingKeys.has(key.toLowerCase())) return false
  if (/^IpAddress$/i.test(operator)) return values.length > 0 && values.every(isNarrowRange)
  return values.length > 0 && values.every((value) => isFixed(key.toLowerCase(), value))
}

/**
 * A value without wildcards and variables. AWS: an access point's name, and the session after a role's id,
 * may be open.
 */
function isFixed(key: string, value: string): boolean {
  if (value.includes('${')) return false
  if (key === 's3:dataaccesspointarn') return !/[*?]/.test(value.split(':').slice(0, 5).join(':'))
  if (key === 'aws:userid') return !/[*?]/.test(value.replace(/^AROA[A-Z0-9]{4,128}:\*$/, ''))
  return value !== '' && !/[*?]/.test(value)
}

// AWS: networks wider than /8 (IPv4) and /32 (IPv6) are as good as everyone; private ones are not counted
// as wide.
function isNarrowRange(value: string): boolean {
  if (value.includes('${')) return false
  const [address = '', bits] = value.split('/')
  if (address.includes(':')) return bits === undefined || Number(bits) >= 32
  return bits === undefined || Number(bits) >= 8
}
