import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusingSides } from './refusing-sides.ts'

test('each side that denies or is silent is told, and no other', () => {
  const sides = refusingSides([
    { layer: 'scp', verdict: 'allows' },
    { layer: 'identity', verdict: 'silent' },
    { layer: 'resource', verdict: 'denies' },
    { layer: 'boundary', verdict: 'absent' },
    { layer: 'session', verdict: 'not-needed' },
  ])
  assert.deepEqual(sides, [
    'No policy of who signed in allows it.',
    'The trust policy of the role denies it.',
  ])
})
