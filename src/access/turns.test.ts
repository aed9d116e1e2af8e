import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTurns } from './turns.ts'

test('long works take turns, and leave the event loop to everybody else between them', async () => {
  const turns = createTurns()
  const order: string[] = []
  let ticks = 0
  let isDone = false
  const tick = (): void => {
    ticks += 1
    if (!isDone) setTimeout(tick, 0)
  }
  setTimeout(tick, 0)
  const work = async (name: string): Promise<void> => {
    for (let piece = 0; piece < 3; piece += 1) {
      while (!turns.isOver()) await Promise.resolve()
      order.push(name)
      await turns.next()
    }
  }
  await Promise.all([work('a'), work('b')])
  isDone = true
  assert.equal(order.length, 6)
  assert.ok(
    order.every((name, at) => name !== order[at - 1]),
    order.join(),
  )
  assert.ok(ticks >= 3, `${ticks} timers ran meanwhile`)
})

test('whoever waits alone goes on in the next turn', async () => {
  const turns = createTurns()
  await turns.next()
  assert.equal(turns.isOver(), false)
})

test('works of one name are done one after the other, also after one that failed; those of others meanwhile', async () => {
  const turns = createTurns()
  const order: string[] = []
  const work =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      order.push(`${name} begins`)
      await turns.next()
      order.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const all = [turns.alone('a', work('1', true)), turns.alone('a', work('2')), turns.alone('b', work('3'))]
  const settled = await Promise.allSettled(all)
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  )
  assert.ok(order.indexOf('2 begins') > order.indexOf('1 ends'), order.join())
  assert.ok(order.indexOf('3 begins') < order.indexOf('1 ends'), order.join())
})
