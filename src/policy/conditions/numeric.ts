import { unsatisfiable } from './value-test.ts'
import type { ValueTest } from './value-test.ts'

/** How two numbers or two instants may be asked to stand to one another. */
export type Relation = 'Equals' | 'LessThan' | 'LessThanEquals' | 'GreaterThan' | 'GreaterThanEquals'

/** Whether a difference, request minus policy, is what the relation asks for. */
export function holds(relation: Relation, difference: number): boolean {
  switch (relation) {
    case 'Equals':
      return difference === 0
    case 'LessThan':
      return difference < 0
    case 'LessThanEquals':
      return difference <= 0
    case 'GreaterThan':
      return difference > 0
    case 'GreaterThanEquals':
      return difference >= 0
  }
}

/** What reading a number takes, in steps. */
const testSteps = 10

/** `NumericEquals`, `NumericLessThan` and the rest. A value that is no number satisfies nothing. */
export function numeric(value: string, relation: Relation): ValueTest {
  const expected = decimalOf(value)
  if (expected === undefined) return unsatisfiable
  return (actual, _keys, steps) => {
    steps.left -= testSteps + (actual.length >>> 5)
    const number = decimalOf(actual)
    return number !== undefined && holds(relation, compareDecimals(number, expected))
  }
}

/** A decimal as written: `approximate` decides where both have few digits, `text` where not. */
export type Decimal = { approximate: number; text: string }

const decimalText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/** LIMIT: no key AWS documents needs more digits; it bounds the exact comparison. */
const maxDecimalLength = 100

/** A decimal or whole number; undefined where the text is none. */
export function decimalOf(text: string): Decimal | undefined {
  const trimmed = text.trim()
  if (trimmed.length > maxDecimalLength || !decimalText.test(trimmed)) return undefined
  return { approximate: Number(trimmed), text: trimmed }
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`, exactly. */
function compareDecimals(a: Decimal, b: Decimal): number {
  // Fifteen characters hold at most fifteen digits, and a double tells all such decimals apart.
  if (a.text.length <= 15 && b.text.length <= 15) return a.approximate - b.approximate
  const places = Math.max(fractionOf(a.text).length, fractionOf(b.text).length)
  const difference = scaled(a.text, places) - scaled(b.text, places)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function fractionOf(text: string): string {
  const point = text.indexOf('.')
  return point === -1 ? '' : text.slice(point + 1)
}

function scaled(text: string, places: number): bigint {
  const negative = text.startsWith('-')
  const digits = text.replace(/^[+-]/, '')
  const point = digits.indexOf('.')
  const whole = point === -1 ? digits : digits.slice(0, point)
  const number = BigInt(whole + fractionOf(text).padEnd(places, '0') || '0')
  return negative ? -number : number
}
