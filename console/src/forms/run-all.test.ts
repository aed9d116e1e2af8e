import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runAll } from './run-all.ts'

test('a step that fails is told and keeps no other from being done', async () => {
  const done: string[] = []
  const failures = await runAll([
    { failed: 'a was not done', run: () => Promise.reject(new Error('No.')) },
    { failed: 'b was not done', run: async () => done.push('b') },
  ])
  assert.deepEqual([failures, done], [['a was not done: No.'], ['b']])
})
