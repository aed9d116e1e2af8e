import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pooledRandom } from './pooled-random.ts'

/** A source that counts its bytes, so that each one can be told apart. */
function counting() {
  let at = 0
  const sizes: number[] = []
  const source = (length: number) => {
    sizes.push(length)
    const bytes = Buffer.alloc(length)
    for (let index = 0; index < length; index += 1) bytes[index] = (at += 1) % 251
    return bytes
  }
  return { source, sizes }
}

test('hands out each byte of its source once, in order', () => {
  const random = pooledRandom(counting().source)
  const bytes = Buffer.concat([random(1), random(16), random(0), random(30)])
  assert.deepEqual(
    [...bytes],
    Array.from({ length: 47 }, (_, index) => index + 1),
  )
})

test('never hands out anything twice, across the end of a pool either', () => {
  let words = 0
  const random = pooledRandom((length) => {
    const bytes = Buffer.alloc(length)
    for (let at = 0; at < length; at += 4) bytes.writeUInt32BE((words += 1), at)
    return bytes
  })
  const seen = new Set<number>()
  for (let round = 0; round < 2000; round += 1) {
    const part = Buffer.from(random(12))
    for (let at = 0; at < 12; at += 4) seen.add(part.readUInt32BE(at))
  }
  assert.equal(seen.size, 6000)
  assert.equal(words, (Math.ceil(2000 / Math.floor(4096 / 12)) * 4096) / 4)
})

test('asks its source itself for what is larger than a pool', () => {
  const { source, sizes } = counting()
  assert.equal(pooledRandom(source)(5000).length, 5000)
  assert.deepEqual(sizes, [4096, 5000])
})

test('what was handed out does not change with what follows', () => {
  const random = pooledRandom(counting().source)
  const first = random(16)
  const copy = Buffer.from(first)
  for (let round = 0; round < 1000; round += 1) random(16)
  assert.deepEqual(Buffer.from(first), copy)
})
