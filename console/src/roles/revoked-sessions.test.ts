import assert from 'node:assert/strict'
import { test } from 'node:test'
import { revokedBefore, revokingPolicy } from './revoked-sessions.ts'

test('the policy that revokes sessions tells the time from which on it spares them', () => {
  const now = new Date('2026-11-20T10:00:00.000Z')
  assert.deepEqual(revokedBefore(revokingPolicy(now)), now)
  assert.equal(revokedBefore('{"Statement":[]}'), undefined)
})
