import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { testRequest } from '../../test/fixtures/house.ts'
import type { TrailLog } from '../store/records/trail.ts'
import type { TrailRow } from '../store/records/trail-row.ts'
import { anonymous, type Caller } from '../access/caller.ts'
import { createTrail } from './trail.ts'
import type { Answered } from '../access/trail.ts'

const caller: Caller = { ...anonymous, kind: 'root', account: '111122223333' }

const answered = (requestId: string, service = 'iam'): Answered => ({
  service,
  operation: 'GetUser',
  caller,
  request: testRequest({ requestId }),
  time: 0,
  asked: [],
})

/** A log that remembers each batch. */
function makeLog() {
  const batches: string[][] = []
  const finds: unknown[][] = []
  const log: TrailLog = {
    append: async (rows: readonly TrailRow[]) => void batches.push(rows.map(({ requestId }) => requestId)),
    find: async (...asked) => void finds.push(asked),
    findEvent: async () => undefined,
    history: async () => ({ rows: [], next: undefined }),
    all: () => [],
    extent: () => ({ requests: 0, oldest: undefined, forgot: false, notKept: 0 }),
    clear: async () => {},
  }
  return { log, batches, finds }
}

/** Timers stand still until the test moves them. */
function still(t: TestContext): void {
  t.mock.timers.enable({ apis: ['setTimeout'] })
}

test('requests are written in batches, half a second after the first', (t) => {
  still(t)
  const { log, batches } = makeLog()
  const trail = createTrail(log)
  trail.record(answered('a'))
  t.mock.timers.tick(499)
  trail.record(answered('b'))
  assert.deepEqual(batches, [])
  t.mock.timers.tick(1)
  assert.deepEqual(batches, [['a', 'b']])
  t.mock.timers.tick(10_000)
  assert.equal(batches.length, 1)
})

test('of a burst the first 2,000 allowed requests are kept, then 500 each half second, and every refusal', (t) => {
  still(t)
  const { log } = makeLog()
  const trail = createTrail(log)
  const taken = () => {
    for (let index = 0; ; index += 1) {
      if (!trail.takes(caller.account, false)) return index
      trail.record(answered(String(index)))
    }
  }
  assert.equal(taken(), 2000)
  assert.ok(trail.takes(caller.account, true))
  t.mock.timers.tick(499)
  assert.equal(taken(), 0)
  t.mock.timers.tick(1)
  assert.equal(taken(), 500)
  for (let beat = 0; beat < 10; beat += 1) t.mock.timers.tick(500)
  assert.equal(taken(), 2000)
})

test('an account that is quiet is heard beside one that is not, and what was not kept is counted by account', async (t) => {
  still(t)
  const { log } = makeLog()
  const missing: [string, number][] = []
  const append: TrailLog['append'] = async (_rows, notKept = new Map()) => void missing.push(...notKept)
  const trail = createTrail({ ...log, append })
  const other = { ...caller, account: '444455556666' }
  const taken = (by: Caller, most: number) => {
    for (let index = 0; index < most; index += 1) {
      if (!trail.takes(by.account, false)) return index
      trail.record({ ...answered(String(index)), caller: by })
    }
    return most
  }
  assert.equal(taken(caller, 3000), 2000)
  assert.equal(taken(other, 3000), 50)
  t.mock.timers.tick(500)
  assert.equal(taken(caller, 3000), 500)
  assert.equal(taken(other, 30), 30)
  await trail.flush()
  assert.deepEqual(missing, [
    ['111122223333', 1],
    ['444455556666', 1],
    ['111122223333', 1],
  ])
})

test('a burst is written before it fills the memory', (t) => {
  still(t)
  const { log, batches } = makeLog()
  const trail = createTrail(log)
  for (let index = 0; index < 1100; index += 1) trail.record(answered(String(index)))
  assert.deepEqual(
    batches.map(({ length }) => length),
    [500, 500],
  )
})

test('who looks something up finds what has just happened', async (t) => {
  still(t)
  const { log, batches, finds } = makeLog()
  const trail = createTrail(log)
  trail.record(answered('a'))
  assert.equal(await trail.find('111122223333', 'a'), undefined)
  assert.deepEqual(batches, [['a']])
  assert.deepEqual(finds[0]!.slice(0, 2), ['111122223333', 'a'])
})

test('a log that fails loses its batch and nothing else', async (t) => {
  still(t)
  const { log, batches } = makeLog()
  const full: TrailLog['append'] = () => Promise.reject(new Error('the disk is full'))
  const failing = { ...log, append: full }
  const trail = createTrail(failing)
  trail.record(answered('a'))
  t.mock.timers.tick(500)
  trail.record(answered('b'))
  await assert.rejects(trail.flush(), /the disk is full/)
  failing.append = log.append
  trail.record(answered('c'))
  await trail.flush()
  assert.deepEqual(batches, [['c']])
})

test('requests that the log could not take are counted with the next that it takes', async (t) => {
  still(t)
  const { log } = makeLog()
  const appended: [number, [string, number][]][] = []
  let full = true
  const append: TrailLog['append'] = async (rows, notKept = new Map()) => {
    if (full) throw new Error('database or disk is full')
    appended.push([rows.length, [...notKept]])
  }
  const trail = createTrail({ ...log, append })
  for (const id of ['a', 'b', 'c']) trail.record(answered(id))
  // Who reads meanwhile reads what is there.
  assert.equal(await trail.find(caller.account, 'a'), undefined)
  assert.deepEqual(await trail.history({ account: '1', term: undefined, from: 0, until: 1 }, 1), {
    rows: [],
    next: undefined,
  })
  trail.record(answered('d'))
  await trail.findEvent(caller.account, 'e')
  full = false
  trail.record(answered('e'))
  await trail.flush()
  assert.deepEqual(appended, [[1, [[caller.account, 4]]]])
})
