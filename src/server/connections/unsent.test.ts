import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { createUnsent } from './unsent.ts'

function response(): ServerResponse & { gone: boolean } {
  const one = Object.assign(new EventEmitter(), { gone: false, destroy: () => void (one.gone = true) })
  return one as unknown as ServerResponse & { gone: boolean }
}

test('answers hold as much as they may; beyond it those go that have been at it the longest', () => {
  const unsent = createUnsent(1_000_000)
  const [first, second, third, small] = [response(), response(), response(), response()]
  unsent.hold(first, 500_000)
  unsent.hold(second, 500_000)
  unsent.hold(small, 65_536)
  assert.deepEqual([first.gone, second.gone], [false, false])
  unsent.hold(third, 500_000)
  assert.deepEqual([first.gone, second.gone, third.gone, small.gone], [true, false, false, false])
})

test('an answer that was taken makes room', () => {
  const unsent = createUnsent(1_000_000)
  const [first, second, third] = [response(), response(), response()]
  unsent.hold(first, 600_000)
  first.emit('close')
  unsent.hold(second, 600_000)
  unsent.hold(third, 400_000)
  assert.deepEqual([first.gone, second.gone, third.gone], [false, false, false])
})

test('an answer larger than all may hold goes out alone', () => {
  const unsent = createUnsent(1_000_000)
  const [first, huge] = [response(), response()]
  unsent.hold(first, 100_000)
  unsent.hold(huge, 2_000_000)
  assert.deepEqual([first.gone, huge.gone], [true, false])
})
