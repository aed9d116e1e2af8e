import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { openTrailLog, openTrailReader, type HistoryQuery, type TrailLog, type TrailRow } from './trail.ts'

const account = '111122223333'
let database: DatabaseSync
let log: TrailLog
beforeEach(() => {
  database = new DatabaseSync(':memory:')
  log = openTrailLog(database, 600)
})
afterEach(() => database.close())

const row = (
  requestId: string,
  of = account,
  eventSource = 'iam.amazonaws.com',
  more: Partial<TrailRow> = {},
) => ({
  requestId,
  eventId: `event-${requestId}`,
  account: of,
  seconds: 0,
  terms: [],
  event: JSON.stringify({ eventSource, requestID: requestId }),
  questions: '[]',
  facts: '{}',
  caller: '{}',
  ...more,
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

const everything: HistoryQuery = { account, term: undefined, from: 0, until: 10_000 }

/** The request ids of all pages, and how many pages there were. */
async function pagesOf(query: HistoryQuery, limit: number): Promise<[ids: string[], pages: number]> {
  const ids: string[] = []
  let pages = 0
  for (let after; ; pages += 1) {
    const { rows: found, next } = await log.history(query, limit, after)
    ids.push(...found.map(({ requestId }) => requestId))
    if (next === undefined) return [ids, pages + 1]
    after = next
  }
}

test('the history goes from the newest to the oldest event, page by page', async () => {
  await log.append(rows(0, 300))
  await log.append([row('data', account, 's3.amazonaws.com', { terms: undefined })])
  await log.append([row('foreign', '444455556666')])
  await log.append(rows(300, 302))
  const ids = rows(0, 302).map(({ requestId }) => requestId)
  for (const limit of [1, 7, 50, 302]) {
    const [found, pages] = await pagesOf(everything, limit)
    assert.deepEqual(found, ids.toReversed())
    assert.equal(pages, Math.ceil(302 / limit))
  }
  assert.deepEqual(await pagesOf({ ...everything, account: '999999999999' }, 5), [[], 1])
})

test('an event is found by each of its terms, whole and within its time', async () => {
  const at = (id: string, seconds: number, ...terms: string[]) => row(id, account, 'iam', { seconds, terms })
  await log.append([at('a', 10, 'EventName=X', 'Username=anna'), at('b', 20, 'EventName=XY')])
  await log.append([
    at('c', 30, 'EventName=X'),
    at('d', 40, 'Username=EventName=X'),
    at('e', 50, 'EventName=X"'),
  ])
  const found = async (term: string, from = 0, until = 100) =>
    (await log.history({ account, term, from, until }, 50)).rows.map(({ requestId }) => requestId)
  assert.deepEqual(await found('EventName=X'), ['c', 'a'])
  assert.deepEqual(await found('EventName=X"'), ['e'])
  assert.deepEqual(await found('Username=anna'), ['a'])
  assert.deepEqual(await found('EventName='), [])
  assert.deepEqual(await found('EventName=X', 11), ['c'])
  assert.deepEqual(await found('EventName=X', 0, 29), ['a'])
  assert.deepEqual(await found('EventName=X', 10, 30), ['c', 'a'])
  assert.deepEqual(await found('EventName=X', 11, 29), [])
})

test('a term is looked up without reading the batches that do not hold it', async () => {
  for (let at = 0; at < 5; at += 1)
    await log.append([row(`r${at}`, account, 'iam', { terms: [`ResourceName=${at}`] })])
  database.exec("update batches set lines = 'damaged' where sequence <> 3")
  const { rows: found, next } = await log.history({ ...everything, term: 'ResourceName=2' }, 50)
  assert.deepEqual([found.map(({ requestId }) => requestId), next], [['r2'], undefined])
  assert.equal((await log.find(account, 'r2'))?.requestId, 'r2')
  assert.equal((await log.findEvent(account, 'event-r2'))?.requestId, 'r2')
})

test('who asked is told of each request, though a batch holds it once', async () => {
  const by = (id: string, name: string) => row(id, account, 'iam', { caller: JSON.stringify({ name }) })
  await log.append([by('a', 'anna'), by('b', 'bert'), by('c', 'anna')])
  await log.append([by('d', 'bert')])
  const names = [...log.all()].map(({ caller }) => JSON.parse(caller).name)
  assert.deepEqual(names, ['anna', 'bert', 'anna', 'bert'])
  const { callers } = database.prepare('select callers from batches').get() as { callers: string }
  assert.equal(callers.split('\n').length, 2)
})

test('a page goes on where the last one ended, whatever has happened since', async () => {
  await log.append(rows(0, 3))
  const first = await log.history(everything, 2)
  await log.append(rows(3, 300))
  const { rows: rest, next } = await log.history(everything, 2, first.next)
  assert.deepEqual([rest.map(({ requestId }) => requestId), next], [['r00000'], undefined])
})

test('an event is found by its id, by its own account and where it is in the history', async () => {
  await log.append([row('a'), row('s', account, 's3', { terms: undefined })])
  assert.equal((await log.findEvent(account, 'event-a'))?.requestId, 'a')
  assert.equal(await log.findEvent('444455556666', 'event-a'), undefined)
  assert.equal(await log.findEvent(account, 'event-s'), undefined)
  assert.equal(await log.findEvent(account, 'a'), undefined)
})

test('the terms of what is forgotten are forgotten too', async () => {
  await log.append(rows(0, 1000).map((one) => ({ ...one, terms: [`ResourceName=${one.requestId}`] })))
  const { count } = database.prepare('select count(*) as count from terms').get() as { count: number }
  const held = database.prepare('select sum(count) + count(*) as count from batches').get() as {
    count: number
  }
  assert.equal(count, held.count)
  await log.clear()
  assert.deepEqual(database.prepare('select count(*) as count from terms').get(), {
    __proto__: null,
    count: 0,
  })
})

test('the log tells how much it holds of an account or of all, what it let go and what was never kept', async () => {
  const [one, other] = [account, '444455556666']
  assert.deepEqual(log.extent(), { requests: 0, oldest: undefined, forgot: false, notKept: 0 })
  await log.append([row('a', one, 'iam', { seconds: 7 })], new Map([[one, 3]]))
  await log.append([], new Map([[other, 2]]))
  assert.deepEqual(log.extent(), { requests: 1, oldest: 7, forgot: false, notKept: 5 })
  assert.deepEqual(log.extent(one), { requests: 1, oldest: 7, forgot: false, notKept: 3 })
  assert.deepEqual(log.extent(other), { requests: 0, oldest: undefined, forgot: false, notKept: 2 })
  await log.append(rows(0, 1000))
  assert.equal(log.extent().forgot, true)
  assert.equal(log.extent(one).forgot, true)
  assert.equal(log.extent(other).forgot, false)
  await log.clear()
  assert.equal(log.extent().forgot, false)
})

test('an account that asks much pushes out its own requests, not those of others', async () => {
  const other = '444455556666'
  await log.append([row('first', other)])
  for (let from = 0; from < 3000; from += 300)
    await log.append([...rows(from, from + 300), row(`o${from}`, other)])
  assert.equal((await log.find(other, 'first'))?.requestId, 'first')
  assert.equal(log.extent(other).requests, 11)
  assert.equal(await log.find(account, 'r00000'), undefined)
  assert.equal((await log.find(account, 'r02999'))?.requestId, 'r02999')
  const { requests } = log.extent()
  assert.ok(requests <= 600 && requests > 300, String(requests))
})

test('of accounts that all ask much each keeps its share', async () => {
  const accounts = ['111111111111', '222222222222', '333333333333']
  for (let round = 0; round < 20; round += 1) {
    const many = accounts.flatMap((of) =>
      Array.from({ length: 50 }, (_, at) => row(`${of}-${round}-${at}`, of)),
    )
    await log.append(many)
  }
  for (const of of accounts) assert.equal(log.extent(of).requests, 200, of)
})

test('a reader sees all requests from the oldest on', async () => {
  await log.append(rows(0, 300))
  await log.append([], new Map([[account, 1]]))
  const ids = [...openTrailReader(database).all()].map(({ requestId }) => requestId)
  assert.deepEqual(
    ids,
    rows(0, 300).map(({ requestId }) => requestId),
  )
})

test('a trail of another shape is begun anew, and not read', () => {
  const old = new DatabaseSync(':memory:')
  old.exec('create table batches (sequence integer primary key autoincrement, count integer, lines text)')
  assert.throws(() => openTrailReader(old), /another Understudy/)
  assert.equal(openTrailLog(old, 10).extent().requests, 0)
  old.close()
})
