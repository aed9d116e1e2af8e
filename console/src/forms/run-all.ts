import { awsFailure, isAbort } from '../aws/aws-failure.ts'

/** One thing that is done to what was just made, and how to say that it failed. */
export type Step = { failed: string; run: () => Promise<unknown> }

/**
 * Does every step, whatever becomes of the ones before: what was made is there, and only what could not be
 * added to it is told, a sentence each.
 */
export async function runAll(steps: readonly Step[]): Promise<string[]> {
  const failures: string[] = []
  for (const { failed, run } of steps) {
    try {
      await run()
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown
      failures.push(`${failed}: ${awsFailure(thrown).message}`)
    }
  }
  return failures
}
