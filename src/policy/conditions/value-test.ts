import type { Steps } from '../steps.ts'
import type { ContextKeys } from '../types.ts'

/**
 * Whether one value of the request satisfies one value of the policy, by the positive form of the operator.
 */
export type ValueTest = (actual: string, keys: ContextKeys, steps: Steps) => boolean

/** A test that no value satisfies: for policy values that cannot be read. */
export const unsatisfiable: ValueTest = () => false
