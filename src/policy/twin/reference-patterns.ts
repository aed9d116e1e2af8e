import { foldName } from '../../kernel/fold-name.ts'
import type { ContextKeys } from '../types.ts'
import { multivaluedKeys } from '../text/variables.ts'

/** One character of a pattern, or one of its wildcards, which may have to stop at a colon. */
type Atom = string | { any: 'run' | 'one'; within?: true }

/** Whether a pattern covers a whole text; `keys` is undefined where the text has no variables. */
export function wholeMatches(pattern: string, text: string, keys: ContextKeys | undefined): boolean {
  const atoms = atomsOf(piecesOf(pattern, keys !== undefined), keys)
  return atoms !== undefined && covers(atoms, text)
}

/** Whether a whole text equals another without wildcards. */
export function wholeEquals(
  expected: string,
  text: string,
  keys: ContextKeys | undefined,
  fold: (text: string) => string,
): boolean {
  const atoms = atomsOf(piecesOf(expected, keys !== undefined), keys, false)
  return atoms !== undefined && fold(atoms.join('')) === fold(text)
}

/**
 * The Resource element: an ARN, with variables after the fifth colon only; or a bare wildcard. Before the
 * fifth colon a wildcard stays within its segment, but for a star that ends it.
 */
export function resourceMatches(
  pattern: string,
  resource: string,
  keys: ContextKeys,
  variables: boolean,
): boolean {
  if (/^[*?]+$/.test(pattern)) return wholeMatches(pattern, resource, undefined)
  const parts = segments(piecesOf(pattern, variables))
  const isVariable = (piece: string): boolean => piece.length > 1 && !/^\$\{[*?$]\}$/.test(piece)
  if (parts.slice(0, 5).flat().some(isVariable)) return false
  // Without a star that runs on, a pattern has all six segments, and so it has where the last is reached.
  if (parts.length < 6 && !parts.some((part) => part.at(-1) === '*')) return false
  const atoms = parts.map((part, at) => {
    const own = atomsOf(part, keys)
    return own?.map((atom, place) => {
      const isFree = at === 5 || (part[place] === '*' && place === part.length - 1)
      return typeof atom === 'string' || isFree ? atom : { ...atom, within: true as const }
    })
  })
  if (atoms.includes(undefined)) return false
  const joined = atoms.flatMap((own, at) => (at === 0 ? own! : [':', ...own!]))
  return covers(joined, resource)
}

/** An ARN pattern against an ARN: six segments each, and no wildcard spans one of the first five colons. */
export function arnMatches(pattern: string, text: string, keys: ContextKeys | undefined): boolean {
  const pieces = piecesOf(pattern, keys !== undefined)
  const written = segments(pieces).map((part) => atomsOf(part, keys))
  // A variable may stand for the whole ARN or its beginning, and brings the colons of its value.
  const isFilled = written.length < 6 && /^\$\{[^*?$]/.test(pieces[0] ?? '')
  const patterns = isFilled ? segments(atomsOf(pieces, keys) ?? []) : written
  const texts = segments(codeUnits(text))
  if (patterns.length !== 6 || texts.length !== 6) return false
  return patterns.every((atoms, at) => atoms !== undefined && covers(atoms, texts[at]!.join('')))
}

/** Characters, with `${…}` as one piece where there are variables. */
function piecesOf(text: string, variables: boolean): string[] {
  return variables ? (text.match(/\$\{[^}]*\}|[^]/g) ?? []) : codeUnits(text)
}

function codeUnits(text: string): string[] {
  return text.split('')
}

function segments<T>(pieces: readonly (T | string)[]): (T | string)[][] {
  const split: (T | string)[][] = [[]]
  for (const piece of pieces) {
    if (piece === ':' && split.length < 6) split.push([])
    else split.at(-1)!.push(piece)
  }
  return split
}

function atomsOf(
  pieces: readonly string[],
  keys: ContextKeys | undefined,
  wildcards = true,
): Atom[] | undefined {
  const atoms: Atom[] = []
  for (const piece of pieces) {
    if (wildcards && piece === '*') atoms.push({ any: 'run' })
    else if (wildcards && piece === '?') atoms.push({ any: 'one' })
    else if (piece.length === 1) atoms.push(piece)
    else if (/^\$\{[*?$]\}$/.test(piece)) atoms.push(piece[2]!)
    else {
      const value = variableValue(piece.slice(2, -1), keys!)
      if (value === undefined) return undefined
      atoms.push(...codeUnits(value))
    }
  }
  return atoms
}

function variableValue(inner: string, keys: ContextKeys): string | undefined {
  const [name = '', ...rest] = inner.split(',')
  const key = foldName(name.trim())
  const values = multivaluedKeys.has(key) ? undefined : keys.get(key)
  if (values?.length === 1) return values[0]
  return /^\s*'([^]*)'\s*$/.exec(rest.join(','))?.[1]
}

/** Which prefixes of the text the atoms so far cover, one atom after another. */
function covers(atoms: readonly Atom[], text: string): boolean {
  let reached = [true, ...Array<boolean>(text.length).fill(false)]
  for (const atom of atoms) {
    const next = Array<boolean>(text.length + 1).fill(false)
    const takes = (char: string): boolean =>
      typeof atom === 'object' ? atom.within === undefined || char !== ':' : atom === char
    for (let at = 0; at <= text.length; at += 1) {
      const isRun = typeof atom === 'object' && atom.any === 'run'
      if (isRun) next[at] = reached[at]! || (at > 0 && next[at - 1]! && takes(text[at - 1]!))
      else if (at > 0) next[at] = reached[at - 1]! && takes(text[at - 1]!)
    }
    reached = next
  }
  return reached[text.length]!
}
