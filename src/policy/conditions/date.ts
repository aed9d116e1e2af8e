import { holds } from './numeric.ts'
import type { Relation } from './numeric.ts'
import { unsatisfiable } from './value-test.ts'
import type { ValueTest } from './value-test.ts'

/** What reading a date takes, in steps. */
const testSteps = 20

/** `DateEquals`, `DateLessThan` and the rest. A value that is no date satisfies nothing. */
export function date(value: string, relation: Relation): ValueTest {
  const expected = instantOf(value)
  if (expected === undefined) return unsatisfiable
  return (actual, _keys, steps) => {
    steps.left -= testSteps
    const instant = instantOf(actual)
    return instant !== undefined && holds(relation, instant - expected)
  }
}

const epochSeconds = /^\d{1,19}$/
const dateText = /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T(.*))?$/i
const timeText = /^(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

/** LIMIT: the years whose milliseconds fit 64 bits, which are those that AWS takes. */
const firstYear = -292_275_054
const lastYear = 292_278_993

/** LIMIT: the longest form has 9 digits of fraction and an offset. */
const maxDateLength = 64

/**
 * A date as milliseconds since 1970: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, those with `Thh:mm`, `:ss`, a fraction
 * and an offset, or epoch seconds; without an offset it is UTC. Undefined where the text is none of these or
 * no such day exists. AWS: it takes one-digit hours, a bare `T` and hours-only offsets too; four digits
 * alone are a year.
 */
export function instantOf(text: string): number | undefined {
  if (text.length > maxDateLength) return undefined
  if (epochSeconds.test(text) && text.length !== 4) {
    return BigInt(text) <= 9_223_372_036_854_775_807n ? Number(text) * 1000 : undefined
  }
  const match = dateText.exec(text)
  if (match === null) return undefined
  const [, yearText, monthText, dayText, timePart] = match
  const year = Number(yearText)
  if (year < firstYear || year > lastYear) return undefined
  const month = monthText === undefined ? 1 : Number(monthText)
  const day = dayText === undefined ? 1 : Number(dayText)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const sinceMidnight = timePart === undefined ? 0 : timeOf(timePart)
  if (sinceMidnight === undefined) return undefined
  return daysSinceEpoch(year, month, day) * 86_400_000 + sinceMidnight
}

/** The time of day less its offset, in milliseconds. */
function timeOf(text: string): number | undefined {
  const match = timeText.exec(text)
  if (match === null) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0', zone = 'Z'] = match
  const offset = offsetOf(zone)
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || offset === undefined)
    return undefined
  const milliseconds = Number(`0.${fraction}`) * 1000
  return ((Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds)) * 1000 + milliseconds
}

/** Minutes east of Greenwich. */
function offsetOf(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 23 || minutes > 59) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Days from 1970-01-01 in the Gregorian calendar extended both ways, where the platform's Date would stop
 * short.
 */
function daysSinceEpoch(year: number, month: number, day: number): number {
  // Years run from March here, so that the leap day is the last of its year.
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
