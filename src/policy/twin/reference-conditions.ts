import { foldName } from '../../kernel/fold-name.ts'
import { fromBase64, toHex } from '../../kernel/bytes.ts'
import type { Condition } from '../text/document.ts'
import { arnMatches, wholeEquals, wholeMatches } from './reference-patterns.ts'
import type { ContextKeys } from '../types.ts'

/**
 * One line of a Condition block by the book. Source: IAM User Guide, "Condition operators" and "Multivalued
 * context keys".
 */
export function conditionHolds(
  condition: Condition,
  keys: ContextKeys,
  variables: boolean,
  effect: 'Allow' | 'Deny',
): boolean {
  const denies = effect === 'Deny'
  if (keys.unknown?.(condition.key.toLowerCase()) === true) return denies
  const [, set, base, ifExists] = /^(forallvalues:|foranyvalue:)?(.*?)(ifexists)?$/s.exec(
    condition.operator.toLowerCase(),
  )!
  const actual = keys.get(foldName(condition.key)) ?? []
  const absent = actual.length === 0
  if (base === 'null') {
    return condition.values.some((value) => value.toLowerCase() === (absent ? 'true' : 'false'))
  }
  const negated = base!.includes('not')
  const positive = base!.replace('not', '')
  const matches = (value: string): boolean =>
    condition.values.some((listed) =>
      variables && /^(?:string|arn)/.test(positive) && namesUnknown(listed, keys)
        ? denies !== negated
        : valueMatches(positive, listed, value, variables ? keys : undefined),
    )
  const holds = (value: string): boolean => matches(value) !== negated
  const onlyEmpty = actual.every((value) => value === '')
  if (set === 'forallvalues:') return onlyEmpty || actual.every(holds)
  if (set === 'foranyvalue:') return absent ? ifExists !== undefined : !onlyEmpty && actual.some(holds)
  if (absent) return negated || ifExists !== undefined
  // Several values without a set operator match nothing.
  return actual.length > 1 ? negated : holds(actual[0]!)
}

/** Whether a text has a policy variable whose value cannot be known. */
export function namesUnknown(text: string, keys: ContextKeys): boolean {
  const names = [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) =>
    inner!.split(',')[0]!.trim().toLowerCase(),
  )
  return names.some((name) => keys.unknown?.(name) === true)
}

/**
 * One listed value against one of the request, by the positive operator; `keys` undefined in the version
 * 2008-10-17.
 */
function valueMatches(
  operator: string,
  listed: string,
  value: string,
  keys: ContextKeys | undefined,
): boolean {
  const compared = /^(numeric|date)(.*)$/.exec(operator)
  if (compared !== null) return compare(compared[1]!, compared[2]!, listed, value)
  switch (operator) {
    case 'stringequals':
      return wholeEquals(listed, value, keys, (text) => text)
    case 'stringequalsignorecase':
      return wholeEquals(listed, value, keys, (text) => text.toLowerCase())
    case 'stringlike':
      return wholeMatches(listed, value, keys)
    case 'arnequals':
    case 'arnlike': {
      if (!/^arn:(?:[^:]*:){4}/.test(value)) return false
      return /^[*?]+$/.test(listed) ? wholeMatches(listed, value, undefined) : arnMatches(listed, value, keys)
    }
    case 'bool':
      return /^(?:true|false)$/i.test(listed) && listed.toLowerCase() === value.toLowerCase()
    case 'binaryequals': {
      const [a, b] = [fromBase64(listed), fromBase64(value)]
      return a !== undefined && b !== undefined && toHex(a) === toHex(b)
    }
    default:
      return operator === 'ipaddress' && inBlock(listed, value)
  }
}

function compare(type: string, relation: string, listed: string, value: string): boolean {
  const [a, b] = type === 'date' ? [instant(value), instant(listed)] : [decimal(value), decimal(listed)]
  if (a === undefined || b === undefined) return false
  const isLess = a < b && relation.startsWith('lessthan')
  const isGreater = a > b && relation.startsWith('greaterthan')
  return isLess || isGreater || (a === b && relation.endsWith('equals'))
}

/** A decimal as a whole number of 10^-100ths, so that comparing is exact. */
function decimal(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (match === null || text.trim().length > 100 || whole + fraction === '') return undefined
  return BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction.padEnd(100, '0')}`)
}

/** Microseconds since 1970 of a date, or of epoch seconds. */
function instant(text: string): bigint | undefined {
  if (/^\d{1,19}$/.test(text) && text.length !== 4) {
    return BigInt(text) < 2n ** 63n ? BigInt(text) * 1_000_000n : undefined
  }
  const [dateText = '', timeText] = text.split(/T(.*)/is)
  const date = /^(-?\d{1,9})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(dateText)
  const time =
    /^(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(
      timeText ?? '',
    )
  if (date === null || time === null) return undefined
  const [, year, month = '1', day = '1'] = date
  const [, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = time
  if (Number(year) < -292_275_054 || Number(year) > 292_278_993) return undefined
  // The platform's dates end after 275,760 years, but the calendar is the same every 400, of 146,097 days.
  const cycles = Math.trunc(Number(year) / 400)
  const midnight = new Date(0)
  midnight.setUTCFullYear(Number(year) - cycles * 400, Number(month) - 1, Number(day))
  const [zoneHours, zoneMinutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))]
  const exists = midnight.getUTCMonth() === Number(month) - 1 && midnight.getUTCDate() === Number(day)
  const inDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  if (!exists || !inDay || zoneHours > 23 || zoneMinutes > 59) return undefined
  const offset = (zoneHours * 60 + zoneMinutes) * (zone.startsWith('-') ? -1 : 1)
  const days = midnight.getTime() / 86_400_000 + cycles * 146_097
  const minutes = BigInt(days * 1440 + Number(hour) * 60 + Number(minute) - offset)
  return (minutes * 60n + BigInt(second)) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

function inBlock(listed: string, value: string): boolean {
  const [network = '', prefix] = listed.split(/\/(.*)/s)
  const [a, b] = [addressBits(network), addressBits(value)]
  if (a === undefined || b === undefined || a.length !== b.length) return false
  const bits = prefix ?? String(a.length)
  return (
    /^\d{1,3}$/.test(bits) &&
    Number(bits) <= a.length &&
    a.slice(0, Number(bits)) === b.slice(0, Number(bits))
  )
}

/** An address as a text of 32 or 128 zeros and ones. */
function addressBits(text: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (v4 !== null) {
    const octets = v4.slice(1)
    if (octets.some((octet) => Number(octet) > 255 || String(Number(octet)) !== octet)) return undefined
    return octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('')
  }
  const last = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/s.exec(text)
  const lastBits = last === null ? undefined : addressBits(last[2]!)
  if (last !== null && lastBits === undefined) return undefined
  const hex = (bits: string): string => Number.parseInt(bits, 2).toString(16)
  const full = last === null ? text : `${last[1]}${hex(lastBits!.slice(0, 16))}:${hex(lastBits!.slice(16))}`
  const halves = full.split('::').map((half) => (half === '' ? [] : half.split(':')))
  if (halves.length > 2 || halves.flat().some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined
  const zeros = 8 - halves.flat().length
  if (halves.length === 1 ? zeros !== 0 : zeros < 1) return undefined
  const groups = [...halves[0]!, ...Array<string>(zeros).fill('0'), ...(halves[1] ?? [])]
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('')
}
