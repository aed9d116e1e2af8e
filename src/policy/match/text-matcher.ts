import type { ContextKeys } from '../types.ts'

/** Whether a text matches, in the light of this request's keys. */
export type TextMatcher = (text: string, keys: ContextKeys) => boolean
