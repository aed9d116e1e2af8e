import type { ContextKeys } from '../types.ts'
import type { Steps } from '../steps.ts'

/** Whether a text matches, in the light of this request's keys; what it takes is counted in `steps`. */
export type TextMatcher = (text: string, keys: ContextKeys, steps: Steps) => boolean
