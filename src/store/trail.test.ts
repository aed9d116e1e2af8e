import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { openTrailLog, type TrailLog } from './trail.ts'

const account = '111122223333'
let database: DatabaseSync
let log: TrailLog
beforeEach(() => {
  database = new DatabaseSync(':memory:')
  log = openTrailLog(database, 600)
})
afterEach(() => database.close())

const row = (requestId: string, of = account, eventSource = 'iam.amazonaws.com') => ({
  requestId,
  account: of,
  event: JSON.stringify({ eventSource, requestID: requestId }),
  questions: '[]',
})
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => row(`r${String(from + index).padStart(5, '0')}`))

test('an id is found whole, not by its beginning', async () => {
  await log.append([row('abc'), row('abd')])
  assert.equal((await log.find(account, 'abc'))?.requestId, 'abc')
  for (const part of ['a', 'ab', '', 'abc"', 'abc","', '%']) {
    assert.equal(await log.find(account, part), undefined, part)
  }
})

test('no account finds what another asked', async () => {
  await log.append([row('abc', '444455556666')])
  assert.equal(await log.find(account, 'abc'), undefined)
  assert.equal(await log.find(account, undefined), undefined)
  assert.equal(await log.find('4444', undefined), undefined)
})

test('the latest may pass over events that hold a text, an id never does', async () => {
  const own = '"eventSource":"understudy.amazonaws.com"'
  await log.append([row('a'), row('b', account, 'understudy.amazonaws.com')])
  assert.equal((await log.find(account, undefined))?.requestId, 'b')
  assert.equal((await log.find(account, undefined, own))?.requestId, 'a')
  assert.equal((await log.find(account, 'b', own))?.requestId, 'b')
})

test('the oldest batches go when there are more requests than are kept', async () => {
  await log.append(rows(0, 1000))
  assert.equal(await log.find(account, 'r00000'), undefined)
  assert.equal((await log.find(account, 'r00999'))?.requestId, 'r00999')
  const { count } = database.prepare('select sum(count) as count from batches').get() as { count: number }
  assert.ok(count <= 600 && count > 350, String(count))
})

test('what was kept before counts when the log is opened again', async () => {
  await log.append(rows(0, 500))
  const again = openTrailLog(database, 600)
  await again.append(rows(500, 750))
  const { count } = database.prepare('select sum(count) as count from batches').get() as { count: number }
  assert.equal(count, 500)
  assert.equal(await again.find(account, 'r00000'), undefined)
})

test('an empty batch writes nothing', async () => {
  await log.append([])
  assert.equal(await log.find(account, undefined), undefined)
})
