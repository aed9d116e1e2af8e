import type { Random } from './random.ts'

/** LIMIT: an input's bytes; what takes more than linear time shows well before that. */
export const inputMaximum = 8192

const interesting = [0, 1, 9, 10, 13, 32, 34, 37, 39, 42, 46, 47, 48, 57, 58, 60, 92, 123, 127, 128, 192, 255]

/** Another input made of this one: some bytes changed, words put in, parts doubled, removed or taken from another. */
export function mutate(
  input: Buffer,
  others: readonly Buffer[],
  words: readonly Buffer[],
  random: Random,
): Buffer {
  let out: Buffer = Buffer.from(input)
  const rounds = 1 << random.below(5)
  for (let round = 0; round < rounds; round += 1) out = mutateOnce(out, others, words, random)
  return out.subarray(0, inputMaximum)
}

function mutateOnce(
  input: Buffer,
  others: readonly Buffer[],
  words: readonly Buffer[],
  random: Random,
): Buffer {
  const at = random.below(input.length + 1)
  const until = Math.min(input.length, at + 1 + random.below(random.below(4) === 0 ? 256 : 8))
  const replaced = (from: number, to: number, middle: Uint8Array): Buffer =>
    Buffer.concat([input.subarray(0, from), middle, input.subarray(to)])
  switch (random.below(9)) {
    case 0:
      return replaced(at, Math.min(input.length, at + 1), Buffer.of(random.below(256)))
    case 1:
      return replaced(at, at, Buffer.of(random.of(interesting)))
    case 2:
      return replaced(at, until, Buffer.alloc(0))
    case 3:
      return replaced(at, at, random.of(words))
    case 4:
      return replaced(at, until, random.of(words))
    case 5: {
      const other = random.of(others)
      const start = random.below(other.length + 1)
      return replaced(at, until, other.subarray(start, start + 1 + random.below(64)))
    }
    case 6: {
      const other = random.of(others)
      return Buffer.concat([input.subarray(0, at), other.subarray(random.below(other.length + 1))])
    }
    case 7: {
      const part = input.subarray(at, until)
      const times = 1 + random.below(random.below(8) === 0 ? 200 : 3)
      return replaced(at, at, Buffer.concat(Array.from({ length: times }, () => part)))
    }
    default:
      if (at >= input.length) return input
      return replaced(at, at + 1, Buffer.of(input[at]! ^ (1 << random.below(8))))
  }
}

/** A smaller input of which `fails` still holds; parts are taken out as long as that is so. */
export async function minimise(input: Buffer, fails: (input: Buffer) => Promise<boolean>): Promise<Buffer> {
  let small = input
  for (let size = Math.max(1, small.length >> 1); size >= 1; size >>= 1) {
    for (let at = 0; at < small.length;) {
      const without = Buffer.concat([small.subarray(0, at), small.subarray(at + size)])
      if (await fails(without)) small = without
      else at += size
    }
  }
  return small
}
