import { inHashOrder } from './hash-order.ts'
import { patternOf } from './pattern.ts'
import type { Shape } from './shape.ts'

const atLeast = (min: number, what: string) => `Member must have ${what} greater than or equal to ${min}`
const atMost = (max: number, what: string) => `Member must have ${what} less than or equal to ${max}`
/** The sentence of a pattern. */
export const matching = (pattern: string) => `Member must satisfy regular expression pattern: ${pattern}`
// AWS: the values are those of a hash set, as Lambda's and Cognito's answers show.
const among = (values: readonly string[]) =>
  `Member must satisfy enum value set: [${inHashOrder(values, (value) => value).join(', ')}]`

/** The constraints on a length that a length breaks. */
export function sizeConstraints(shape: Shape, size: number): string[] {
  const failed: string[] = []
  if (shape.min !== undefined && size < shape.min) failed.push(atLeast(shape.min, 'length'))
  if (shape.max !== undefined && size > shape.max) failed.push(atMost(shape.max, 'length'))
  return failed
}

/** The constraints of its shape that a scalar breaks, as AWS's sentences. */
export function scalarConstraints(shape: Shape, value: unknown): readonly string[] {
  if (shape.min === undefined && shape.max === undefined && !shape.pattern && !shape.enum) return none
  if (typeof value === 'number') {
    const failed: string[] = []
    if (shape.min !== undefined && value < shape.min) failed.push(atLeast(shape.min, 'value'))
    if (shape.max !== undefined && value > shape.max) failed.push(atMost(shape.max, 'value'))
    return failed
  }
  if (value instanceof Uint8Array) return sizeConstraints(shape, value.length)
  if (typeof value !== 'string') return none
  const failed = sizeConstraints(shape, scalarLength(value))
  if (shape.pattern !== undefined && !patternOf(shape).test(value)) failed.push(matching(shape.pattern))
  if (shape.enum !== undefined && !shape.enum.includes(value)) failed.push(among(shape.enum))
  return failed
}

const none: readonly string[] = []

/** Every constraint of a scalar shape. */
export function allConstraints(shape: Shape): string[] {
  const what = shape.type === 'string' || shape.type === 'blob' ? 'length' : 'value'
  return [
    ...(shape.max === undefined ? [] : [atMost(shape.max, what)]),
    ...(shape.min === undefined ? [] : [atLeast(shape.min, what)]),
    ...(shape.pattern === undefined ? [] : [matching(shape.pattern)]),
    ...(shape.enum === undefined ? [] : [among(shape.enum)]),
  ]
}

/** A text's length in Unicode scalar values, which is how AWS counts. */
export function scalarLength(text: string): number {
  let length = text.length
  if (!/[\ud800-\udbff]/.test(text)) return length
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length--
      i++
    }
  }
  return length
}
