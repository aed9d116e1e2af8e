/** Numbers that one seed always gives alike. */
export type Random = { below(bound: number): number; of<T>(list: readonly T[]): T }

/** The generator called mulberry32: 32 bits of state are plenty for choosing mutations. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return { below, of: (list) => list[below(list.length)]! }
}
