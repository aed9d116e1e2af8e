import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createWalSync } from './wal-sync.ts'

/** A sync of a file whose journeys to the disk end when the test says so. */
function held(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-sync-'))
  const file = join(folder, 'wal')
  writeFileSync(file, '')
  const ends: ((cause: Error | null) => void)[] = []
  t.mock.method(fs, 'fdatasync', (_descriptor: number, end: (cause: Error | null) => void) => ends.push(end))
  syncBuiltinESMExports()
  const sync = createWalSync(file)
  t.after(() => {
    sync.close()
    rmSync(folder, { recursive: true })
    t.mock.restoreAll()
    syncBuiltinESMExports()
  })
  return { sync, ends }
}

test('who asks while a sync is under way waits for the next one, which all of them share', async (t) => {
  const { sync, ends } = held(t)
  const done: string[] = []
  void sync().then(() => done.push('a'))
  void sync().then(() => done.push('b'))
  void sync().then(() => done.push('c'))
  assert.equal(ends.length, 1)
  ends[0]!(null)
  await new Promise(setImmediate)
  assert.deepEqual(done, ['a'])
  assert.equal(ends.length, 2)
  ends[1]!(null)
  await new Promise(setImmediate)
  assert.deepEqual(done, ['a', 'b', 'c'])
  assert.equal(ends.length, 2)
})

test('after a sync that failed none succeeds', async (t) => {
  const { sync, ends } = held(t)
  const first = sync()
  const second = sync()
  ends[0]!(Object.assign(new Error('EIO'), { code: 'EIO' }))
  await assert.rejects(first, /EIO/)
  ends[1]?.(null)
  await assert.rejects(second, /EIO/)
  await assert.rejects(sync(), /EIO/)
})
