import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createQueryCache } from './query-cache.ts'

test('a list shows its parts while the rest arrives, and its old whole while it is renewed', async () => {
  const cache = createQueryCache(() => 0)
  const seen: unknown[] = []
  const gate = Promise.withResolvers<void>()
  cache.listen<string[]>(
    'users',
    async (_, partly) => {
      partly(['a'])
      await gate.promise
      return ['a', 'b']
    },
    () => seen.push([cache.read('users').status, cache.read('users').data]),
  )
  await turn()
  gate.resolve()
  await turn()
  cache.refresh('users')
  await turn()
  assert.deepEqual(seen, [
    ['loading', undefined],
    ['more', ['a']],
    ['ready', ['a', 'b']],
    ['ready', ['a', 'b']],
    ['ready', ['a', 'b']],
  ])
})

test('what nobody listens to any more is aborted, and what was changed is loaded anew', async () => {
  const cache = createQueryCache(() => 0)
  let aborted = false
  const leave = cache.listen(
    'groups/x',
    (signal) => {
      signal.addEventListener('abort', () => (aborted = true))
      return new Promise(() => {})
    },
    () => {},
  )
  leave()
  await new Promise((done) => setTimeout(done))
  assert.ok(aborted)

  let loads = 0
  cache.listen(
    'groups',
    async () => ++loads,
    () => {},
  )
  await turn()
  cache.invalidate('group')
  await turn()
  assert.equal(cache.read('groups').data, 2)
})

test('a failure is kept and replaced by the next answer', async () => {
  const cache = createQueryCache(() => 0)
  let fails = true
  cache.listen(
    'x',
    async () => (fails ? Promise.reject(new Error('no')) : 'yes'),
    () => {},
  )
  await turn()
  assert.deepEqual([cache.read('x').status, String(cache.read('x').error)], ['failed', 'Error: no'])
  fails = false
  cache.refresh('x')
  await turn()
  assert.deepEqual(
    [cache.read('x').status, cache.read('x').data, cache.read('x').error],
    ['ready', 'yes', undefined],
  )
})
