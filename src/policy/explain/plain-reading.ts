import { globOf, matchesGlob } from '../match/glob.ts'
import { newSteps } from '../steps.ts'
import { tokensOf } from '../text/variables.ts'

/** Both sides of a line of an explanation. */
export type Sides = {
  expected: readonly string[]
  filledIn?: readonly string[] | undefined
  actual: readonly string[]
}

/**
 * Whether somebody who reads both sides as plain text, with or without wildcards, minding case or not, one value
 * enough or all of them needed, could come to another verdict than `fits`.
 */
export function readsOtherwise(sides: Sides, fits: boolean, negated = false): boolean {
  const { expected, filledIn = [], actual } = sides
  const texts = [...expected, ...filledIn]
  // A lone star is a wildcard to every reader.
  const isEqual = (value: string) => texts.includes(value) || texts.includes('*')
  const isAlike = (value: string) => texts.some((text) => isLike(text.toLowerCase(), value.toLowerCase()))
  const readings = [
    actual.some(isEqual),
    actual.some(isAlike),
    actual.length > 0 && actual.every(isEqual),
    actual.length > 0 && actual.every(isAlike),
  ]
  return readings.some((isListed) => (negated ? !isListed : isListed) !== fits)
}

/** Whether both sides are alike, and only without regard to case. */
export function differsInCase({ expected, filledIn = [], actual }: Sides): boolean {
  const texts = [...expected, ...filledIn]
  const isAlike = (change: (text: string) => string) =>
    actual.some((value) => texts.some((text) => isLike(change(text), change(value))))
  return isAlike((text) => text.toLowerCase()) && !isAlike((text) => text)
}

function isLike(pattern: string, text: string): boolean {
  return matchesGlob(globOf(tokensOf(pattern, { variables: false, wildcards: true })), text, newSteps())
}
