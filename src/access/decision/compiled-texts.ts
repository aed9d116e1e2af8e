import { createBoundedMap } from '../../kernel/bounded-map.ts'
import { compileText, type CompiledPolicy } from '../../policy/compile.ts'

/** Compiled policies by their text: the same document is parsed once, however many principals share it. */
export type CompiledTexts = { get(text: string): CompiledPolicy }

// LIMIT: 5,000 documents of 2 KB are some 40 MB compiled; a test account has tens, a busy one hundreds.
const limit = 5000

/** An empty cache of compiled policies. */
export function createCompiledTexts(): CompiledTexts {
  const compiled = createBoundedMap<string, CompiledPolicy>(limit)
  return {
    get(text) {
      let policy = compiled.get(text)
      if (policy === undefined) {
        policy = compileText(text)
        compiled.set(text, policy)
      }
      return policy
    },
  }
}
