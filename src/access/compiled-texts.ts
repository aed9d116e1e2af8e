import type { CompiledPolicy } from '../policy/compile.ts'

/** Compiled policies by their text: the same document is parsed once, however many principals share it. */
export type CompiledTexts = { get(text: string): CompiledPolicy }
