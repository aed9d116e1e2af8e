import type { FindingCode, FindingType } from './codes.ts'

/** One step from the policy down to a part of it: an element's value, a place in a list, or a key itself. */
export type PathStep = { value: string } | { index: number } | { key: string }

/** A part of the policy's text: `start` is its first offset, `end` the one after its last. */
export type Place = { steps: readonly PathStep[]; start: number; end: number }

/**
 * One thing the linter has to say. Lines and columns count from 1, columns in UTF-16 code units; the end is one
 * column further than the last character. `place` is the same by steps and offsets.
 */
export type LintFinding = {
  code: FindingCode
  findingType: FindingType
  message: string
  /** What to write instead, where that is known. */
  fix?: string | undefined
  /** E.g. `Statement[1].Action[0]`. */
  path: string
  line: number
  column: number
  endLine: number
  endColumn: number
  learnMore: string
  place: Place
}

/** A path as people write it: `Statement[1].Condition.StringEquals.aws:PrincipalTag/team`. */
export function pathText(steps: readonly PathStep[]): string {
  let text = ''
  for (const step of steps) {
    if ('index' in step) text += `[${step.index}]`
    else text += `${text === '' ? '' : '.'}${'value' in step ? step.value : step.key}`
  }
  return text
}
