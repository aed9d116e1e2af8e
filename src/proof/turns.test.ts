import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from './turns.ts'

/** Work that ends when the test says so, and the order in which it began. */
function bench(limits = { atOnce: 1, waiting: 4, waitingOfOne: 3 }) {
  const inTurn = createTurns(limits)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (source: string) =>
    inTurn(source, () => {
      begun.push(source)
      return new Promise<void>((resolve) => ends.push(resolve))
    }).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    )
  const endNext = async () => {
    ends.shift()!()
    await new Promise(setImmediate)
  }
  return { ask, begun, endNext }
}

test('next is whose source has had the fewest turns, of equal ones who came first', async () => {
  const { ask, begun, endNext } = bench()
  for (const source of ['mallory', 'mallory', 'mallory', 'anna', 'bert']) void ask(source)
  for (let turn = 0; turn < 4; turn += 1) await endNext()
  assert.deepEqual(begun, ['mallory', 'anna', 'bert', 'mallory', 'mallory'])
})

test('one source has no more than its places', async () => {
  const { ask } = bench()
  for (let n = 0; n < 4; n += 1) void ask('mallory')
  assert.equal(await ask('mallory'), 'Throttling')
})

test('who comes for the first time takes the place of who has had turns', async () => {
  const { ask, begun, endNext } = bench({ atOnce: 1, waiting: 2, waitingOfOne: 2 })
  void ask('mallory')
  const waits = [ask('mallory'), ask('mallory')]
  void ask('anna')
  assert.equal(await waits[1], 'Throttling')
  await endNext()
  assert.deepEqual(begun, ['mallory', 'anna'])
})

test('where all who wait came for the first time, who comes later is refused', async () => {
  const { ask } = bench({ atOnce: 1, waiting: 2, waitingOfOne: 2 })
  for (const source of ['a', 'b', 'c']) void ask(source)
  assert.equal(await ask('d'), 'Throttling')
})
