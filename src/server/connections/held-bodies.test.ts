import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AwsError } from '../../kernel/aws-error.ts'
import { createHeldBodies, type Room } from './held-bodies.ts'

const busy = () => new AwsError('SlowDown', 503, 'Please reduce your request rate.')
const ten = 10_000_000

test('bodies of strangers hold 64 MB together: six of the largest, and the seventh waits', async () => {
  const held = createHeldBodies({ bytes: 64_000_000, small: 10 })
  const rooms = Array.from({ length: 6 }, () => held.take(ten, busy))
  assert.ok(rooms.every((room) => !(room instanceof Promise)))
  const seventh = held.take(ten, busy)
  assert.ok(seventh instanceof Promise)
  assert.ok(held.take(100_000, busy) instanceof Promise, 'nobody passes by who waits')
  held.leave(rooms[0] as Room)
  assert.equal((await seventh).bytes, ten)
})

test('leaving twice gives no room twice', () => {
  const held = createHeldBodies({ bytes: 2 * ten, small: 10 })
  const first = held.take(ten, busy) as Room
  held.leave(first)
  held.leave(first)
  held.take(ten, busy)
  assert.ok(!(held.take(ten, busy) instanceof Promise))
  assert.ok(held.take(ten, busy) instanceof Promise)
})

test('who has had a turn makes way for who waits; who waits in vain is told to come again', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  let now = 0
  context.mock.method(performance, 'now', () => now)
  const tick = (milliseconds: number) => {
    now += milliseconds
    context.mock.timers.tick(milliseconds)
  }
  const held = createHeldBodies({ bytes: 2 * ten, small: 10 })
  const cut: string[] = []
  const begin = (name: string, room: Room) => (room.cut = ({ code }) => cut.push(`${name} ${code}`))
  begin('first', held.take(ten, busy) as Room)
  tick(1000)
  begin('second', held.take(ten, busy) as Room)
  const third = held.take(ten, busy) as Promise<Room>
  tick(4999)
  assert.deepEqual(cut, [])
  tick(1)
  assert.deepEqual(cut, ['first RequestTimeout'])
  begin('third', await third)
  // Both keep their room for less than a turn while the last one waits.
  const stubborn = createHeldBodies({ bytes: ten, small: 10 })
  stubborn.take(ten, busy)
  const refused = Promise.all(
    [ten, ten, ten].map((bytes) =>
      (stubborn.take(bytes, busy) as Promise<Room>).catch(({ code }) => code as string),
    ),
  )
  tick(5000)
  tick(5000)
  const told = await refused
  assert.equal(told.filter((one) => one === 'SlowDown').length, 2)
})

test('small bodies never wait; one too many on their way ends the first', () => {
  const held = createHeldBodies({ bytes: ten, small: 2 })
  held.take(ten, busy)
  const cut: string[] = []
  for (const name of ['first', 'second', 'third']) {
    const room = held.take(65_536, busy) as Room
    room.cut = ({ code }) => cut.push(`${name} ${code}`)
  }
  assert.deepEqual(cut, ['first RequestTimeout'])
})

test('the queue of those who wait is bounded', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const held = createHeldBodies({ bytes: ten, small: 2 })
  held.take(ten, busy)
  const waiting = Array.from({ length: 1000 }, () => (held.take(ten, busy) as Promise<Room>).catch(() => {}))
  assert.throws(() => held.take(ten, busy), { code: 'SlowDown', status: 503 })
  context.mock.timers.tick(10_000)
  await Promise.all(waiting)
})
