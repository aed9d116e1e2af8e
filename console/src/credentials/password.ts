const sets = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#$%^&*()_+-=[]{}']

/**
 * A password of 20 characters with all four kinds, none easily taken for another. `random` gives a number
 * below its argument, each as likely.
 */
export function makePassword(random: (below: number) => number): string {
  const all = sets.join('')
  const characters = [...sets, ...Array<string>(16).fill(all)].map((set) => set[random(set.length)]!)
  for (let at = characters.length - 1; at > 0; at--) {
    const other = random(at + 1)
    ;[characters[at], characters[other]] = [characters[other]!, characters[at]!]
  }
  return characters.join('')
}

/** The browser's own randomness, without the bias of a remainder. */
export function randomBelow(below: number): number {
  const limit = Math.floor(2 ** 32 / below) * below
  const box = new Uint32Array(1)
  do crypto.getRandomValues(box)
  while (box[0]! >= limit)
  return box[0]! % below
}
