import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, test } from 'node:test'
import { openTrailLog, openTrailReader, type TrailLog } from './trail.ts'
import type { HistoryQuery, TrailRow } from './trail-row.ts'

const account = '111122223333'
let database: DatabaseSync
let log: TrailLog
// Empty tables are 40 KB, a hundred of these requests 20 KB or so.
const bytes = 300_000
beforeEach(() => {
  database = new DatabaseSync(':memory:')
  log = openTrailLog(database, bytes)
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

const onDisk = () => {
  const value = (pragma: string) => Object.values(database.prepare(`pragma ${pragma}`).get()!)[0] as number
  return value('page_count') * value('page_size')
}

/** Requests that are large, 10 KB each: 20 or so have room. */
const large = (from: number, to: number, holder = '', of = account) =>
  Array.from({ length: to - from }, (_, index) =>
    row(`${holder}${from + index}`, of, 'iam', { holder, questions: JSON.stringify(['x'.repeat(10_000)]) }),
  )

test('the oldest batches go when the log would take up more bytes than it may', async () => {
  for (let at = 0; at < 100; at += 1) await log.append(large(at, at + 1))
  assert.equal(await log.find(account, '0'), undefined)
  assert.equal((await log.find(account, '99'))?.requestId, '99')
  const { requests, forgot } = log.extent()
  assert.ok(requests >= 15 && forgot, String(requests))
  assert.ok(onDisk() <= bytes + 50_000, String(onDisk()))
})

test('what is more than the log may hold is forgotten with the batch that brings it', async () => {
  await log.append(large(0, 1000))
  assert.equal((await log.find(account, '999'))?.requestId, '999')
  assert.ok(log.extent().requests < 30)
  await log.append(large(1000, 1001))
  assert.equal((await log.find(account, '1000'))?.requestId, '1000')
})

test('what was kept before counts when the log is opened again, with fewer bytes too', async () => {
  for (let at = 0; at < 20; at += 1) await log.append(large(at, at + 1))
  const again = openTrailLog(database, 150_000)
  const { requests } = again.extent()
  assert.ok(requests > 3 && requests < 12, String(requests))
  await again.append(large(20, 30))
  assert.equal((await again.find(account, '29'))?.requestId, '29')
})

test('who asks much pushes out what he has asked himself, and nothing of others of his account', async () => {
  await log.append([...large(0, 3, 'anna'), ...large(0, 1, 'bert')])
  for (let at = 0; at < 200; at += 1) await log.append(large(at, at + 2, 'mallory'))
  for (const id of ['anna0', 'anna1', 'anna2', 'bert0']) {
    assert.equal((await log.find(account, id))?.requestId, id)
  }
  assert.equal(await log.find(account, 'mallory0'), undefined)
})

test('of one moment sixteen who asked most have batches of their own, and the order of all stays', async () => {
  const some = Array.from({ length: 100 }, (_, at) =>
    row(`r${at}`, account, 'iam', { holder: `h${(at * 7) % 40}`, terms: ['EventName=X'] }),
  )
  await log.append(some)
  await log.append([row('last', account, 'iam', { holder: 'h1', terms: ['EventName=X'] })])
  const { count } = database.prepare('select count(*) as count from batches').get() as { count: number }
  assert.equal(count, 17)
  const ids = [...some.map(({ requestId }) => requestId), 'last']
  assert.deepEqual(
    [...log.all()].map(({ requestId }) => requestId),
    ids,
  )
  for (const limit of [1, 7, 101]) {
    assert.deepEqual((await pagesOf({ ...everything, term: 'EventName=X' }, limit))[0], ids.toReversed())
  }
  assert.equal((await log.find(account, undefined))?.requestId, 'last')
})

test('a log that could not be written to counts right afterwards', async () => {
  await log.append(rows(0, 10))
  const before = log.extent()
  database.exec('pragma query_only = on')
  await assert.rejects(log.append(rows(10, 500)), /readonly/)
  database.exec('pragma query_only = off')
  assert.deepEqual(log.extent(), before)
  await log.append(rows(10, 11), new Map([[account, 490]]))
  assert.deepEqual(log.extent(), { ...before, requests: 11, notKept: 490 })
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
  database.exec("update batches set lines = 'damaged' where lines not like '%ResourceName=2%'")
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
  for (let at = 0; at < 40; at += 1) await log.append(large(at, at + 1))
  assert.equal(log.extent().forgot, true)
  assert.equal(log.extent(one).forgot, true)
  assert.equal(log.extent(other).forgot, false)
  await log.clear()
  assert.equal(log.extent().forgot, false)
})

test('an account that asks much pushes out its own requests, not those of others', async () => {
  const other = '444455556666'
  await log.append(large(0, 1, 'first', other))
  for (let at = 0; at < 100; at += 1) await log.append(large(at, at + 2))
  assert.equal((await log.find(other, 'first0'))?.requestId, 'first0')
  assert.equal(await log.find(account, '0'), undefined)
  assert.equal((await log.find(account, '100'))?.requestId, '100')
  assert.equal(log.extent(other).forgot, false)
})

test('of accounts that all ask much each keeps its share', async () => {
  const accounts = ['111111111111', '222222222222', '333333333333']
  for (let round = 0; round < 40; round += 1) {
    await log.append(accounts.flatMap((of) => large(round, round + 1, 'h', of)))
  }
  const held = accounts.map((of) => log.extent(of).requests)
  assert.ok(Math.min(...held) >= 4 && Math.max(...held) - Math.min(...held) <= 1, held.join(' '))
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
