import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Target } from './target.ts'

/** Inputs that once did harm, by target, with what they did: `npm run fuzz` prints such lines. */
const found = readFileSync(join(import.meta.dirname, 'found.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { target: string; about: string; input: string })

const names = globSync('*.ts', { cwd: join(import.meta.dirname, 'targets') }).map((file) =>
  basename(file, '.ts'),
)

for (const name of names.sort()) {
  test(`the readers of ${name} keep their promises for what is right, disturbed or nonsense`, async () => {
    const { open } = (await import(`./targets/${name}.ts`)) as { open: () => Target | Promise<Target> }
    const target = await open()
    try {
      for (const seed of target.seeds) await target.run(Buffer.from(seed))
      for (const { target: of, input } of found)
        if (of === name) await target.run(Buffer.from(input, 'base64'))
      await fc.assert(
        fc.asyncProperty(anyInput(target), async (input) => target.run(input)),
        { numRuns: 400 },
      )
    } finally {
      await target.close?.()
    }
  })
}

/** A seed with some stretches of it replaced, mostly by what its language is made of; or any bytes. */
function anyInput({ seeds, words = [] }: Target): fc.Arbitrary<Buffer> {
  const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array))
  const insert = fc.oneof(
    bytes,
    fc.constantFrom(...words).map((word) => Buffer.from(word)),
    fc.string({ maxLength: 8 }).map((text) => Buffer.from(text)),
  )
  const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), insert)
  const disturbed = fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 4 }))
    .map(([seed, edits]) => edits.reduce(disturb, Buffer.from(seed) as Buffer))
  return fc.oneof({ weight: 1, arbitrary: bytes }, { weight: 6, arbitrary: disturbed })
}

function disturb(input: Buffer, [where, removed, inserted]: [number, number, Buffer]): Buffer {
  const at = Math.floor(where * input.length)
  return Buffer.concat([input.subarray(0, at), inserted, input.subarray(at + removed)])
}
