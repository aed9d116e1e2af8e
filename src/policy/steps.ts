/**
 * The work that deciding may still take. A step is 32 comparisons of a character of a text with a character of a
 * pattern, or one small test: a nanosecond or a few. Steps are counted where they are spent, and never milliseconds, so
 * that every machine decides alike.
 */
export type Steps = {
  /** Below zero once the work was more than that: no answer given since then counts. */
  left: number
  /** Verdicts that hold for all questions of a request; undefined where it asks only one. */
  readonly shared: SharedVerdicts | undefined
}

/** The conditions that cannot tell the questions of one request apart, with their verdicts. */
export type SharedVerdicts = {
  /** By compiled condition: `undefined` where it has not been asked yet, `null` where its verdict is each question's own. */
  readonly verdicts: Map<object, boolean | null>
  /** Whether a key has the same values in every question. */
  isShared(lowerCaseKey: string): boolean
}

/**
 * LIMIT: steps of one question, some ten milliseconds where a caller and a policy mean harm. The dearest question that
 * AWS's quotas allow with ordinary policies takes some ten thousand.
 */
export const questionSteps = 8_000_000

/**
 * LIMIT: steps of one request, however many questions it asks. A thousand keys held against 540 ordinary statements
 * take a twentieth at the most.
 */
export const requestSteps = 128_000_000

/** A budget of so many steps. */
export function newSteps(left: number = questionSteps, shared?: SharedVerdicts): Steps {
  return { left, shared }
}

/** Whether there was not enough. */
export function ranOut(steps: Steps): boolean {
  return steps.left < 0
}
