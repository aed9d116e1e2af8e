import type { Token } from '../text/variables.ts'
import type { Steps } from '../steps.ts'

/**
 * A run between two stars: `text` where it is literal, else `codes`, in which -1 stands for any one
 * character; a short literal run has none. A character is a UTF-16 code unit, as it is to the JVM that AWS runs on.
 */
type Piece = { length: number; text: string | undefined; codes: Int32Array }

/** A pattern made ready: the runs between its stars. One run and no star is an exact match. */
export type Glob = { pieces: readonly Piece[]; minLength: number; anything: boolean }

/**
 * Prepares a pattern of text and wildcards; a variable must have been resolved before and counts as empty
 * here.
 */
export function globOf(tokens: readonly Token[]): Glob {
  const runs: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind !== 'star') runs.at(-1)!.push(token)
    else if (runs.length === 1 || runs.at(-1)!.length > 0) runs.push([])
  }
  const pieces = runs.map(pieceOf)
  const minLength = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return { pieces, minLength, anything: pieces.length > 1 && minLength === 0 }
}

/** Up to this length the platform's own search costs less than preparing one of ours. */
const shortPiece = 32

const noCodes = new Int32Array(0)

function pieceOf(tokens: readonly Token[]): Piece {
  const literal = literalOf(tokens)
  if (literal !== undefined && literal.length <= shortPiece) {
    return { length: literal.length, text: literal, codes: noCodes }
  }
  const codes: number[] = []
  for (const token of tokens) {
    if (token.kind === 'one') codes.push(-1)
    else if (token.kind === 'text') {
      for (let at = 0; at < token.text.length; at += 1) codes.push(token.text.charCodeAt(at))
    }
  }
  return { length: codes.length, text: literal, codes: Int32Array.from(codes) }
}

/** The text of a run without wildcards. */
function literalOf(tokens: readonly Token[]): string | undefined {
  let text = ''
  for (const token of tokens) {
    if (token.kind === 'one') return undefined
    if (token.kind === 'text') text += token.text
  }
  return text
}

/**
 * Whether the pattern covers the whole of `text` from `start` up to `end`. Takes time linear in the text, times 32
 * characters of the pattern; false where the steps run out.
 */
export function matchesGlob(glob: Glob, text: string, steps: Steps, start = 0, end = text.length): boolean {
  const { pieces, minLength } = glob
  steps.left -= 1
  if (glob.anything) return true
  if (end - start < minLength || steps.left < 0) return false
  const first = pieces[0]!
  if (pieces.length === 1) return end - start === minLength && standsAt(first, text, start, steps)
  const last = pieces[pieces.length - 1]!
  if (!standsAt(first, text, start, steps) || !standsAt(last, text, end - last.length, steps)) return false
  let from = start + first.length
  const until = end - last.length
  // The leftmost place of each run leaves the most room for the next, so there is never a reason to go back.
  for (let index = 1; index < pieces.length - 1; index += 1) {
    const piece = pieces[index]!
    const at = find(piece, text, from, until, steps)
    if (at === -1) return false
    from = at + piece.length
  }
  return from <= until
}

function standsAt(piece: Piece, text: string, at: number, steps: Steps): boolean {
  steps.left -= piece.length >>> 5
  if (piece.text !== undefined) return text.startsWith(piece.text, at)
  for (let index = 0; index < piece.length; index += 1) {
    const code = piece.codes[index]
    if (code !== -1 && code !== text.charCodeAt(at + index)) return false
  }
  return true
}

function find(piece: Piece, text: string, from: number, until: number, steps: Steps): number {
  if (piece.length > until - from) return -1
  if (piece.text !== undefined && piece.length <= shortPiece) {
    const at = text.indexOf(piece.text, from)
    const scanned = (at === -1 ? text.length : at) - from
    steps.left -= 1 + ((scanned * piece.length) >>> 5)
    return at !== -1 && at + piece.length <= until ? at : -1
  }
  return findByBits(piece, text, from, until, steps)
}

/**
 * The shift-and search: bit i of the state says that the first i + 1 characters of the piece end here. It
 * looks at each character of the text once, whatever the piece, and takes a step for 32 characters of the piece.
 */
function findByBits(piece: Piece, text: string, from: number, until: number, steps: Steps): number {
  const words = (piece.length + 31) >>> 5
  const state = new Uint32Array(words)
  const masks = new Map<number, Uint32Array>()
  const topBit = 1 << ((piece.length - 1) & 31)
  for (let at = from; at < until; at += 1) {
    const code = text.charCodeAt(at)
    let mask = masks.get(code)
    steps.left -= mask === undefined ? piece.length : words
    if (steps.left < 0) return -1
    if (mask === undefined) masks.set(code, (mask = maskOf(piece, code, words)))
    let carry = 1
    for (let word = 0; word < words; word += 1) {
      const bits = state[word]!
      state[word] = ((bits << 1) | carry) & mask[word]!
      carry = bits >>> 31
    }
    if ((state[words - 1]! & topBit) !== 0) return at - piece.length + 1
  }
  return -1
}

function maskOf(piece: Piece, code: number, words: number): Uint32Array {
  const mask = new Uint32Array(words)
  for (let index = 0; index < piece.length; index += 1) {
    const own = piece.codes[index]
    if (own === -1 || own === code) mask[index >>> 5]! |= 1 << (index & 31)
  }
  return mask
}
