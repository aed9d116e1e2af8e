/** A change that no test can notice, by its place in the code and with the reason. */
export type Equivalent = { file: string; line: string; before: string; after: string; reason: string }

const glob = 'src/policy/match/glob.ts'
const match = 'src/policy/match/match.ts'
const runningStar = 'src/policy/match/running-star.ts'
const shortCut = 'a short cut: the way round it gives the same, later'

/** Every change that is held to mean the same; `line` is the trimmed source line it stands on. */
export const equivalents: readonly Equivalent[] = [
  {
    file: runningStar,
    line: 'if (nthColon(text, 6) === -1) return false',
    before: 'nthColon(text, 6) === -1',
    after: 'false',
    reason: shortCut,
  },
  {
    file: runningStar,
    line: 'if (fitting.length === 0) return fitting',
    before: 'fitting.length === 0',
    after: 'false',
    reason: 'from nowhere no segment is next: the list of as many as NaN is empty too',
  },
  {
    file: 'src/policy/conditions/date.ts',
    line: 'if (expected === undefined) return unsatisfiable',
    before: 'expected === undefined',
    after: 'false',
    reason: 'a difference to nothing is NaN, of which no relation holds',
  },
  {
    file: 'src/policy/conditions/string.ts',
    line: 'if (!hasVariables(tokens)) {',
    before: '!hasVariables(tokens)',
    after: 'false',
    reason: shortCut,
  },
  {
    file: glob,
    line: 'if (glob.anything) return true',
    before: 'glob.anything',
    after: 'false',
    reason: shortCut,
  },
  {
    file: glob,
    line: 'if (end - start < glob.minLength) return false',
    before: 'end - start < glob.minLength',
    after: 'false',
    reason: shortCut,
  },
  {
    file: match,
    line: "if (lower === '*') return () => true",
    before: "lower === '*'",
    after: 'false',
    reason: shortCut,
  },
  {
    file: match,
    line: 'if (prefix !== undefined) return (text) => text.startsWith(prefix)',
    before: 'prefix !== undefined',
    after: 'false',
    reason: shortCut,
  },
]
