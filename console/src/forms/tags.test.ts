import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tagChanges, tagErrors } from './tags.ts'

test('only what differs is tagged and untagged', () => {
  const before = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '1' },
    { Key: 'c', Value: '1' },
  ]
  const after = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ]
  assert.deepEqual(tagChanges(before, after), { put: [{ Key: 'b', Value: '2' }], remove: ['c'] })
})

test('a key is there, is not reserved and is not twice', () => {
  const keys = ['a', '', 'aws:x', 'A']
  const errors = tagErrors(keys.map((Key) => ({ Key, Value: '' })))
  assert.deepEqual(Object.keys(errors), ['1', '2', '3'])
})
