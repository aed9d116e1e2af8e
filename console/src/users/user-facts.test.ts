import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activeKeyDays, lastActivity } from './user-facts.ts'

const now = new Date('2026-11-20T00:00:00Z')
const key = (made: string, Status: 'Active' | 'Inactive', used?: string) => ({
  Status,
  CreateDate: new Date(made),
  lastUsed:
    used === undefined ? undefined : { LastUsedDate: new Date(used), ServiceName: 's3', Region: 'us-east-1' },
})

test('a key counts by its age only while it is active', () => {
  const keys = [key('2026-01-01', 'Inactive'), key('2026-11-01', 'Active'), key('2026-11-10', 'Active')]
  assert.equal(activeKeyDays({ keys }, now), 19)
  assert.equal(activeKeyDays({ keys: keys.slice(0, 1) }, now), undefined)
})

test('the last activity is the latest of password and keys', () => {
  const keys = [key('2026-01-01', 'Inactive', '2026-05-01'), key('2026-01-01', 'Active', '2026-04-01')]
  assert.deepEqual(lastActivity({ keys }, new Date('2026-03-01')), new Date('2026-05-01'))
  assert.deepEqual(lastActivity({ keys }, new Date('2026-06-01')), new Date('2026-06-01'))
  assert.equal(lastActivity({ keys: [] }, undefined), undefined)
})
