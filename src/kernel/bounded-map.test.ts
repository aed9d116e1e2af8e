import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBoundedMap } from './bounded-map.ts'

test('keeps what is used and forgets what is not', () => {
  const map = createBoundedMap<number, string>(10)
  map.set(0, 'kept')
  for (let key = 1; key <= 50; key++) {
    map.set(key, `value ${key}`)
    assert.equal(map.get(0), 'kept')
  }
  assert.equal(map.get(50), 'value 50')
  assert.equal(map.get(1), undefined)
})

test('never holds more than its limit', () => {
  const map = createBoundedMap<number, number>(100)
  for (let key = 0; key < 1000; key++) map.set(key, key)
  let held = 0
  for (let key = 0; key < 1000; key++) if (map.get(key) !== undefined) held++
  assert.ok(held <= 100, `${held} entries`)
})

test('a deleted entry is gone from both generations', () => {
  const map = createBoundedMap<string, number>(4)
  map.set('a', 1)
  map.set('b', 2)
  map.set('c', 3)
  map.delete('a')
  map.delete('c')
  assert.equal(map.get('a'), undefined)
  assert.equal(map.get('c'), undefined)
})
